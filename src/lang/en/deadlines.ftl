# Findings about deadlines and years.
