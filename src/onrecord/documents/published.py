"""When a report was published, and on what basis that is said: given, metadata, the head of the text, or nothing.

A date in the body of a report is the date of something in it, never taken for the report's own.
"""

from __future__ import annotations

import re

from onrecord.documents.dates import dates_in, from_match, normal
from onrecord.documents.head import head_size
from onrecord.errors import SettingError
from onrecord.schema import Block, LeftOut, PublishedBasis

_DATED = re.compile(r"(?:1[6-9]|20|21)\d\d")
_LONGEST_LINE = 160  # characters
_LABELLED_BLOCKS = 10  # from the top, in which a line that says "Published:" counts
_PUBLISHED = (
    r"(?:(?:first|originally|article|date)\s+)?(?:published|posted|issued|released|publication\s+date|date)(?:\s+date)?"
)
_UPDATED = r"(?:(?:last|page)\s+)*(?:updated|modified|revised|edited|update)"
_LABEL = re.compile(rf"(?i)\b(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\b(?:\s+(?:on|at))?\s*:?")
_REST = re.compile(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?(?!\w))?|\b[A-Z]{2,4}T\b|"
    r"\b(?:gmt|utc|local\s+time|at|on|hrs|ist)\b|[+-]\d{2}:?\d{2}\b"
)
_BYLINE = re.compile(r"\s*(?i:by)\s+(?:[A-Z][\w.'’-]*[\s,|·–-]*){1,8}")
# KUWAIT CITY, Jan. 15, 2014 (Reuters) — / GENEVA (15 January 2014) – / 15 January 2014, Geneva:
_PLACE = re.compile(
    r"(?!(?:On|In|By|At|Since|From|Until|After|Before|As|The|It|He|She|They|We)\b)"
    r"(?:[A-Z][\w.'’-]*(?:[ ,/]+(?=\S))?){0,7}[(,–—-]?\s*"
)
_DATELINE_END = re.compile(r"\)?,?\s*(?:[A-Z][\w ]{1,25})?\s*(?:[(/][^()/]{2,40}[)/]\s*)?(?:[-–—:]+|\Z)")
_SOURCE = re.compile(r"\s*[(/][A-Z][^()/]{1,40}[)/]")


def given_date(value: str) -> str:
    """A date that a person or a file gives, as an ISO 8601 prefix of the precision it has.

    Raises:
        SettingError: it is no date, or may be two.
    """
    date = normal(value)
    if date is None or (re.match(r"\D*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", value) and len(date) == 4):
        raise SettingError(f"published {value!r}: not a date; write it as 2014-01-15 (or 2014-01, or 2014)")
    return date


def published_of_text(
    text: str,
    blocks: tuple[Block, ...],
    unread: tuple[LeftOut, ...],
    *,
    given: str | None = None,
    metadata: str | None = None,
) -> tuple[str | None, PublishedBasis]:
    """The published date and its basis: what is ``given``, else what the ``metadata`` say, else the head of the text.

    Raises:
        SettingError: ``given`` is no date.
    """
    if given is not None and given.strip():
        return given_date(given), "given"
    if metadata is not None:
        return metadata, "metadata"
    date = _of_head(text, blocks, unread)
    return (date, "text") if date is not None else (None, "none")


def line_date(line: str) -> str | None:
    """The date of a line that is nothing but a date, with its label, weekday and time; else ``None``."""
    if len(line) > _LONGEST_LINE or not _DATED.search(line):
        return None
    date, labelled, rest = _taken_apart(line)
    bare = not any(character.isalnum() for character in rest)
    return date if date is not None and bare and (labelled or len(date) >= len("2014-01-15")) else None


def _of_head(text: str, blocks: tuple[Block, ...], unread: tuple[LeftOut, ...]) -> str | None:
    skipped = {(stretch.start, stretch.end) for stretch in unread if stretch.why != "byline"}
    size = head_size(text, blocks)
    updated: str | None = None
    for number, block in enumerate(blocks[: max(_LABELLED_BLOCKS, size + 1)]):
        if (block.start, block.end) in skipped or not _DATED.search(
            text, block.start, min(block.end, block.start + 300)
        ):
            continue
        passage = text[block.start : block.end]
        label = _LABEL.match(passage.lstrip(" ([*•|"))
        if number < size or label is not None:
            date = _of_line(passage, in_head=number < size)
            if date is not None and label is not None and label["updated"] and len(dates_in(passage)) == 1:
                updated = updated or date
            elif date is not None:
                return date
        if number <= size + 1 and (date := dateline(passage)) is not None:
            return date
    return updated


def _of_line(line: str, *, in_head: bool) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    date, labelled, rest = _taken_apart(line)
    if date is None:
        return None
    bare = not any(character.isalnum() for character in rest)
    full = len(date) >= len("2014-01-15")
    if bare and (labelled or full):
        return date
    return date if in_head and full and (labelled or _BYLINE.fullmatch(rest)) else None


def _taken_apart(line: str) -> tuple[str | None, bool, str]:
    """The date of a line (the one that is not of an update, where there are several), whether a label says so, and what
    is left of the line without dates, times and labels."""
    found = dates_in(line)
    chosen, labelled, believed = None, False, -1
    for hit in found:
        date = from_match(hit)
        if date is None:
            return None, False, line
        before = list(_LABEL.finditer(line, 0, hit.start()))
        label = before[-1] if before else None
        belief = 1 if label is None else 2 if label["published"] else 0
        if belief > believed:
            chosen, labelled, believed = date, label is not None, belief
    rest = line
    for hit in reversed(found):
        rest = f"{rest[: hit.start()]} {rest[hit.end() :]}"
    return chosen, labelled, _REST.sub(" ", _LABEL.sub(" ", rest))


def dateline(paragraph: str) -> str | None:
    """The date in a paragraph's dateline ("KUWAIT CITY, Jan. 15, 2014 (Reuters) — …"), where it gives the year."""
    start = paragraph[:140]
    found = dates_in(start)
    if not found:
        return None
    hit = found[0]
    date = from_match(hit)
    if date is None or len(date) < len("2014-01-15") or not _PLACE.fullmatch(start[: hit.start()]):
        return None
    after = start[hit.end() :]
    return date if _DATELINE_END.match(after) or _SOURCE.match(after) else None
