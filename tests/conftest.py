"""How Hypothesis runs here: no deadline (machines differ), and in CI the same examples each time.

What CI finds must be found again by whoever mends it; at a desk, new examples are tried in each run.
"""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("house")
