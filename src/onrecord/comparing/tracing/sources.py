"""Who stands at the end of a chain, in the form in which sources are told apart: a person, a body, somebody described,
an outlet, or nobody."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.comparing.items import Item, Party
from onrecord.comparing.tracing.outlets import is_outlet, is_unnamed, outlet_key
from onrecord.knowledge import load_csv, load_yaml
from onrecord.record.evidence import name_key
from onrecord.schema import Step

# person: by name; body: a ministry, an army, or who speaks for it; described: "a security official"; outlet: the report
# of one, the publisher's own too; media: of one that is not named; nobody: "it was reported".
SourceKind = Literal["person", "body", "described", "outlet", "media", "nobody"]


_ARTICLES = frozenset(["", "the", "a", "an"])


@dataclass(frozen=True, slots=True)
class Source:
    """One source as one report tells of it.

    ``heard_by`` is the outlet nearest to it: that which it was said to, whose text it is, or the publisher.
    ``key`` is the name without what spellings differ in. ``role`` and ``of`` (what it is of) are keys too.
    ``saw``: the reporters of that outlet saw it for themselves.
    """

    kind: SourceKind
    name: str
    key: str
    heard_by: str
    heard_name: str
    role: str = ""
    of: str = ""
    country: str = ""
    identity: int | None = None
    saw: bool = False

    @property
    def described(self) -> str:
        """All that is said of it, as words."""
        return " ".join(dict.fromkeys(f"{self.key} {self.role} {self.of}".split()))

    def __str__(self) -> str:
        """As it is called in the reasons that people read."""
        if self.kind == "outlet":
            return self.name
        if self.kind == "nobody":
            return f"nobody named, in {self.heard_name}"
        if self.kind == "person":
            return self.name
        return f"“{self.name}”" if self.kind == "body" else f"“{self.name}” ({self.heard_name})"


def source_of(item: Item) -> Source:
    """The source at the end of an item's chain."""
    last = item.chain[-1]
    if last.kind in ("publisher", "agency", "outlet"):
        return _outlet(item, last)
    key, name = _heard_by(item)
    if last.kind == "channel" or last.speaker_kind == "none" or name_key(last.name) in _ARTICLES:
        return Source("nobody", "", key, key, name)
    return _speaker(item, last)


def publisher(item: Item) -> tuple[str, str]:
    """The key and the name of who published it. Of a report whose outlet is not known nothing says that another such
    report is of the same."""
    if item.outlet:
        return outlet_key(item.outlet), item.outlet
    name = f"document {item.document}"
    return name, name


def _heard_by(item: Item) -> tuple[str, str]:
    """The outlet nearest to the source: its key and its name."""
    for step in reversed(item.chain[1:-1]):
        if step.kind in ("agency", "outlet"):
            return outlet_key(step.name), step.name
    return publisher(item)


def _outlet(item: Item, last: Step) -> Source:
    if last.kind == "publisher":
        key, name = publisher(item)
        return Source("outlet", name, key, key, name, saw=_saw_it(item, name))
    if is_unnamed(last.name) or (last.kind == "agency" and last.name == "agencies"):
        return Source("media", last.name, name_key(last.name), *_heard_by(item))
    key = outlet_key(last.name)
    return Source("outlet", last.name, key, key, last.name)


def _speaker(item: Item, last: Step) -> Source:
    party = item.source or Party(last.name)
    key = name_key(last.name)
    source = Source(
        _kind(party, last),
        last.name,
        _full_names().get(key, key),
        *_heard_by(item),
        name_key(party.role or ""),
        name_key(party.affiliation or ""),
        party.country or "",
        party.identity,
    )
    if whose := _reporter_of(source, item):
        return Source("outlet", whose, outlet_key(whose), outlet_key(whose), whose, saw=_saw_it(item, whose))
    words = _words_of(item, last)
    if _speaks_for(source.role, source.key, name_key(words)):
        body = party.affiliation or _behind_spokesman(words)
        named = f"{body} ({source.name})" if source.kind == "person" else body
        return replace(source, kind="body", name=named, key=name_key(body)) if body else source
    return source


def _kind(party: Party, last: Step) -> SourceKind:
    key = name_key(last.name)
    named = last.speaker_kind == "named" and _is_name(last.name, key)
    if party.kind in ("government", "organisation", "armed group") and (named or not _is_described(key)):
        return "body"
    if party.kind == "person" and named:
        return "person"
    if _is_body(key):
        return "body"
    return "person" if named and party.kind != "people" else "described"


