# Findings about the tree.
