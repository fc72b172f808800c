"""All that is shown: words, accounts of findings, and a file for each format."""
