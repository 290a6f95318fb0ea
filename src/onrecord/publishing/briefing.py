"""Claims, stories and accounts → a briefing."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence

from onrecord.publishing import agreed, disputed, money, statements, timeline
from onrecord.publishing.days import spoken
from onrecord.publishing.harmless import shown
from onrecord.publishing.material import Material, Notes, outlet_of
from onrecord.publishing.phrases import counted, fill, listed, name, number, outlet, phrase, plain_text, words
from onrecord.publishing.selecting import STANDINGS, rank, standing_of
from onrecord.publishing.telling import Teller
from onrecord.schema import Claim
from onrecord.schema.briefing import Briefing, Group, Listed, Section, SectionKind, Sentence

# What asks `onrecord compare` for the claims of a section.
_ASKING: dict[SectionKind, tuple[str, ...]] = {
    "disputed": ("--disputed", "--all"),
    "statements": ("--kind", "statements", "--all"),
    "timeline": ("--kind", "events", "--all"),
}

_Sentences = Callable[[Teller, Sequence[Claim], int], tuple[list[Sentence], int]]


def write(material: Material) -> Briefing:
    """The briefing on some material: nothing is in it that is not in the material, but for connecting words."""
    notes = Notes()
    teller = Teller(material, notes)
    claims = sorted(material.claims, key=rank)
    standings = {one.number: standing_of(one, teller.standing(one)) for one in claims}
    of = {standing: [one for one in claims if standings[one.number] == standing] for standing in STANDINGS}
    sections = (
        _ungrouped(teller, "agreed", agreed.agreed, of["agreed"]),
        _ungrouped(teller, "disputed", disputed.disputed, of["disputed"]),
        _ungrouped(teller, "one origin", agreed.one_origin, of["one origin"]),
        _section(teller, "statements", *statements.statements(teller, claims, _limit(material))),
        _section(teller, "money", *money.money(teller, material.accounts, _limit(material))),
        _ungrouped(teller, "timeline", timeline.timeline, claims),
    )
    question = material.question
    return Briefing(
        title=_title(material),
        about=question.about,
        story=question.story,
        start=question.start,
        end=question.end,
        made=material.made,
        models=material.models,
        facts=tuple(_facts(material)),
        sections=sections,
        notes=notes.all(),
        how=tuple(" ".join(paragraph.split()) for paragraph in phrase("how")),
        documents=tuple(
            Listed(one.number, one.outlet, one.published, one.title, one.name, one.url) for one in material.documents
        ),
    )


def _ungrouped(teller: Teller, kind: SectionKind, tell: _Sentences, claims: Sequence[Claim]) -> Section:
    sentences, more = tell(teller, claims, _limit(teller.material))
    return _section(teller, kind, [Group(None, tuple(sentences))] if sentences else [], more)


def _section(teller: Teller, kind: SectionKind, groups: Sequence[Group], more: int) -> Section:
    texts = phrase("sections", kind)
    command = _command(teller.material, kind) if more else None
    return Section(kind, texts["title"], texts["lead"], tuple(groups), more, command)


def _limit(material: Material) -> int:
    """The most sentences of a section; 0 asks for all."""
    return material.limit or len(material.claims) * 1000 + 1000


def _command(material: Material, kind: SectionKind) -> str:
    """What lists all that a section is about."""
    question = material.question
    parts = ["onrecord", "accounts" if kind == "money" else "compare", material.record]
    options = {"about": question.about, "story": question.story, "from": question.start, "to": question.end}
    if kind == "money":  # which asks by days alone
        options = {"from": question.start, "to": question.end}
    parts += [part for name, value in options.items() if value is not None for part in (f"--{name}", str(value))]
    return shown(shlex.join([*parts, *_ASKING.get(kind, ()), "--limit", "0"]))


def _title(material: Material) -> str:
    return plain_text(fill(phrase("header", "title"), question=words(_question(material))))


def _question(material: Material) -> str:
    asked, story = material.question, _story(material)
    if asked.about:
        return plain_text(fill(phrase("header", "about"), about=name(asked.about)))
    if asked.story is not None:
        return story or plain_text(fill(phrase("header", "story"), n=number(asked.story)))
    return str(phrase("header", "all"))


def _story(material: Material) -> str:
    """The headline of the story that was asked for."""
    asked = material.question.story
    return next((shown(one.title or "") for one in material.stories if one.number == asked), "")


def _facts(material: Material) -> list[tuple[str, str]]:
    """The lines of the header."""
    asked, words_of = material.question, phrase("header")
    question = [_question(material)]
    if asked.story is not None and question[0] != (story := plain_text(fill(words_of["story"], n=number(asked.story)))):
        question.append(story)
    facts = [(words_of["question"], "; ".join(question)), (words_of["period"], _period(asked.start, asked.end))]
    facts.append((words_of["rests on"], _rests_on(material)))
    facts += [(words_of["read by"], ", ".join(map(shown, material.models)))] if material.models else []
    return [*facts, (words_of["made"], _made(material.made))]


def _period(start: str | None, end: str | None) -> str:
    form = "between" if start and end else "from" if start else "to" if end else "whole"
    ends = {"first": words(spoken(start)), "last": words(spoken(end))}
    return plain_text(fill(phrase("header", form), **ends))


def _rests_on(material: Material) -> str:
    names = list(dict.fromkeys(outlet_of(one) for one in material.documents))
    outlets = counted(phrase("header", "outlets"), len(names))
    if names:
        called = listed([outlet(one) for one in names], limit=12)
        outlets = fill(phrase("header", "listed"), outlets=outlets, names=called)
    return plain_text(counted(phrase("header", "documents"), len(material.documents), outlets=outlets))


def _made(made: str) -> str:
    day, _, time = made.partition("T")
    if not time:
        return spoken(day)
    return plain_text(fill(phrase("header", "at"), day=words(spoken(day)), time=words(time.rstrip("Z")[:5])))
