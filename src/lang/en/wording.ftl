# Findings about names and descriptions.
