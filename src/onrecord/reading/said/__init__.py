"""Statements: how cues, sources and contents become attributions."""
