"""Whether two sources, of one claim and one affair, are the same: yes, perhaps, or no; with the reason in words."""

from __future__ import annotations

import difflib
import functools
import re
from typing import Literal, NamedTuple

from onrecord.comparing.tracing.outlets import outlet_key, same_outlet, shortened
from onrecord.comparing.tracing.said_of import clash, contradiction, office, share, weighty
from onrecord.comparing.tracing.sources import Source
from onrecord.knowledge import load_csv, load_yaml

Verdict = Literal["same", "may be", "apart"]

# How like two spellings of a first name must be, of people with one surname: "Faisal", "Faysal".
_SPELLING = 0.75
# The longest short form of a name: "UNICEF".
_SHORT = 6


# "Vardia's", in the form of a key.
_OWNER = re.compile(r"^(\w+(?: \w+)?) s ")


class Sameness(NamedTuple):
    """What holds of two sources, and why: the end of a sentence that begins with both."""

    verdict: Verdict
    why: str


def sameness(one: Source, other: Source, *, one_report: bool = False) -> Sameness:
    """Whether two sources are the same; ``one_report``: the same report tells of both."""
    first, second = sorted((one, other), key=lambda source: _ORDER[source.kind])
    return _RULES[first.kind, second.kind](first, second, one_report)


def _persons(one: Source, other: Source, one_report: bool) -> Sameness:
    if one.identity is not None and other.identity is not None:
        if one.identity == other.identity:
            return Sameness("same", "the record has them as one person")
        return Sameness("apart", "the record has them as two persons")
    first, second = _names(one.key), _names(other.key)
    if first == second and len(first) > 1:
        return Sameness("same", "the same full name")
    if one.key in (other.of, other.role) or other.key in (one.of, one.role):
        return Sameness("may be", "the one is what the other is of")
    if first[-1] != second[-1]:
        return _by_first_name(one, other)
    if len(first) > 1 and len(second) > 1:
        if _like(first[0], second[0]):
            return Sameness("same", "the same name in another spelling")
        return Sameness("apart", "other first names")
    if clash(one, other):
        return Sameness("may be", "the same surname, but another role")
    if share(one.role, other.role) or share(one.of, other.of):
        return Sameness("same", "the same surname and the same role")
    if not one.role or not other.role:
        return Sameness("same", "the same name") if first == second else Sameness("may be", "the same surname")
    return Sameness("may be", "the same surname")


def _by_first_name(one: Source, other: Source) -> Sameness:
    """People whom reports call by one name of theirs: "Pope Leon", "Leon IV"."""
    short, long = sorted((_names(one.key), _names(other.key)), key=len)
    if len(short) == 1 and short[0] in long and (share(one.role, other.role)):
        return Sameness("same", "a name of the other, and the same role")
    return Sameness("apart", "two names")


def _bodies(one: Source, other: Source, one_report: bool) -> Sameness:
    if one.identity is not None and one.identity == other.identity:
        return Sameness("same", "the record has them as one body")
    if one.country and other.country and one.country != other.country:
        return Sameness("apart", "bodies of two countries")
    if (ours := _owners(one)) and (theirs := _owners(other)) and not ours & theirs:
        return Sameness("apart", "bodies of two countries")
    first, second = _body_words(one), _body_words(other)
    if not first or not second:
        return Sameness("may be", "nothing says what body it is")
    if first == second:
        return Sameness("same", "the same body, or who speaks for it")
    if first < second or second < first:
        return Sameness("same", "the same body by a shorter name")
    if (first | second) & frozenset(load_yaml("source_words")["any_body"]):
        return Sameness("may be", "the one may speak of the other")
    if _may_mean(one, other) or _may_mean(other, one):
        return Sameness("may be", "a common noun, which may mean the other")
    return Sameness("apart", "two bodies")


def _described(one: Source, other: Source, one_report: bool) -> Sameness:
    if (held := office(one)) and held == office(other) and not clash(one, other):
        return Sameness("same", "the same office")
    if one.key != other.key and one_report and _is_another(one, other):
        return Sameness("apart", "the report tells of another one")
    if against := contradiction(one, other):
        return Sameness("apart", against)
    if one.heard_by == other.heard_by:
        return Sameness("same", "nothing shows that it is another source of the same outlet")
    return Sameness("may be", "neither is named, and nothing in what is said of them shows that they are two")


def _body_and_described(body: Source, described: Source, one_report: bool) -> Sameness:
    if one_report:
        return Sameness("apart", "one report tells of both")
    if against := contradiction(body, described):
        return Sameness("apart", against)
    return Sameness("may be", "who is not named may speak for it")


def _body_and_person(body: Source, person: Source, one_report: bool) -> Sameness:
    if one_report:
        return Sameness("apart", "one report tells of both")
    if share(f"{person.role} {person.of}", f"{body.key} {body.of}") or share(person.role, body.role):
        return Sameness("may be", "who heads or serves a body may speak for it")
    if not person.role and not person.of:
        return Sameness("may be", "nothing is said of whom the person speaks for")
    return Sameness("apart", "nothing joins the person to the body")


