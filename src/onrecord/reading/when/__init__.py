"""Dates: how words become days."""
