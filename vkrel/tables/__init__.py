"""Tables of claims: what the columns of CSV, JSON Lines, Parquet and frames mean."""
