# Findings about results and achievements.
