"""What printed values mean, and whether two of them can both be true."""
