"""Why a document was put to a story, in words: what it has in common with the others."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparing.gists import NUMBER, Gist, code, name_terms, names
from onrecord.comparing.reports import Report

# How many names or words a reason gives.
_GIVEN = 2
# How many names are looked at: those that the report has most often.
_LOOKED_AT = 20


def shared(report: Report, gist: Gist, others: Sequence[Gist]) -> str:
    """ "names Port Selda and Ilse Tarn, as 4 others do"; ``gist`` is the report's, with its words."""
    held = [frozenset(other.terms.tolist()) for other in others]
    named = [(name, frozenset(map(code, name_terms(name)))) for name in names(report)[:_LOOKED_AT]]
    if found := _commonest(_longest(named), held):
        return f"names {_listed(*found)}"
    words = [(word, frozenset([term])) for word, term in zip(gist.words, gist.terms.tolist(), strict=True)]
    numbers = [one for one, kind in zip(words, gist.kinds.tolist(), strict=True) if kind & NUMBER]
    if found := _commonest(words, held) or _commonest(numbers, held):
        return f"has the words {_listed(*found)}"
    return "speaks of the like"


def _longest(named: Sequence[tuple[str, frozenset[int]]]) -> list[tuple[str, frozenset[int]]]:
    """The names, each once, without those that are part of another ("Tarn" where there is "Ilse Tarn")."""
    once = list({terms: (name, terms) for name, terms in reversed(named)}.values())[::-1]
    return [one for one in once if not any(one[1] < other[1] for other in once)]


def _commonest(
    named: Sequence[tuple[str, frozenset[int]]], held: Sequence[frozenset[int]]
) -> tuple[list[str], int] | None:
    """The names that most others have, and how many others have all of them."""
    counted = [(sum(terms <= one for one in held), name, terms) for name, terms in named]
    best = sorted((one for one in counted if one[0]), key=lambda one: -one[0])[:_GIVEN]
    if not best:
        return None
    chosen = best if _with_all(best, held) else best[:1]
    return [name for _, name, _ in chosen], _with_all(chosen, held)


def _with_all(chosen: Sequence[tuple[int, str, frozenset[int]]], held: Sequence[frozenset[int]]) -> int:
    return sum(all(terms <= one for _, _, terms in chosen) for one in held)


def _listed(names: Sequence[str], others: int) -> str:
    return f"{' and '.join(names)}, as {'another does' if others == 1 else f'{others} others do'}"
