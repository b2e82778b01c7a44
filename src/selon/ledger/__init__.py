"""Where everything read is kept: append-only, by content, with a chain of hashes over all that enters or changes."""
