"""The shelf of languages: one folder each, read by :mod:`selon.languages.pack`."""
