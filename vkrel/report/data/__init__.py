"""The formats of `vkrel check`: a file is a format, named like it."""
