"""How reviews take effect: pure functions from folios and reviews to folios, states and constraints."""
