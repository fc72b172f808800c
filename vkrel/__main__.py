"""`python -m vkrel` is the command line."""

from vkrel.cli import main

main()
