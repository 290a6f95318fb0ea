"""The words around a verb of giving that say whether it has come about: auxiliaries, negation, "agreed to", "if"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from onrecord.reading.money.giving_words import Control, Verb, giving_words, is_kind
from onrecord.reading.money.sentence import MoneySentence
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import FlowStatus

_BE = word_set("am is are was were be been being 's 're 'm")
_WAS = word_set("was were been had")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries. ``start`` is its first token; ``status`` is ``None`` where nothing came about.

    ``passive``: what stands before it is given; ``bare``: a form in -ed without auxiliary, active or passive.
    ``asked`` are the first and last token of whoever is asked to give; ``noun`` the token of the noun whose complement
    this is ("Norway's promise to give"). ``ahead``: it is yet to come ("will give", "agreed to give").
    """

    start: int
    verb: Verb
    status: FlowStatus | None
    passive: bool
    bare: bool
    asked: tuple[int, int] | None = None
    noun: int | None = None
    gerund: bool = False
    ahead: bool = False


_VOTES = word_set("unanimously on to by narrowly overwhelmingly in favour favor")


def _is_vote(low: str) -> bool:
    """Whether it is a form of "vote", "agree" or "decide", behind which the result or a day may stand."""
    return low in ("voted", "agreed", "decided", "votes", "agrees")


def is_past(low: str, verb: Verb) -> bool:
    """Whether the form may be a past participle."""
    return low.endswith("ed") or (low not in (verb.lemma, verb.lemma + "s") and not low.endswith(("ing", "s")))


def group_of(s: MoneySentence, v: int) -> Group | None:
    """The group of the verb at token ``v``; ``None`` where there is no verb of giving."""
    verb = s.verb(v)
    if verb is None:
        return None
    look = _Look(s, v)
    look.run()
    low = s.low(v)
    past, ing = is_past(low, verb), low.endswith("ing")
    passive = past and any(word in _BE for word in look.aux[: look.own])
    bare = past and not look.aux and not look.future and not look.possible and look.to is None
    return Group(
        look.start,
        verb,
        _status(s, v, verb, look, ing),
        passive,
        bare,
        look.asked,
        look.noun,
        (ing and not look.aux) or "having" in look.aux,
        look.future or look.to is not None,
    )


class _Look:
    """Goes left from a verb over what belongs to it."""

    def __init__(self, s: MoneySentence, v: int) -> None:
        self.s, self.v = s, v
        self.aux: list[str] = []
        self.own: int | None = None  # how many of them are the verb's own, not those of the word that "to" hangs on
        self.future = self.possible = self.negated = False
        self.would = False
        self.to: str | None = None
        self.control: Control | None = None
        self.asked: tuple[int, int] | None = None
        self.noun: int | None = None
        self.start = v

    def run(self) -> None:
        i = self.v - 1
        while i >= 0:
            tok, low = self.s.toks[i], self.s.low(i)
            if low == "to" and self.to is None:
                self.own = len(self.aux)
                i = self._infinitive(i)
                if i < 0 or self.noun is not None or self.asked is not None or self.to == "purpose":
                    break
                continue
            if low in ("n't", "n’t") or low.endswith("n't"):
                self.negated = True
                self.aux.append(low)
            elif is_kind(low, "negation"):
                self.negated = True
            elif is_kind(low, "auxiliary"):
                self.aux.append(low)
            elif is_kind(low, "future"):
                self.future = True
                self.would |= low == "would"
            elif is_kind(low, "possible"):
                self.possible = True
            elif (low == "," and (i == 0 or not self.s.toks[i - 1].date or self.s.low(i - 2) != ",")) or not (
                tok.date or is_kind(low, "adverb") or low == ","
            ):
                break
            i -= 1
        # Dates and adverbs at the very left belong to what comes before where a comma or nothing is there.
        self.start = i + 1

    def _infinitive(self, to: int) -> int:
        """What "to" hangs on; the token to go on from."""
        words = giving_words()
        j = to - 1
        while j >= 0 and (
            self.s.toks[j].date or is_kind(self.s.low(j), "adverb") or is_kind(self.s.low(j), "negation")
        ):
            self.negated |= is_kind(self.s.low(j), "negation")
            j -= 1
        k = j
        while k > max(0, j - 6) and (self.s.toks[k].date or not self.s.low(k).isalpha() or self.s.low(k) in _VOTES):
            k -= 1
        if _is_vote(self.s.low(k)):
            j = k  # "voted 7-2 on Monday to give"
        low = self.s.low(j)
        noun = words.control_nouns.get(low)
        control = words.controls.get(low)
        if noun and self.s.verb(j) is None and (control is None or self._a_noun(j)):
            self.to, self.control, self.noun = "control", noun, j
            return j
        if low in _BE or (j >= 0 and self.s.toks[j].amount is not None and "be" in self.aux):
            self.to, self.future = "control", True  # "is to give", "$2 million to be paid"
            return j
        if control and control.kind != "ask":
            self.to, self.control = "control", control
            return j - 1
        if control and self.s.low(j - 1) in _BE | {"been"}:  # "was asked to give"
            self.to, self.control = "control", control
            return j - 1
        ask = self._asking(to)
        if ask is not None:
            return ask
        if self._is_headline(to):
            self.to, self.future = "control", True  # "Qatar to give Lebanon $60m"
            return to - 1
        self.to = "purpose"
        return to - 1

    def _is_headline(self, to: int) -> bool:
        """Whether all before "to" is one name or giver that starts the sentence, and no verb has come."""
        s = self.s
        if (
            not 0 < to <= 6
            or s.toks[-1].text in (".", "!", "?")
            or any(s.toks[k].amount or s.breaks(k) for k in range(to))
        ):
            return False
        return s.toks[to - 1].named in ("Organization", "Location", "NORP", "Person") or (
            s.toks[to - 1].capital and s.toks[0].capital
        )

    def _a_noun(self, j: int) -> bool:
        before = self.s.toks[j - 1] if j else None
        return before is not None and (
            before.low in ("a", "an", "the", "its", "his", "her", "their", "our", "this", "that", "any")
            or before.text.endswith(("'s", "’s", "s'", "s’"))
        )

    def _asking(self, to: int) -> int | None:
        """Whoever is asked, in "urged the donors to give", "called on Norway to give"."""
        words = giving_words()
        for j in range(to - 1, max(-1, to - 12), -1):
            control = words.controls.get(self.s.low(j))
            if self.s.low(j) in (".", ";", ":"):
                return None
            if control and control.kind == "ask" and not self.s.toks[j].named:
                first = j + 1
                if self.s.low(first) in ("on", "upon", "to"):
                    first += 1
                if first >= to:
                    return None
                self.to, self.control, self.asked = "control", control, (first, to - 1)
                return j - 1
        return None


