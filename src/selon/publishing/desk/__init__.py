"""The desk: a ledger's events and dispatches as pages for a browser on the same machine, and reviews made from them.

Every view is an address that holds its whole state, with JSON and CSV beside it. The pages are built from the same rows
as the terminal's, work without scripts, and load nothing from elsewhere. Needs the extra ``desk``.
"""
