"""Who holds which place: holders and places of each kind of word, and what is one entry and what is not.

The texts are marked: ``[the trigger]``, ``{a:the actor's words}``, ``{r:the recipient's}``, ``{p:those of the place}``.
Ids of actors and places are their words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

import pytest

from onrecord.reading.control import control
from onrecord.reading.found import Found, Happened, Mention, Said, Sentence
from onrecord.reading.what.scene import Scene
from onrecord.reading.what.sides import Sides
from onrecord.schema import Actor, Change, Control, Date, Place, Span

_MARK = re.compile(r"\[([^\]]+)\]|\{([arp]):([^}]+)\}")
_NAMES = ("Veld", "Sarn", "Ostra", "Idlib")
_Given = Change | Literal["wrested"]


def _found(marked: str, *changes: _Given, said: tuple[Said, ...] = (), sure: float = 2.5, type: None = None) -> Found:
    text, at, found = "", 0, []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        words = match[1] or match[3]
        found.append((match[2] or "t", (len(text), len(text) + len(words))))
        text += words
        at = match.end()
    text += marked[at:]
    bounds = [0, *(match.end() for match in re.finditer(r"\. ", text)), len(text)]
    sentences = tuple(Sentence(start, end, 0) for start, end in pairwise(bounds) if end > start)
    names = tuple(
        sorted(
            (Mention(match.start(), match.end(), "Location") for name in _NAMES for match in re.finditer(name, text)),
            key=lambda one: one.start,
        )
    )
    happened = []
    triggers = [span for kind, span in found if kind == "t"]
    for trigger, change in zip(triggers, changes, strict=True):
        own = next(one for one in sentences if one.start <= trigger[0] < one.end)
        inside = [(kind, span) for kind, span in found if own.start <= span[0] < own.end]
        happened.append(
            Happened(
                trigger,
                type,
                change,
                "happened",
                sure,
                actor=tuple(span for kind, span in inside if kind == "a"),
                recipient=tuple(span for kind, span in inside if kind == "r"),
                places=tuple((span, 0.9) for kind, span in inside if kind == "p"),
                holding_confidence=0.8,
            )
        )
    return Found(text, (), sentences, names, said, (), tuple(happened))


def _control(found: Found, dates: tuple[Date, ...] = ()) -> tuple[Control, ...]:
    asked = {
        span: found.text[slice(*span)].removeprefix("The ").removeprefix("the ") for span in Sides(found).parties()
    }
    actors = tuple(Actor(id, id, "armed group") for id in dict.fromkeys(asked.values()))
    spans: dict[str, list[Span]] = {}
    for mention in found.mentions:
        spans.setdefault(found.text[mention.start : mention.end], []).append(mention.span)
    places = tuple(Place(name, name, mentions=tuple(each)) for name, each in spans.items())
    return control(Scene(found, Sides(found), asked, actors, places, dates))


def _lines(found: Found) -> list[str]:
    return [
        f"{one.holder} {one.change} {one.place} ({' + '.join(found.text[s:e] for s, e in one.place_words)})"
        + ("" if one.realis == "happened" else f" {one.realis}")
        for one in _control(found)
    ]


TABLE: list[tuple[str, _Given, list[str]]] = [
    # Who gains.
    ("{a:The rebels} [gained] control over {p:Veld}.", "gained", ["rebels gained Veld (Veld)"]),
    ("{a:The army} [retook] {p:the town of Veld}.", "gained", ["army gained Veld (the town of Veld)"]),
    ("{a:The rebels} [took] over {r:some of their bases}.", "gained", ["rebels gained None (some of their bases)"]),
    ("{a:The rebels} [captured] {p:a base near Idlib}.", "gained", ["rebels gained None (a base near Idlib)"]),
    ("{p:Veld} was [captured] by {a:the rebels}.", "gained", ["rebels gained Veld (Veld)"]),
    ("{p:Veld} was [captured] on Monday.", "gained", ["None gained Veld (Veld)"]),
    ("The [capture] of {p:Veld} by {a:the rebels} cut the road.", "gained", ["rebels gained Veld (Veld)"]),
    ("{a:The front} [seized] {p:parts of the east}.", "gained", ["front gained None (parts of the east)"]),
    ("{a:The rebels} [captured] {p:the airport of Veld}.", "gained", ["rebels gained None (the airport of Veld)"]),
    ("{a:The rebels} [took] {p:Veld province}.", "gained", ["rebels gained Veld (Veld province)"]),
    ("{a:The rebels} [captured] {p:half of Veld}.", "gained", ["rebels gained None (half of Veld)"]),
    ("{a:The rebels} [captured] {p:eastern Veld}.", "gained", ["rebels gained None (eastern Veld)"]),
    (
        "{a:The rebels} [captured] {p:Veld and Sarn}.",
        "gained",
        ["rebels gained Veld (Veld)", "rebels gained Sarn (Sarn)"],
    ),
    ("{a:The rebels} [captured] {p:Veld, Kandaria}.", "gained", ["rebels gained Veld (Veld, Kandaria)"]),
    # "Fell to", "handed over to".
    ("{p:Veld} [fell] to {a:the rebels}.", "gained", ["rebels gained Veld (Veld)"]),
    ("{p:Veld} [fell] to {r:the rebels}.", "lost", ["rebels gained Veld (Veld)"]),
    ("The [fall] of {p:Veld} to {a:the rebels} shocked the capital.", "gained", ["rebels gained Veld (Veld)"]),
    ("The [fall] of {p:Veld} shocked the town.", "lost", ["None lost Veld (Veld)"]),
    ("The town of {a:Veld} [fell] after a month.", "lost", ["None lost Veld (Veld)"]),
    ("{p:The base} [fell] into the hands of {a:the militia}.", "gained", ["militia gained None (The base)"]),
    (
        "{a:The army} [handed] {p:the port} over to {r:the peacekeepers}.",
        "wrested",
        ["peacekeepers gained None (the port)", "army lost None (the port)"],
    ),
    (
        "{r:The rebels} [handed] {p:the port} over to {a:the peacekeepers}.",
        "wrested",
        ["peacekeepers gained None (the port)", "rebels lost None (the port)"],
    ),
    # Who loses.
    ("{a:The army} [withdrew] from {p:Veld}.", "lost", ["army lost Veld (Veld)"]),
    ("{a:The army} [lost] {p:Veld}.", "lost", ["army lost Veld (Veld)"]),
    ("{a:The militia} [pulled] out of {p:the port}.", "lost", ["militia lost None (the port)"]),
    ("{p:The fort} was [abandoned] by {a:the garrison}.", "lost", ["garrison lost None (The fort)"]),
    ("{r:The troops} were [withdrawn] from {p:Veld}.", "lost", ["troops lost Veld (Veld)"]),
    ("{a:The army}'s [withdrawal] from {p:Veld} was over.", "lost", ["army lost Veld (Veld)"]),
    ("{a:The army} [bundled] {r:the rebels} from {p:Veld}.", "lost", ["rebels lost Veld (Veld)"]),
    # One gains, the other loses.
    (
        "{a:The army} [drove] {r:the rebels} out of {p:Veld}.",
        "wrested",
        ["army gained Veld (Veld)", "rebels lost Veld (Veld)"],
    ),
    (
        "{r:The rebels} were [driven] out of {p:Veld} by {a:the army}.",
        "wrested",
        ["army gained Veld (Veld)", "rebels lost Veld (Veld)"],
    ),
    ("{r:The rebels} were [driven] out of {p:Veld}.", "wrested", ["rebels lost Veld (Veld)"]),
    ("{a:The rebels} were [driven] out of {p:Veld}.", "lost", ["rebels lost Veld (Veld)"]),
    (
        "[Driven] from {p:Veld} by {a:paratroopers}, {r:the rebels} fled.",
        "wrested",
        ["paratroopers gained Veld (Veld)", "rebels lost Veld (Veld)"],
    ),
    (
        "{a:The militia} [wrested] {p:the crossing} from {r:the army}.",
        "wrested",
        ["militia gained None (the crossing)", "army lost None (the crossing)"],
    ),
    ("{a:The army} [cleared] {p:Veld} of mines.", "wrested", ["army gained Veld (Veld)"]),
    # Who holds.
    ("{a:The front} [retains] control of {p:Veld}.", "holds", ["front holds Veld (Veld)"]),
    ("{p:Veld} is in the [hands] of {a:the army}.", "holds", ["army holds Veld (Veld)"]),
    ("{p:Veld} is [held] by {a:the rebels}.", "holds", ["rebels holds Veld (Veld)"]),
    ("Jets bombed rebel-[held] {p:Veld}.", "holds", ["None holds Veld (Veld)"]),
    ("{p:Sarn} is a [stronghold] of {a:the militants}.", "holds", ["militants holds Sarn (Sarn)"]),
    # Who contests.
    ("{a:The army} [besieged] {p:Veld}.", "contested", ["army contested Veld (Veld)"]),
    ("{p:Veld} was [besieged] by {a:the army}.", "contested", ["army contested Veld (Veld)"]),
    ("The [siege] of {p:Veld} by {a:the army} went on.", "contested", ["army contested Veld (Veld)"]),
    ("The [siege] of {p:Veld} went on.", "contested", ["None contested Veld (Veld)"]),
    ("{r:The brigade} was [turned] back from {p:Veld}.", "contested", ["brigade contested Veld (Veld)"]),
    ("{a:The brigade} was [turned] back from {p:Veld}.", "contested", ["brigade contested Veld (Veld)"]),
    (
        "{r:The rebels} were [repulsed] at {p:Veld} by {a:the army}.",
        "contested",
        ["rebels contested Veld (Veld)"],
    ),
    (
        "{a:The army and the rebels} [battled] for {p:Veld}.",
        "contested",
        ["army contested Veld (Veld)", "rebels contested Veld (Veld)"],
    ),
    # Whether it happened.
    ("{a:The army} failed to [retake] {p:Veld}.", "gained", ["army gained Veld (Veld) denied"]),
    ("{a:The army} plans to [retake] {p:Veld}.", "gained", ["army gained Veld (Veld) planned"]),
    ("{a:The army} has not [withdrawn] from {p:Veld}.", "lost", ["army lost Veld (Veld) denied"]),
    ("{a:The army} may have [captured] {p:Veld}.", "gained", ["army gained Veld (Veld) possible"]),
    # Nothing is held.
    ("{a:The rebels} [captured] two officers.", "gained", []),
]


@pytest.mark.parametrize(("marked", "change", "expected"), TABLE)
def test_who_holds_what(marked: str, change: _Given, expected: list[str]) -> None:
    assert _lines(_found(marked, change)) == expected


def test_the_holder_in_the_word_itself() -> None:
    found = _found("Jets bombed [rebel-held] {p:Veld}.", "holds")
    (one,) = _control(found)
    assert [found.text[start:end] for start, end in one.holder_words] == ["rebel"]
    assert one.change == "holds"


def test_two_mentions_of_one_change_are_one_entry() -> None:
    found = _found(
        "{a:The rebels} [captured] {p:Veld}. The [capture] of {p:Veld} cut the road. {a:The army} [besieged] {p:Veld}.",
        "gained",
        "gained",
        "contested",
    )
    first, other = _control(found)
    assert [found.text[start:end] for start, end in first.span] == ["captured", "capture"]
    assert (first.id, first.holder, first.place) == ("c1", "rebels", "Veld")
    assert (other.id, other.change, other.holder) == ("c2", "contested", "army")


def test_two_mentions_of_things_by_the_same_words_are_one_entry() -> None:
    marked = "{a:The rebels} [took] {p:the airport}. {a:The rebels} [seized] {p:The airport}."
    found = _found(marked, "gained", "gained")
    assert len(_control(found)) == 1


def test_what_contradicts_is_not_one_entry() -> None:
    found = _found(
        "{a:The rebels} [captured] {p:Veld}. {a:The army} [captured] {p:Veld}. "
        "{a:The army} did not [capture] {p:Veld}.",
        "gained",
        "gained",
        "gained",
    )
    assert [(one.holder, one.realis) for one in _control(found)] == [
        ("rebels", "happened"),
        ("army", "happened"),
        ("army", "denied"),
    ]


def test_whose_words_it_stands_in() -> None:
    found = _found("The premier said {a:the rebels} [captured] {p:Veld}.", "gained", said=(Said((), (), ((17, 46),)),))
    assert _control(found)[0].attribution == "t1"
    assert _control(found)[0].confidence == 0.8


def test_two_who_claim_it_are_two_claims() -> None:
    marked = "The premier said {a:the rebels} [took] {p:Veld}. The envoy said {a:the rebels} [took] {p:Veld}."
    text = _found(marked, "gained", "gained").text
    second = text.index("the rebels", 30)
    said = (Said((), (), ((17, text.index(".")),)), Said((), (), ((second, len(text)),)))
    assert [one.attribution for one in _control(_found(marked, "gained", "gained", said=said))] == ["t1", "t2"]


def test_the_date_of_the_statement() -> None:
    found = _found("{a:The rebels} [captured] {p:Veld} on Monday.", "gained")
    at = found.text.index("Monday")
    dates = (Date("d1", ((at, at + 6),), "2014-01-13", "day", "published"),)
    assert _control(found, dates)[0].date == "2014-01-13"


def test_what_names_no_change_is_no_entry() -> None:
    found = _found("{a:The rebels} [captured] {p:Veld}.", "gained")
    nothing = Found(found.text, (), found.sentences, found.mentions, ())
    assert control(Scene(nothing, Sides(nothing), {}, (), (), ())) == ()
