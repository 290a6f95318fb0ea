"""What kind of saying each statement is: its act, polarity and certainty, from the words of its cue.

Polarity and certainty are those that the *sayer* gives the content, as in GRaSP (van Son et al. 2016) and FactBank
(Saurí and Pustejovsky 2009): who denies holds the content not to be so (certain, negative); who asks, demands or
declines to comment leaves it open (underspecified).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.found import Found, Said
from onrecord.reading.said.reporting import NEGATIONS, Entry, Lexicon, is_adverb, lexicon, tokens_of
from onrecord.reading.said.transcripts import turns
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import Act, Certainty, Polarity

_BE = word_set("am is are was were been being be 's 're 'm")
_AUXILIARIES = _BE | word_set(
    "has have had having 've do does did will would shall should can could may might must 'll 'd to"
)
_HEDGES: dict[str, Certainty] = {
    "might": "possible", "may": "possible", "could": "possible", "perhaps": "possible", "possibly": "possible",
    "maybe": "possible", "probably": "probable", "likely": "probable", "apparently": "probable",
    "presumably": "probable", "seemingly": "probable", "evidently": "probable", "seem": "probable",
    "appear": "probable", "reportedly": "underspecified", "allegedly": "underspecified",
    "supposedly": "underspecified", "purportedly": "underspecified", "ostensibly": "underspecified",
}  # fmt: skip
_STRENGTH: dict[Certainty, int] = {"certain": 3, "probable": 2, "possible": 1, "underspecified": 0}
_BEFORE_NOUN = word_set(
    "a an the this that these those his her their its our my your no any some many several 's of under in amid "
    "new latest recent sharp strong harsh public first further more two three despite with by another such"
)
# A wh-word or "if" after "asked" opens a question, not a request.
_OPENS_QUESTION = word_set("if whether about how why what when where who which on in by")
_NOBODY = re.compile(r"\s*(?:no[ -]one|nobody|none)\b", re.IGNORECASE)
_NEITHER = re.compile(r"\s*(?:neither|no)\b(?![ -]one)", re.IGNORECASE)
_REPLIES = word_set("respond reply answer comment react return")
_WHAT_IS_NOT_KNOWN = word_set(
    "anything nothing of about whether if what who why how when where which that yet . , ; ? !"
)
_OF_ONESELF = re.compile(r"[\"“„«‘'\s]*(?:that\s+)?(?:I|we|he|she|they|it)\b\s*", re.IGNORECASE)
_ONLY = frozenset({"only", "just", "merely", "simply"})
_NOT_SAID = word_set("say reveal disclose know give offer add see do have hear")
# Of oneself these tell what was done, not what was left unsaid: "it said it fell short of its goal".
_OF_DOING = frozenset({"fall short of", "stop short of", "steer clear of", "shy away from", "be immune to"})
_UNABLE = word_set("say tell confirm verify corroborate determine establish")
# A stop ends what may belong to a cue; so does a quotation mark.
_STOP = re.compile(r"[.,;:?!\n\"“”„«»()—–…]")
_MARKS = re.compile(r"[:\"“”„«»‘’'—–-]")
_AFTER = 60  # characters after a cue that are looked at


@dataclass(frozen=True, slots=True)
class ActOf:
    """The act of a statement, and the polarity and certainty that its sayer gives the content."""

    act: Act
    polarity: Polarity
    certainty: Certainty


_UNKNOWN = ActOf("say", "positive", "underspecified")
_NOT_KNOWING = ActOf("know-not", "positive", "underspecified")
_DECLINED = ActOf("decline", "positive", "underspecified")
_PLAIN = ActOf("say", "positive", "certain")

# What "not" makes of an act: who does not say, declines; who does not believe, believes that it is not so.
_NEGATED: dict[Act, ActOf] = {
    "say": ActOf("decline", "positive", "underspecified"),
    "confirm": ActOf("decline", "positive", "underspecified"),
    "deny": ActOf("decline", "positive", "possible"),
    "decline": ActOf("say", "positive", "underspecified"),
    "accuse": ActOf("decline", "positive", "underspecified"),
    "warn": ActOf("decline", "positive", "underspecified"),
    "demand": ActOf("demand", "negative", "underspecified"),
    "promise": ActOf("promise", "negative", "underspecified"),
    "threaten": ActOf("threaten", "negative", "underspecified"),
    "predict": ActOf("predict", "negative", "probable"),
    "ask": ActOf("decline", "positive", "underspecified"),
    "praise": ActOf("praise", "negative", "certain"),
    "feel": ActOf("feel", "negative", "underspecified"),
    "know-not": ActOf("believe", "positive", "certain"),
}


@dataclass(frozen=True, slots=True)
class _Head:
    """The word or phrase of a cue that decides: its entry, its place among the tokens, whether it is negated."""

    entry: Entry
    start: int
    end: int
    negated: bool
    explicit: bool
    rank: int


def acts(found: Found) -> tuple[ActOf, ...]:
    """The act, polarity and certainty of every statement, parallel to ``found.said``."""
    words = lexicon()
    in_transcript = turns(found)
    return tuple(
        _turn(found.text, said) if i in in_transcript else _act_of(found.text, said, words)
        for i, said in enumerate(found.said)
    )


def _turn(text: str, said: Said) -> ActOf:
    """A turn of a transcript: who ends with a question mark asks."""
    start, end = said.content[-1]
    return ActOf("ask", "positive", "underspecified") if text[start:end].rstrip(' ”"').endswith("?") else _PLAIN


def _act_of(text: str, said: Said, words: Lexicon) -> ActOf:
    if not said.cue:
        return _UNKNOWN
    cue = [token for start, end in said.cue for token, _ in tokens_of(text[start:end])]
    if not any(token[0].isalnum() or token[0] == "'" for token in cue):
        return _PLAIN if any(_MARKS.match(token) for token in cue) else _UNKNOWN
    before = _before(text, said.cue[0][0])
    after = _after(text, said.cue[-1][1])
    tokens = before + cue + after
    head = _head(tokens, len(before), len(before) + len(cue), words)
    if head is None:
        return _UNKNOWN
    return _judge(text, said, tokens, len(before), len(before) + len(cue), head, words)


def _before(text: str, start: int) -> list[str]:
    """The auxiliaries, adverbs and negations that stand directly before a cue, or the article of a noun."""
    stretch = text[max(0, start - 30) : start]
    if start > 30:
        stretch = stretch.partition(" ")[2]
    kept: list[str] = []
    for token, _ in reversed(list(tokens_of(stretch))):
        if not kept and token in _BEFORE_NOUN and token not in _BE:
            return [token]
        if not (token in _AUXILIARIES or token in NEGATIONS or token == "yet" or is_adverb(token)):
            break
        kept.append(token)
    return kept[::-1]


def _after(text: str, end: int) -> list[str]:
    """The words that follow a cue, up to the next stop."""
    stretch = text[end : end + _AFTER]
    stop = _STOP.search(stretch)
    return [token for token, _ in tokens_of(stretch[: stop.start()] if stop else stretch)][:8]


def _head(tokens: Sequence[str], start: int, end: int, words: Lexicon) -> _Head | None:
    """The deciding word of a cue: the first full verb or phrase, else a noun, else a light verb."""
    best: _Head | None = None
    for at in range(start, end):
        for head in _heads_at(tokens, at, words):
            if best is None or (head.rank, head.start, -head.end) < (best.rank, best.start, -best.end):
                best = head
    # A phrase may begin with the auxiliary that the cue leaves out: "would not | confirm", "is | expected to".
    for at in range(start):
        match = words.frame_at(tokens, at)
        if (
            match
            and match.end > start
            and not match.entry.light
            and (best is None or best.rank or best.end <= match.end)
        ):
            best = _Head(match.entry, at, match.end, match.negated, match.explicit, 0)
            break
    return best


def _heads_at(tokens: Sequence[str], at: int, words: Lexicon) -> list[_Head]:
    token, heads = tokens[at], []
    match = words.frame_at(tokens, at)
    if match:
        rank = 2 if match.entry.light else 0
        heads.append(_Head(match.entry, at, match.end, match.negated, match.explicit, rank))
    noun, verb = words.nouns.get(token), words.verbs.get(token)
    if noun and verb and at and _is_noun(tokens[at - 1], token, verb, words):
        verb = None
    if verb:
        heads.append(_Head(verb, at, at + 1, False, False, 2 if verb.light else 0))
    elif noun:
        heads.append(_Head(noun, at, at + 1, False, False, 1))
    return heads


def _is_noun(before: str, token: str, verb: Entry, words: Lexicon) -> bool:
    """Whether a word that may be verb or noun ("report", "claims") is a noun, by the word before it."""
    if before in _BEFORE_NOUN:
        return True
    if before in _BE:
        return token == verb.key or token.endswith("s")
    light = words.verbs.get(before)
    return light is not None and light.light


def _judge(text: str, said: Said, tokens: Sequence[str], start: int, end: int, head: _Head, words: Lexicon) -> ActOf:
    entry = head.entry
    act = ActOf(entry.act, entry.polarity, entry.certainty)
    if entry.key in ("ask", "tell") or entry.key.startswith("ask "):
        act = _asked_or_told(text, said, tokens, start, end, head, act)
    negated = head.negated or (not head.explicit and _is_negated(tokens, head, text, said))
    if negated:
        unable = "could" in tokens[: head.start] or "can" in tokens[: head.start]
        return _NOT_KNOWING if unable and entry.key in _UNABLE else _not(entry, act)
    if said.source and _NOBODY.match(text, *said.source[0]) and entry.key not in _REPLIES:
        return _of_nobody(entry, act)
    if act.act == "say":
        act = _said_of_oneself(text, said, words, act)
    return _hedged(act, tokens, head)


def _not(entry: Entry, act: ActOf) -> ActOf:
    if entry.negated:
        return ActOf(entry.negated, "positive", "underspecified")
    if act.act == "believe":
        return ActOf("believe", "positive" if act.polarity == "negative" else "negative", act.certainty)
    negated = _NEGATED[act.act]
    if act.act in ("feel", "praise") and act.polarity == "negative":
        return ActOf(act.act, "positive", negated.certainty)
    return negated


def _is_negated(tokens: Sequence[str], head: _Head, text: str, said: Said) -> bool:
    for at in range(head.start):
        token = tokens[at]
        if token in NEGATIONS and tokens[at + 1] not in _ONLY:
            return True
        if token == "no" and (at + 1 == head.start or tokens[at + 1] == "longer"):
            return True
        if token == "yet" and tokens[at + 1] == "to":
            return True
    if head.end < len(tokens) and tokens[head.end] == "nothing" and head.entry.key in _NOT_SAID:
        # "said nothing about it", not "said nothing had changed"
        return head.end + 1 == len(tokens) or tokens[head.end + 1] in ("about", "of", "on", "to", "more", "else")
    if not said.source:
        return False
    nobody = _NOBODY.match(text, *said.source[0]) is not None and head.entry.key in _REPLIES
    return nobody or _NEITHER.match(text, *said.source[0]) is not None


def _of_nobody(entry: Entry, act: ActOf) -> ActOf:
    """What nobody says is not said, which is not to decline; but what nobody knows is not known."""
    if act.act in ("believe", "feel", "praise", "know-not"):
        return _not(entry, act)
    return ActOf(act.act, "negative", "underspecified")


def _said_of_oneself(text: str, said: Said, words: Lexicon, act: ActOf) -> ActOf:
    """Who says "I don't know" or that she had no comment knows nothing, or declines."""
    if not said.content:
        return act
    start, end = said.content[0]
    opening = _OF_ONESELF.match(text, start, end)
    if not opening:
        return act
    tokens = [token for token, _ in tokens_of(text[opening.end() : min(end, opening.end() + _AFTER)])]
    match = words.frame_at(tokens, 0) if tokens else None
    if match is None:
        return act
    found = match.entry
    if found.key == "do not know" and match.end < len(tokens) and tokens[match.end] not in _WHAT_IS_NOT_KNOWN:
        return act  # "we did not know the men" is about the men
    if found.key in _OF_DOING:
        return act
    if match.negated:
        return _not(found, _NOT_KNOWING) if found.negated == "know-not" else act
    return _NOT_KNOWING if found.act == "know-not" else _DECLINED if found.act == "decline" else act


def _asked_or_told(
    text: str, said: Said, tokens: Sequence[str], start: int, end: int, head: _Head, act: ActOf
) -> ActOf:
    """ "asked whether" asks, "asked him to go" and "told him to go" demand, "was asked" is what another does."""
    asks = head.entry.act == "ask"
    if asks and _is_passive(text, said, tokens, start, head):
        return _UNKNOWN
    if _wants_something_done(tokens, head, text, said):
        return ActOf("demand", "positive", "underspecified")
    return act


def _is_passive(text: str, said: Said, tokens: Sequence[str], start: int, head: _Head) -> bool:
    """Whether the source is who is asked, not who asks: "was asked", "Asked if …, he"."""
    verb = next((i for i in range(head.start, head.end) if tokens[i].startswith("ask")), head.start)
    if tokens[verb] != "asked" or not said.source:
        return False
    behind = verb - 1
    while behind >= 0 and (is_adverb(tokens[behind]) or tokens[behind] in NEGATIONS):
        behind -= 1
    first_source, cue_end = said.source[0][0], said.cue[-1][1]
    if behind >= 0 and tokens[behind] in _BE:
        return not (first_source >= cue_end and text[cue_end:first_source].strip().endswith("by"))
    if first_source < cue_end:
        return False
    between = text[cue_end:first_source].strip()
    # “Why?” asked the mayor: nothing stands between. Asked about it, the mayor …: something does.
    return bool(between) or head.end > verb + 1


def _wants_something_done(tokens: Sequence[str], head: _Head, text: str, said: Said) -> bool:
    """Whether "to" and a verb follow, after whoever is told or asked: "told the board to go"."""
    if head.entry.key not in ("ask", "tell"):
        return False
    cue_end = said.cue[-1][1]
    later = [start for start, _ in said.content if start >= cue_end]
    for at in range(head.end, len(tokens)):
        if tokens[at] in _OPENS_QUESTION or tokens[at] == "that":
            return False
        if tokens[at] == "to":
            break
    else:
        return False
    if not later:
        return False
    # The content itself begins with "to", or with whoever is to do it.
    return text.startswith("to ", later[0]) or not text[cue_end : later[0]].strip()


def _hedged(act: ActOf, tokens: Sequence[str], head: _Head) -> ActOf:
    weakest = act.certainty
    for at in range(head.start):
        hedge = _HEDGES.get(tokens[at].removesuffix("s").removesuffix("ed").removesuffix("ing"))
        hedge = hedge or _HEDGES.get(tokens[at])
        if hedge and _STRENGTH[hedge] < _STRENGTH[weakest]:
            weakest = hedge
    if weakest == act.certainty:
        return act
    return ActOf(act.act, act.polarity, weakest)
