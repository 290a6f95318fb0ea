"""What is plainly said of a verb: by its auxiliaries, its clause, and what its "to" or -ing hangs on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.said.reporting import is_adverb, lexicon
from onrecord.reading.what.line import (
    AUX,
    BE,
    DETERMINERS,
    DO,
    FAR,
    HARD,
    HAVE,
    MODALS,
    NOT,
    PREPOSITIONS,
    QUOTES,
    Group,
)
from onrecord.reading.what.opening import Clause, clause
from onrecord.reading.what.realis_words import governing, realis_words
from onrecord.reading.what.said_of import DENIED, NOTHING, Status, under
from onrecord.reading.words.lemmas import word_set

if TYPE_CHECKING:
    from onrecord.reading.what.grammar import Grammar

_PAST = word_set("was were had has have 've did been")
_NOT_PAST = word_set("is are be being")
_OWNERS = word_set("his her its their")
_GROUPS = BE | HAVE | DO | MODALS


def verb(g: Grammar, index: int, depth: int) -> Status:
    """What is said of the verb there."""
    if g.words[index].endswith("ed") and g.word(index - 1) in DETERMINERS - {"all", "both", "that"}:
        return NOTHING  # "the [kidnapped] nuns"
    group = g.group(index)
    if group.to is not None:
        found = _infinitive(g, group, group.to, depth)
    elif g.is_gerund(index, group):
        found = _gerund(g, group, depth)
    else:
        shared = _shared(g, index, group)
        if shared is not None:
            return g.verb(shared, depth + 1)
        found = _finite(g, index, group, depth)
    if group.hedged and found.realis in (None, "happened") and not found.negative:
        return Status("possible")
    return found


def _shared(g: Grammar, index: int, group: Group) -> int | None:
    """The verb before "and" whose "to" or modal a bare form shares: "plans to attack and [seize]"."""
    before = group.start - 1
    if g.word(before) not in ("and", "or", "nor", ",") or group.aux or group.modal:
        return None
    bare = g.is_bare(index)
    for at in range(before - 1, max(-1, before - FAR), -1):
        word = g.words[at]
        if word in HARD or word in realis_words("subordinate") or word == "that":
            return None
        if bare and (word == "to" or word in MODALS) and at + 1 < before:
            after = at + 1
            while after < before and (is_adverb(g.words[after]) or g.words[after] in NOT | AUX):
                after += 1
            return after if after < before and g.words[after] not in DETERMINERS else None
        if g.word(before) in ("or", "nor") and word in NOT and at + 1 < before:
            return at + 1
    return None


def _infinitive(g: Grammar, group: Group, to: int, depth: int) -> Status:
    """ "To attack": by what it depends on."""
    at, negative = to - 1, group.negative
    while at >= 0 and g.words[at] != "yet" and (is_adverb(g.words[at]) or g.words[at] in NOT | QUOTES):
        if g.words[at] in NOT:
            if g.word(at - 1) in BE:
                return Status("demanded", True)  # "is not to leave"
            if g.word(at - 1) in _GROUPS:
                break
            negative = not negative
        at -= 1
    word = g.word(at)
    if word == "whether":
        return Status("possible", negative)
    if word in BE:
        if "have" in group.aux and word in ("was", "were"):
            return DENIED  # "was to have discussed it"
        return _conditional(g, _is_to(g, at, negative, depth))
    if word in HAVE:
        own = g.verb(at, depth + 1)
        if word == "had" or own.realis == "happened":
            return Status("happened", negative, firm=False)
        return own if own.negative or own.realis == "hypothetical" else Status("demanded", negative)
    for one in governing(g.words, at + 1):
        if "to" in one.governor.takes and g.fits(one):
            return _conditional(g, g.combine(one, negative, depth), firm=False)
    ruled = g.with_object(to, "one to", negative, depth)
    if ruled is not None:
        return ruled
    if g.is_inverted() and to < FAR and g.word(0) == "were":
        return Status("hypothetical", negative)
    return Status("planned" if _is_headline(g, to) else None, negative)


def _is_to(g: Grammar, at: int, negative: bool, depth: int) -> Status:
    """ "Is to attack": planned, unless its clause says more."""
    opened = clause(g, g.group(at).start, depth)
    own = Status("planned", negative, firm=g.words[at] not in ("was", "were"))
    return under(DENIED if opened.negative else own, opened.status)


def _is_headline(g: Grammar, to: int) -> bool:
    """Whether no verb stands before "to", as in the headline "Envoy to visit Veld"."""
    if not 0 < to <= 6 or g.words[-1] == "." or not g.cased[0][:1].isupper():
        return False
    return all((word.isalnum() or "-" in word) and not g.is_finite(at) for at, word in enumerate(g.words[:to]))


def _gerund(g: Grammar, group: Group, depth: int) -> Status:
    """ "Attacking": by the verb or preposition before it."""
    at = group.start - 1
    while at >= 0 and g.words[at] in QUOTES:
        at -= 1
    if g.word(at) in _OWNERS:
        at -= 1
    for one in governing(g.words, at + 1):
        if "ing" in one.governor.takes and g.fits(one):
            return g.combine(one, group.negative, depth)
    word = g.word(at)
    if word in PREPOSITIONS:
        for one in governing(g.words, at):
            if word in one.governor.takes and g.fits(one):
                return g.combine(one, group.negative, depth)
        ruled = g.with_object(at, word, group.negative, depth)
        if ruled is not None:
            return ruled
        if word in ("after", "since", "by", "before", "despite") and "having" in group.aux:
            return Status("happened")
        if word in ("after", "since"):
            return Status("happened", firm=False)
    elif word in ("and", "or"):
        for back in range(at - 1, max(-1, at - FAR), -1):
            if g.words[back] in HARD:
                break
            if g.words[back].endswith("ing") and len(g.words[back]) > 4 and not g.is_noun(back):
                return g.verb(back, depth + 1)
    return DENIED if group.negative else NOTHING


def _finite(g: Grammar, index: int, group: Group, depth: int) -> Status:
    """A verb of its own clause: by its modal or tense, and by what opens the clause."""
    opened = clause(g, group.start, depth)
    negative = (group.negative != opened.negative) or _of_nothing(g, index)
    own = _by_modal(g, index, group, opened, negative) if group.modal else _by_tense(g, index, group, negative)
    outer = opened.status
    if outer.realis in ("demanded", "planned") and group.modal is None:
        past = any(word in _PAST - {"been"} for word in group.aux)
        if past or not (g.is_bare(index) or "be" in group.aux):
            return own  # "demanded the release of a clerk [held] since May"
    return under(own, outer)


def _of_nothing(g: Grammar, index: int) -> bool:
    """Whether its object is nothing: "signed nothing", "met no one"."""
    after = g.word(index + 1)
    if after == "no":
        return g.word(index + 2) not in realis_words("not_none")
    return after in realis_words("nobody") - {"nor"}


def _by_tense(g: Grammar, index: int, group: Group, negative: bool) -> Status:
    if negative:
        return DENIED
    if group.aux:
        past = any(word in _PAST for word in group.aux) and _NOT_PAST.isdisjoint(group.aux)
    else:
        past = g.words[index].endswith("ed") and g.word(group.start - 1).isalpha()
    return Status("happened", firm=False) if past else NOTHING


def _by_modal(g: Grammar, index: int, group: Group, opened: Clause, negative: bool) -> Status:
    modal = group.modal
    if modal in ("would", "'d"):
        return _would(g, index, group, opened, negative)
    if modal in ("will", "shall", "'ll"):
        return _conditional(g, DENIED if negative else Status("planned"))
    if modal in ("may", "might"):
        return _conditional(g, Status("possible", negative))
    if modal in ("can", "could"):
        return DENIED if negative else _conditional(g, Status("possible"))
    if modal == "must" and "have" in group.aux:
        return Status("possible", negative)
    if modal == "should" and g.word(0) == "should":
        return Status("hypothetical", negative)
    return Status("demanded", negative)


def _would(g: Grammar, index: int, group: Group, opened: Clause, negative: bool) -> Status:
    """ "Would": only supposed, or the future in the past ("said it would send")."""
    if opened.relative and not {"later", "eventually"}.isdisjoint(g.words[group.start : index]):
        return Status("happened", negative)
    if g.has_condition() or "have" in group.aux:
        return Status("hypothetical", negative)
    subject = g.words[opened.subject : group.start] if opened.subject is not None else ()
    if not {"such", "any", "doing"}.isdisjoint(subject):
        return Status("hypothetical", negative)
    if opened.told:
        return DENIED if negative else Status("planned")
    if g.told or _is_said_after(g, index):
        return Status("denied" if negative else "planned", negative, firm=False)
    return Status("hypothetical", negative, firm=False)


def _is_said_after(g: Grammar, index: int) -> bool:
    """Whether ", officials said" follows."""
    rest, verbs = g.words[index + 1 :], lexicon().verbs
    return "," in rest and any(word in verbs and not verbs[word].light and word.endswith("d") for word in rest)


def _conditional(g: Grammar, status: Status, *, firm: bool = True) -> Status:
    """ "Will attack, if …" is only supposed."""
    kinds = ("planned", "possible", "denied") if firm else ("planned", "possible")
    if status.realis not in kinds or not g.has_condition():
        return status
    return replace(status, realis="hypothetical", firm=firm and status.realis == "denied")
