"""The registry: all claims, indexed, with typed views; how it is loaded."""
