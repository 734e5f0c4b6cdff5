"""Settings for all tests: hypothesis tries the same examples in every run: red means a changed newsctl."""

from hypothesis import settings

settings.register_profile("newsctl", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("newsctl")
