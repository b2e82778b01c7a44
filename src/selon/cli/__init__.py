"""The door: the command line."""

from __future__ import annotations

from selon.cli.main import main

__all__ = ["main"]
