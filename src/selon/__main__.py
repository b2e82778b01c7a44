"""``python -m selon``: the command line, where the script ``selon`` is not on the path."""

from __future__ import annotations

import sys

from selon.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
