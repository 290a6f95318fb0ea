"""Invented affairs in ``affairs/*.yaml``, read as a record would read them: each told in a few reports, with the range
of independent origins that a fact-checker would defend for one claim."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from onrecord.comparing.items import Item, items_of
from onrecord.comparing.origins import origins_of
from onrecord.comparing.reports import Report
from onrecord.documents import document_from_text
from onrecord.reading import read_document
from onrecord.schema import Cited, CopyOf, Origins
from onrecord.settings import Settings

HERE = Path(__file__).parent / "affairs"


@dataclass(frozen=True, slots=True)
class Affair:
    """One affair: the entries of its claim, its documents, which of them are copies, and what is expected."""

    name: str
    items: tuple[Item, ...]
    documents: tuple[Cited, ...]
    copies: tuple[CopyOf, ...]
    expected: dict[str, Any]

    def origins(self) -> Origins:
        """What is found."""
        return origins_of(self.items, self.copies, self.documents)

    def wrong(self) -> list[str]:
        """What of it is not as expected, in words."""
        found, expected = self.origins(), self.expected
        asserting = [origin for origin in found.list if origin.stance == "asserts"]
        denying = sum(origin.stance == "denies" for origin in found.list)
        wrong = []
        if (found.min, found.max) != (expected["min"], expected["max"]):
            wrong.append(f"{found.min}–{found.max} origins, not {expected['min']}–{expected['max']}")
        if len(found.circles) != expected.get("circles", 0):
            wrong.append(f"{len(found.circles)} circles")
        if denying != expected.get("denies", 0):
            wrong.append(f"denied by {denying}")
        if "kinds" in expected and Counter(origin.kind for origin in asserting) != Counter(expected["kinds"]):
            wrong.append(f"kinds: {', '.join(origin.kind for origin in asserting)}")
        if "together" in expected and not self._together(found, set(expected["together"])):
            wrong.append(f"reports {expected['together']} are not together")
        return wrong

    def _together(self, found: Origins, reports: set[int]) -> bool:
        document = {item.number: item.document for item in self.items}
        return any(reports <= {document[one.entry] for one in origin.collapsed} for origin in found.list)


def names(file: str) -> list[str]:
    """The names of the affairs of a file."""
    return [affair["name"] for affair in _load(file)]


@functools.cache
def affair(file: str, name: str) -> Affair:
    """An affair of a file, as the model reads it."""
    [found] = [affair for affair in _load(file) if affair["name"] == name]
    items: list[Item] = []
    documents, copies = [], []
    for number, report in enumerate(found["reports"], 1):
        read = _read(report, number)
        claim = report.get("claim", found["claim"])
        items += [one for one in items_of(read) if one.kind == claim["kind"] and _has(one, claim["words"])]
        document = read.reading.document
        rest = (document.id, document.name, None, document.outlet, document.title, document.published)
        documents.append(Cited(number, *rest))
        if "copy_of" in report:
            copies.append(CopyOf(report["copy_of"], number, "copy", 0.9, 0.9))
        if "partly" in report:
            copies.append(CopyOf(report["partly"], number, "partly", 0.5, 0.5))
    return Affair(name, tuple(items), tuple(documents), tuple(copies), found["expected"])


def _has(item: Item, words: str) -> bool:
    return re.search(words, item.words, re.IGNORECASE) is not None


def _read(report: dict[str, Any], number: int) -> Report:
    paragraphs = [" ".join(paragraph.split()) for paragraph in report["text"].strip().split("\n\n")]
    document = document_from_text("\n\n".join(paragraphs), id=f"d{number}", language="en", settings=Settings())
    published = str(report["published"]) if "published" in report else None
    return Report.of(read_document(replace(document, outlet=report.get("outlet"), published=published)), number)


@functools.cache
def _load(file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / f"{file}.yaml").read_text("utf-8"))
    return found
