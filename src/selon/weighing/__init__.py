"""What the claims come to when held against one another."""
