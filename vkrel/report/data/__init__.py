"""What machines and other programs read: a file is a format, named like it."""