def _reporter_of(source: Source, item: Item) -> str | None:
    """The outlet whose reporter a described source is: "a correspondent for the Lamp", "our reporter"."""
    words = set(source.key.split())
    if source.kind != "described" or not words.intersection(load_yaml("source_words")["kinds"]["journalist"]):
        return None
    for outlet in (source.heard_name, publisher(item)[1]):
        names = outlet_key(outlet).split()
        if words.issuperset(names) or (len(names) > 1 and names[-1] in words) or words & {"our", "this"}:
            return outlet
    return next((name for name in source.name.split() if is_outlet(name) and not is_unnamed(name)), None)


def _words_of(item: Item, step: Step) -> str:
    """The words of the source as they stand in the item's sentence; its name where they stand elsewhere."""
    start, end = item.around
    inside = [item.passage[at - start : to - start] for at, to in step.span if start <= at < to <= end]
    return " ".join(inside) or step.name


def _speaks_for(*said: str) -> bool:
    spokesmen = "|".join(load_yaml("source_words")["spokesmen"])
    return any(re.search(rf"\b(?:{spokesmen})\b", one) for one in said)


def _behind_spokesman(words: str) -> str:
    """The body in "a spokesman for the interior ministry" and "Interior Ministry spokesman Otto Brandt"."""
    spokesmen = "|".join(load_yaml("source_words")["spokesmen"])
    found = re.search(rf"\b(?:{spokesmen}) (?:for|of) (?:the )?(?P<after>[^,]+)", words, re.IGNORECASE)
    found = found or re.search(rf"(?:^|, )(?:an? |the )?(?P<before>[^,]+?) (?:{spokesmen})\b", words, re.IGNORECASE)
    return found.group(1).strip() if found else ""


def _is_name(name: str, key: str) -> bool:
    """A word with a capital that is no word for an office: "Reyes", and not "The officials"."""
    plain = _kind_words()
    return any(word[:1].isupper() and name_key(word) not in plain for word in name.split()) and bool(key)


def _is_described(key: str) -> bool:
    """Whether its head is a person or persons: "army officers", which the reading may take for an army."""
    words = re.split(r" (?:of|for|from|in|at|with) ", key)[0].split()
    return bool(words) and words[-1] in _kind_words() and words[-1] not in load_yaml("source_words")["any_body"]


def _is_body(key: str) -> bool:
    words = re.split(r" (?:of|for|from|in|at) ", key)[0].split()
    return bool(words) and words[-1] in _body_words()


def _saw_it(item: Item, outlet: str) -> bool:
    """Whether the sentence says that reporters of the outlet saw it for themselves."""
    # Few sentences have a word of seeing; for the others no outlet's patterns need to be made.
    return bool(_seeing().search(item.passage)) and any(one.search(item.passage) for one in _firsthand(outlet))


@functools.cache
def _seeing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_yaml('source_words')['seeing'])})\b", re.IGNORECASE)


@functools.lru_cache(512)
def _firsthand(outlet: str) -> tuple[re.Pattern[str], ...]:
    data = load_yaml("source_words")
    bare = re.sub(r"^[Tt]he\s+", "", outlet)
    names = [bare, bare.split()[-1]] if len(bare.split()) > 1 else [bare]
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in (*names, *data["own_names"]))
    return tuple(re.compile(form.replace("OUTLET", f"(?:{either})"), re.IGNORECASE) for form in data["firsthand"])


@functools.cache
def _kind_words() -> frozenset[str]:
    kinds = load_yaml("source_words")["kinds"].values()
    return frozenset(word for words in kinds for word in words) | {row["word"].lower() for row in load_csv("roles")}


@functools.cache
def _body_words() -> frozenset[str]:
    listed = {row["word"] for row in load_csv("organisation_words") if row["kind"] in ("government", "organisation")}
    return frozenset(listed | {"police", "army", "navy", "military", "ministry", "authorities"})


@functools.cache
def _full_names() -> dict[str, str]:
    """Short names of bodies, as keys, with the full ones: "UN"."""
    return {name_key(row["short"]): name_key(row["full"]) for row in load_csv("acronyms")}
