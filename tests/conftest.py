"""Settings for all tests.

Hypothesis tries the same examples in every run: red means a changed newsctl. Most tests start processes: they
may keep what they compiled, or each of the thousands would compile newsctl anew.
"""

import os

from hypothesis import settings

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("newsctl", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("newsctl")