def _status(s: MoneySentence, v: int, verb: Verb, look: _Look, ing: bool) -> FlowStatus | None:
    status = verb.status
    if status is None:
        return None
    control = look.control
    if verb.frame in ("ask", "launch"):
        return None if look.negated and verb.lemma != "need" else status
    if verb.lemma == "raise" and (look.to or look.possible or look.future or (ing and look.aux)):
        return None if look.negated else "appeal"
    if verb.lemma == "raise" and ing and s.low(look.start - 1) in ("at", "of"):
        return "appeal"  # "aimed at raising"
    if look.negated or look.possible or look.to == "purpose" or _denied(s, look.start, ing):
        return None
    if control is not None:
        if control.status is None:
            return None
        settled = (
            status == "commitment" and control.word in ("agree", "decide", "vote", "commit") and verb.lemma != "extend"
        )
        if settled:  # "agreed to grant", "voted to allocate"
            return status
        if control.status != "same":
            return cast(FlowStatus, control.status)
    if look.would and look.aux:  # "would have given"
        return None
    if look.would and any(is_kind(tok.low, "condition") for tok in s.toks):
        return None
    opened = s.low(0) in ("if", "unless", "provided") and any(tok.low == "," for tok in s.toks[:v])
    if opened and (look.future or look.to):
        return None  # "If parliament agrees, Norway will give …"
    if look.future and status in ("paid", "commitment"):
        return "pledge"
    told = any(s.says(i) for i in range(look.start))  # "said it was giving"
    if ing and look.aux and status == "paid" and (told or not any(word in _WAS for word in look.aux)):
        return "pledge"
    return status


_DENIALS = word_set("deny denies denied denying denial reject rejects rejected rejecting dismiss dismissed dismissing")
_BEFORE_GERUND = word_set(
    "without considering considered consider weighing mulling avoid avoided stop stopped against from"
)


def _denied(s: MoneySentence, start: int, ing: bool) -> bool:
    """Whether what the verb tells is denied, or only weighed: "denied paying", "denied that it had paid"."""
    if ing and s.low(start - 1) in _DENIALS | _BEFORE_GERUND:
        return True
    for i in range(start - 1, max(-1, start - 16), -1):
        if s.low(i) in (".", ";", "while", "but", "and"):
            return False
        if s.low(i) in _DENIALS:
            return any(
                s.low(k) in ("that", "having", "it", "they", "he", "she", "reports", "claims")
                for k in range(i + 1, start + 1)
            )
    return False
