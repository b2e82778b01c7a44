"""What comes in: bytes, texts and JSONL to documents. The one room, with the ledger, that touches files."""
