"""Settings for all tests: hypothesis runs the same examples every time, so that a red run means a changed newsctl."""

from hypothesis import settings

settings.register_profile("newsctl", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("newsctl")
