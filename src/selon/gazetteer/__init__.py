"""The shelf of places: names in many scripts, and what bears them."""
