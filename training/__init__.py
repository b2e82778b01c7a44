"""How the shipped weights are made: one module for each model, each a command (``python -m training.attribution``).

What ``bench.quality`` calls, to estimate what the weights are worth on an event that they have not seen:

- ``training.attribution.train(records) -> Model``
- ``training.claims.train(records, attribution_model) -> Model``

``records`` are lines of the gold as dictionaries. Training is deterministic: no clock, no unseeded random number; the
same records give the same model, byte for byte. A command trains on the whole gold and writes the weights with their
card (task, version, templates, data with digest and licence, scores left one event out, command).
"""
