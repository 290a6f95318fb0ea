"""What comparing found → a briefing, in Markdown, HTML or PDF; one file a format."""

from __future__ import annotations

from onrecord.publishing.asking import brief
from onrecord.publishing.html import to_html
from onrecord.publishing.markdown import to_markdown
from onrecord.publishing.pdf import to_pdf
from onrecord.schema.briefing import Briefing, Group, Note, Piece, Section, Sentence, briefing_schema

__all__ = [
    "Briefing",
    "Group",
    "Note",
    "Piece",
    "Section",
    "Sentence",
    "brief",
    "briefing_schema",
    "to_html",
    "to_markdown",
    "to_pdf",
]
