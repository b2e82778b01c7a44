"""Measuring: quality against the gold with its floors, speed, and the wheel. Each module is a command."""
