"""Tables of claims: what the columns of files, databases and frames mean."""
