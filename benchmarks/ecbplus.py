"""The gold of ECB+ (Cybulska and Vossen, 2014): mentions of events, and which of them are one happening.

A mention is a stretch of the document's text. Those in no chain of coreference are happenings of one mention. The usual
evaluation keeps to the sentences listed in ``ECBplus_coreference_sentences.csv``, which were checked by hand a second
time. That list is not part of the data here, so all marked mentions are given; ``claims.py`` says which of them count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from onrecord.schema import Span

# The topics that the field keeps for development. Here they are held back: nothing was made or fitted on them.
HELD = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
_ACTIONS = ("ACTION_", "NEG_ACTION_")
# A mention of several words ("carried out", "strike on") is headed by none of these.
_NO_HEADS = frozenset(
    [
        "up",
        "out",
        "off",
        "down",
        "over",
        "away",
        "in",
        "on",
        "into",
        "to",
        "of",
        "by",
        "for",
        "at",
        "with",
        "from",
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "been",
        "be",
        "being",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "'s",
        "back",
    ]
)


@dataclass(frozen=True, slots=True)
class Gold:
    """One mention of an event: its document, its words, the word that heads it, and its happening."""

    document: str
    span: Span
    head: Span
    chain: str


def topic(name: str) -> int:
    """Of which topic a document is."""
    return int(name.split("_")[0])


def gold_mentions(folder: Path, texts: dict[str, str]) -> list[Gold]:
    """All mentions of the documents whose texts are given, in their order."""
    found: list[Gold] = []
    for path in sorted(folder.glob("*/*.xml")):
        if path.stem in texts:
            found += _of(path, texts[path.stem])
    return found


def _of(path: Path, text: str) -> Iterator[Gold]:
    root = etree.parse(path).getroot()
    places = _places(root, text)
    chains = _chains(root)
    for mark in root.find("Markables"):
        number = mark.get("m_id")
        spans = [places[anchor.get("t_id")] for anchor in mark.findall("token_anchor")]
        known = [span for span in spans if span is not None]
        if mark.tag.startswith(_ACTIONS) and known:
            heads = [span for span in known if text[slice(*span)].lower() not in _NO_HEADS]
            chain = chains.get(number, f"{path.stem}#{number}")
            yield Gold(path.stem, (known[0][0], known[-1][1]), (heads or known)[0 if len(heads) < 2 else -1], chain)


def _chains(root: etree._Element) -> dict[str, str]:
    """Mention → happening: the name that it has in all documents, or one of this document alone."""
    names = {mark.get("m_id"): mark.get("instance_id") for mark in root.find("Markables") if mark.get("instance_id")}
    found = {}
    for relation in root.find("Relations"):
        target = relation.find("target").get("m_id")
        own = relation.tag == "INTRA_DOC_COREF"
        chain = f"{root.get('doc_name')}:{target}" if own else relation.get("note") or names.get(target, target)
        found.update({source.get("m_id"): chain for source in relation.findall("source")})
    return found


def _places(root: etree._Element, text: str) -> dict[str, Span | None]:
    """Where each token stands in the text; the text is the tokens in their order, spaced otherwise."""
    sentences: defaultdict[int, list[etree._Element]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.get("sentence"))].append(token)
    found: dict[str, Span | None] = {}
    at = 0
    for _, tokens in sorted(sentences.items()):
        for token in tokens:
            span = _next(text, token.text or "", at)
            found[token.get("t_id")] = span
            at = span[1] if span else at
    return found


def _next(text: str, word: str, at: int) -> Span | None:
    """The word, if it is what comes next but for spaces."""
    while at < len(text) and text[at].isspace():
        at += 1
    return (at, at + len(word)) if word and text.startswith(word, at) else None
