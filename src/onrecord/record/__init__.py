"""Reading → the record: one SQLite file that keeps documents, what was read from them, and what people decided."""

from __future__ import annotations

from onrecord.record.hits import Hit
from onrecord.record.record import Record
from onrecord.record.search import Question
from onrecord.record.store import Added
from onrecord.schema import Alteration, Link, Review, Version

__all__ = ["Added", "Alteration", "Hit", "Link", "Question", "Record", "Review", "Version"]
