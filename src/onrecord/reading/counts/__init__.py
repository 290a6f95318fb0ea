"""Counts: how words become figures of people and things."""
