# Findings about targets.

missing-target = the indicator has no target
