"""``python -m tests.bench``: how quick newsctl is, as ratios to what a user would otherwise take."""
