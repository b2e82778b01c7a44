"""What the words point at: places and times."""
