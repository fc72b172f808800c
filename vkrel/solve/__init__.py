"""What cannot all be true: variables, the constraints that tie them, minimal conflicts."""
