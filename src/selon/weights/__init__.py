"""The shelf of shipped weights, each a JSON file with its card."""

from __future__ import annotations

from selon.weights.linear import Model, load

__all__ = ["Model", "load"]
