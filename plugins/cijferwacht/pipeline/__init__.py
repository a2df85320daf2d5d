"""Walks the hallway: loads what a room needs, calls it, stores what it answers.

Each function does a whole day's or a whole poll's work in few transactions, may be killed at any moment, and
may be run again without doing anything twice.
"""
