"""Tracing entries of a claim back to where they come from: what :mod:`onrecord.comparing.origins` is made of."""
