"""What goes out: the report for the terminal, JSONL, and a page. All three show the same outline."""
