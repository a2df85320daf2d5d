"""Feeds: their settings, reading them over the network without harm to either side, and what stands in them."""
