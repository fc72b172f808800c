"""Speed, as ratios measured in one run; see docs/contributing.md."""
