"""Tables of claims: CSV, JSON Lines, Parquet and frames, what their columns mean, their rows as claims."""
