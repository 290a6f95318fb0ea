"""The verbs and nouns of giving, asking and withholding money, from the lexicons; statuses as in OCHA's FTS.

Source of the statuses: OCHA Financial Tracking Service, "Glossary" (pledge, commitment, paid contribution).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast

from onrecord.knowledge import load_csv
from onrecord.reading.words.lemmas import form_table, noun_forms, verb_forms
from onrecord.schema import FlowStatus


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: ``frame`` says what its subject does (give, get, ask …); ``status`` is ``None`` where no money moves."""

    lemma: str
    status: FlowStatus | None
    frame: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun: ``status`` is that of FlowFound, ``"money"`` where a verb must say it, or ``"plan"``."""

    word: str
    status: str


@dataclass(frozen=True, slots=True)
class Control:
    """A word before "to give": ``status`` is what it makes of the giving, ``None`` where it has not come about."""

    word: str
    status: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class GivingWords:
    """The lexicons by form."""

    verbs: dict[str, Verb]
    phrases: dict[tuple[str, str], Verb]
    nouns: dict[str, Noun]
    controls: dict[str, Control]
    control_nouns: dict[str, Control]
    other: frozenset[str]
    kinds: dict[str, frozenset[str]]
    saying: frozenset[str]


@functools.cache
def giving_words() -> GivingWords:
    """The lexicons, loaded once."""
    rows = load_csv("giving_verbs.csv")
    single = [row for row in rows if " " not in row["lemma"]]
    forms = form_table((row["lemma"], verb_forms(row["lemma"], row["irregular"])) for row in single)
    by_lemma = {row["lemma"]: Verb(row["lemma"], _status(row["status"]), row["frame"]) for row in rows}
    verbs = {form: by_lemma[lemma] for form, lemma in forms.items()}
    phrases = {
        (form, row["lemma"].split()[1]): by_lemma[row["lemma"]]
        for row in rows
        if " " in row["lemma"]
        for form in verb_forms(row["lemma"].split()[0], row["irregular"])
    }
    nouns: dict[str, Noun] = {}
    for row in load_csv("giving_nouns.csv"):
        for form in noun_forms(row["word"]):
            nouns.setdefault(form, Noun(row["word"], row["status"]))
    controls: dict[str, Control] = {}
    control_nouns: dict[str, Control] = {}
    for row in load_csv("giving_controls.csv"):
        control = Control(row["word"], row["effect"] or None, row["kind"])
        if row["kind"] == "noun":
            control_nouns.update(dict.fromkeys(noun_forms(row["word"]), control))
        elif row["kind"] == "word":
            controls[row["word"]] = control
        else:
            for form in verb_forms(row["word"], row["irregular"]):
                if form not in controls or control.kind != "ask":
                    controls.setdefault(form, control)
    kinds: dict[str, set[str]] = {}
    for row in load_csv("giving_words.csv"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    saying = {form for row in load_csv("reporting_verbs.csv") for form in verb_forms(row["lemma"], row["irregular"])}
    return GivingWords(
        verbs,
        phrases,
        nouns,
        controls,
        control_nouns,
        frozenset(form for row in load_csv("other_money.csv") for form in noun_forms(row["word"])),
        {kind: frozenset(words) for kind, words in kinds.items()},
        frozenset(word for word in saying if " " not in word),
    )


def _status(word: str) -> FlowStatus | None:
    return cast(FlowStatus, word) if word else None


def is_kind(word: str, kind: str) -> bool:
    """Whether the word, in lower case, is of that kind in ``giving_words.csv``."""
    return word in giving_words().kinds[kind]
