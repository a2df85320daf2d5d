"""Feeds: their settings, asking for them without harm to either side, and what stands in them."""