def _person_and_described(person: Source, described: Source, one_report: bool) -> Sameness:
    if (held := office(described)) and held == office(person) and not clash(person, described):
        return Sameness("same", "the same office")
    if one_report:
        return Sameness("apart", "one report tells of both")
    if against := contradiction(person, described):
        return Sameness("apart", against)
    return Sameness("may be", "who is not named may be anybody of whom nothing else is said")


def _outlets(one: Source, other: Source, one_report: bool) -> Sameness:
    if same_outlet(one.name, other.name):
        return Sameness("same", "one outlet")
    if shortened(one.name, other.name) or shortened(other.name, one.name):
        return Sameness("same", "one outlet, by a shorter name")
    return _unsourced(one, other, one_report)


def _unsourced(one: Source, other: Source, one_report: bool) -> Sameness:
    """A report that gives no source may rest on whatever another one rests on, unless its reporters saw it."""
    if any(source.saw for source in (one, other)):
        return Sameness("apart", "reporters of the outlet saw it for themselves")
    blank = next(source for source in (other, one) if source.kind in ("outlet", "media", "nobody"))
    if other.kind in ("outlet", "media", "nobody") and one.kind in ("outlet", "media", "nobody"):
        return Sameness("may be", "neither gives a source, so both may rest on one")
    if blank.kind == "outlet":
        return Sameness("may be", f"{blank.name} gives no source, so it may have it from there")
    return Sameness("may be", "nothing is said of where it comes from")


def _medias(one: Source, other: Source, one_report: bool) -> Sameness:
    if one.key == other.key and "state" in one.key.split():
        return Sameness("same", "state media, by the same words")
    if one.heard_by == other.heard_by:
        return Sameness("same", "outlets that the same report does not name")
    return _unsourced(one, other, one_report)


def _nobodies(one: Source, other: Source, one_report: bool) -> Sameness:
    if one.heard_by == other.heard_by:
        return Sameness("same", "the same outlet, which names nobody")
    return _unsourced(one, other, one_report)


def _outlet_and_nobody(outlet: Source, nobody: Source, one_report: bool) -> Sameness:
    if outlet_key(outlet.name) == nobody.heard_by and not outlet.saw:
        return Sameness("same", "the same outlet, which names nobody")
    return _unsourced(outlet, nobody, one_report)


_ORDER = {"body": 0, "person": 1, "described": 2, "outlet": 3, "media": 4, "nobody": 5}
_RULES = {
    ("body", "body"): _bodies,
    ("body", "person"): _body_and_person,
    ("body", "described"): _body_and_described,
    ("person", "person"): _persons,
    ("person", "described"): _person_and_described,
    ("described", "described"): _described,
    ("outlet", "outlet"): _outlets,
    ("outlet", "nobody"): _outlet_and_nobody,
    ("media", "media"): _medias,
    ("nobody", "nobody"): _nobodies,
    **{
        (some, blank): _unsourced for some in ("body", "person", "described") for blank in ("outlet", "media", "nobody")
    },
    ("outlet", "media"): _unsourced,
    ("media", "nobody"): _unsourced,
}


def _names(key: str) -> list[str]:
    """The words of a person's name, articles inside it left out ("al", "el")."""
    words = [word for word in key.split() if word not in ("al", "el", "jr", "sr")]
    return words or key.split()


def _like(one: str, other: str) -> bool:
    """First names: equal, an initial of the other, or spelt a little otherwise."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return difflib.SequenceMatcher(None, one, other).ratio() >= _SPELLING


@functools.lru_cache(4096)
def _body_words(source: Source) -> frozenset[str]:
    """The words of a body's name, without whose it is: "interior", "ministry" of "Vardia's Interior Ministry"."""
    words = weighty(_OWNER.sub("", source.key))
    return frozenset(word for word in words if word not in _lands()) or words


def _may_mean(common: Source, named: Source) -> bool:
    """Whether a common noun may be what a text calls a body by: "police" the NYPD, "the company" any company."""
    words = _body_words(common)
    if not words <= _common() or _body_words(named) & _common():
        return False
    short = named.name.isupper() and len(named.name) <= _SHORT
    return short or bool(words & set(load_yaml("source_words")["any_firm"]))


@functools.cache
def _common() -> frozenset[str]:
    """Common nouns for bodies, and what they are of: "interior", "ministry"."""
    return frozenset(row["word"] for table in ("organisation_words", "body_fields") for row in load_csv(table))


def _owners(source: Source) -> frozenset[str]:
    """Whose a body is: the country, or what stands before "'s"."""
    lands = _lands()
    owner = _OWNER.match(source.key)
    named = {lands[word] for word in source.key.split() if word in lands}
    return frozenset(named or ({owner[1]} if owner else set()))


@functools.cache
def _lands() -> dict[str, str]:
    """Countries and the adjectives of them, each to its country."""
    rows = [row for row in load_csv("demonyms") if row["kind"] in ("country", "adjective")]
    return {row["word"].lower(): row["country"] for row in rows}


def _is_another(one: Source, other: Source) -> bool:
    another = load_yaml("source_words")["another"]
    return any(source.key.split()[0] in another for source in (one, other) if source.key)
