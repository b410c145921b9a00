# Findings about a plan against another.
