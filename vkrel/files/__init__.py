"""Claims files in: TOML that says what each source says, with every problem at its place."""
