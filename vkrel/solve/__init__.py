"""What cannot all be true: slots, networks, sums, culprits."""
