"""One file a renderer over one model of findings."""
