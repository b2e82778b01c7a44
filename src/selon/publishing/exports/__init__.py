"""What a ledger is handed on as: one small module a format, all behind one door (`door.py`).

An exporter gets a selection (`selection.py`) and a stream of bytes, and writes as it goes. Nothing in an export says
what is true: what an outlet says, whether a person checked our reading, and what an analyst concludes stand apart.
"""
