"""What a terminal shows: lines of at most eighty columns, in colour where somebody looks."""
