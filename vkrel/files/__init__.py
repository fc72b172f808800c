"""Claims files and tables in, with every problem at its place."""
