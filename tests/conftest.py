"""Settings that all tests share."""

from hypothesis import settings

# Two cores that do other work make a single example slow at times; time lives in benchmarks.
settings.register_profile("vkrel", deadline=None)
settings.load_profile("vkrel")
