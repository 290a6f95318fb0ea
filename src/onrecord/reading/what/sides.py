"""Who did something and to whom: the words of an event's sides, taken apart into what may be actors.

Only names, and what describes people or a body, are asked about; a resolution, a base or a result is no actor. A
country is its government where it acts, or where something is done that is done to governments.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.reading.found import Found, Happened, Mention
from onrecord.reading.money.givers import meant
from onrecord.reading.party import Party
from onrecord.reading.standing import Standing
from onrecord.reading.what.coordination import Names, Part, part, parts, trimmed
from onrecord.reading.where.spots import spots_of
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.government_words import state_of
from onrecord.reading.who.government_words import words as government_words
from onrecord.reading.who.governments import stands_for_government
from onrecord.reading.who.heads import whole_spans
from onrecord.reading.who.linking import is_people
from onrecord.reading.who.names import body_name
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import owner_word, tokens_of
from onrecord.schema import Span, Spans

# In these a country that something is done to is its government, in the others its land.
_TO_STATES = word_set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID REQUEST ACCUSE REJECT THREATEN SANCTION")
# In these a hospital that something is done to is a building.
_TO_BUILDINGS = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", None))
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Side:
    """One of those that the words of a side name. ``key`` is what is asked about, ``party`` how; ``None``: no actor."""

    span: Span
    key: Span
    party: Party | None

    def id(self, at: Mapping[Span, str]) -> str | None:
        """The actor's id, given those of all that was asked about."""
        return at.get(self.key) if self.party is not None else None


class Sides:
    """The sides of the events and changes of one document."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._names = Names(found.mentions)
        self._standing = Standing(found)
        self._sentences = [sentence.start for sentence in found.sentences]
        self._earlier: dict[int, tuple[Span, ...]] = {}
        self._note_actors()

    def actors(self, one: Happened) -> tuple[Side, ...]:
        """Those that the words of the actor (or of the holder) join, in the order of the text."""
        return tuple(side for span in self._phrases(one.actor) for side in self._of(span, one, acts=True))

    def recipients(self, one: Happened) -> tuple[Side, ...]:
        """Those that the words of the recipient join, in the order of the text."""
        return tuple(side for span in self._phrases(one.recipient) for side in self._of(span, one, acts=False))

    def parties(self) -> dict[Span, Party]:
        """The words of every side of every event and change, for the layer that tells whom they mean."""
        every: dict[Span, Party] = {}
        for one in self._found.happened:
            for key, party in self._asked(one).items():
                if key not in every or (party.acts and not every[key].acts):
                    every[key] = party
        return every

    def _asked(self, one: Happened) -> dict[Span, Party]:
        """What is to be asked about both sides of an event; who both does and gets something is asked as who does."""
        every = [side for side in (*self.recipients(one), *self.actors(one)) if side.party is not None]
        return {side.key: side.party for side in every if side.party is not None}

    def _phrases(self, spans: Spans) -> list[Span]:
        inside = [
            (start, min(end, start + _LONGEST)) for start, end in spans if 0 <= start < end <= len(self._found.text)
        ]
        return whole_spans(self._found.text, tuple(sorted(inside)))

    def _of(self, span: Span, one: Happened, *, acts: bool) -> list[Side]:
        tokens = tokens_of(self._found.text, *span)
        return [self._side(each, one, acts) for each in parts(tokens, self._names) if each.tokens]

    def _side(self, each: Part, one: Happened, acts: bool) -> Side:
        last = each.tokens[-1]
        span = (each.tokens[0][1], last[1] + len(owner_word(last[0])))
        if span[1] <= span[0]:
            span = (each.tokens[0][1], last[2])
        asks = self._may_act(each, span) if acts else self._may_get(each, span, one)
        if not asks:
            return Side(span, span, None)
        party = Party(acts=acts, gets=not acts)
        if each.kind != "pronoun" and each.tokens[0][0] in ("US", "WHO"):
            return Side(span, span, party)  # "US" is no "us"
        words, speaks, own = meant(self._found, span, self._standing)
        if words is None or words == span:
            hints = self._hints(span) if each.kind == "pronoun" and own is None else (own,) if own else ()
            return Side(span, span, replace(party, hints=hints))
        if speaks:
            return Side(span, span, replace(party, hints=(words,), we=True))
        return Side(span, words, party)

    def _may_act(self, each: Part, span: Span) -> bool:
        mention = each.mention
        if each.kind == "thing":
            return self._is_adjective(span)
        if mention is None:
            return each.kind != "name" or len(each.tokens) > 1 or not self._opens(span)
        if mention.type in ("Location", "Facility"):
            return self._governs(mention, regions=True)
        return mention.type in ("Person", "Organization", "NORP", "Misc")

    def _may_get(self, each: Part, span: Span, one: Happened) -> bool:
        mention = each.mention
        if each.kind in ("thing", "arms"):
            return False
        if mention is None:
            if each.kind == "building":
                return one.type not in _TO_BUILDINGS
            return each.kind != "name" or len(each.tokens) > 1 or not self._opens(span)
        if mention.type in ("Location", "Facility"):
            if stands_for_government(self._found, mention.span):
                return True
            return one.type in _TO_STATES and self._governs(mention, regions=False)
        if mention.type == "NORP":
            return is_people(self._found.text, mention)
        return mention.type in ("Person", "Organization")

    def _governs(self, mention: Mention, *, regions: bool) -> bool:
        """Whether the name of a place may be that of a government: a country, or what no gazetteer knows; no town.

        With ``regions`` capitals, seats of power and regions too.
        """
        name = body_name(self._found.text, mention.start, mention.end)
        if name.key in government_words().seats or (state_of(name.key) is not None and regions):
            return regions
        if mention.type != "Location":
            return False
        kinds = {spot.kind for spot in spots_of(name.text)}
        return not kinds or "country" in kinds or (regions and "region" in kinds)

    def _is_adjective(self, span: Span) -> bool:
        """Whether the words are a nationality alone: "a [Norwegian] offer"."""
        return plain(self._found.text[slice(*span)]) in actor_words().adjectives

    def _opens(self, span: Span) -> bool:
        """Whether the words open their sentence, so that a capital tells nothing."""
        at = bisect_right(self._sentences, span[0]) - 1
        return at >= 0 and self._sentences[at] >= span[0] - 1

    def _note_actors(self) -> None:
        """Notes, for each sentence, the actors in it that are no pronouns: what a pronoun after them may go back to."""
        for one in self._found.happened:
            for span in self._phrases(one.actor)[:1]:
                each = part(trimmed(tokens_of(self._found.text, *span)), self._names)
                if each.kind in ("name", "people", "body"):
                    at = bisect_right(self._sentences, span[0])
                    self._earlier[at] = (*self._earlier.get(at, ())[-3:], span)

    def _hints(self, span: Span) -> tuple[Span, ...]:
        at = bisect_right(self._sentences, span[0])
        before = (one for one in reversed(self._earlier.get(at, ())) if one[1] <= span[0])
        return tuple(dict.fromkeys(before))[:2]
