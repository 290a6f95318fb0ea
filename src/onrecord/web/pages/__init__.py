"""The pages, one module a subject; the list below is the only place that names them, in the order of the navigation."""

from __future__ import annotations

import importlib

from onrecord.web.page import Pages

MODULES = (
    "front",
    "find",
    "claims",
    "documents",
    "entries",
)


def load() -> Pages:
    """The pages and the actions of all modules."""
    loaded = [importlib.import_module(f"onrecord.web.pages.{name}") for name in MODULES]
    shown = tuple(page for module in loaded for page in getattr(module, "PAGES", ()))
    return Pages(shown, tuple(action for module in loaded for action in getattr(module, "ACTIONS", ())))
