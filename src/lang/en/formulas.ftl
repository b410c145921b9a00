# Findings about formulas and numbers.
