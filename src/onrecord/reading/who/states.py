"""Governments as actors: one for each country, whatever the text calls it.

"Syria" and "Damascus" where they mean the government (see ``governments``), "the Syrian government", "Veldt's
government" and "the Veldt regime" where the text says that Veldt leads the country, "its government", and "the
government" where the text has called one so, or is of one country.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace

from onrecord.reading.ground import Ground, Named
from onrecord.reading.where.countries import country_code
from onrecord.reading.who.actor_words import Pronoun, actor_words, plain
from onrecord.reading.who.affiliations import affiliation_at
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.government_words import state_of, words
from onrecord.reading.who.governments import is_noun, stands_for_government
from onrecord.reading.who.known import Known
from onrecord.reading.who.known_links import known_as
from onrecord.reading.who.names import body_name
from onrecord.reading.who.relatives import phrase_before
from onrecord.reading.words.phrases import Phrase, ends_phrase, is_possessive, owner_word
from onrecord.schema import ActorKind, Span

_REACH = 90
# "the government" is the government called so this close before, in code points.
_BACK = 6000
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
# Before a seat of power: where something is, not who acts.
_AT = re.compile(r"\b(?:at|outside|near|inside|around|in|into|front of|behind)\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r"\s([\w-]+)")
# Endings of nouns, where a word is in no list.
_NOUNS = ("tion", "ment", "ship", "ance", "ence", "ity", "ing", "ism")


class States:
    """The governments of one document."""

    def __init__(self, known: Known, clusters: list[Cluster]) -> None:
        """``clusters`` are the actors that are named in the text, tied to the ``known`` ones."""
        self._known = known
        self._linked = {cluster.known: cluster for cluster in clusters if cluster.known is not None}
        self._by_name: dict[str, Cluster] = {}
        self._called: defaultdict[str, list[tuple[int, Cluster]]] = defaultdict(list)
        self._most: str | None = None
        self._alone = False

    @property
    def clusters(self) -> list[Cluster]:
        """All of them, in the order they were met."""
        return list(dict.fromkeys(self._by_name.values()))

    def of(self, shown: str, kind: ActorKind = "government", keys: tuple[str, ...] = ()) -> Cluster:
        """The government of the country or place so named; made where it is new."""
        cluster = self._by_name.get(plain(shown))
        if cluster is None:
            cluster = Cluster(shown, kind, keys or tuple(plain(shown).split()))
            if self._known.actors:
                cluster.known = known_as(cluster, self._known)
                if cluster.known is not None:
                    cluster = self._linked.setdefault(cluster.known, cluster)
            self._by_name[plain(shown)] = cluster
        return cluster

    def called(self, noun: str, at: int, cluster: Cluster) -> None:
        """Notes that the text calls it "the … government" at ``at``; places only grow."""
        cluster.heads.add(noun)
        self._called[noun].append((at, cluster))

    def tell_story(self, ground: Ground) -> None:
        """Notes which country the text names most, and whether it names no other."""
        counts = Counter(code for mention in ground.named if (code := _code(ground, mention)) is not None)
        if counts:
            self._most = counts.most_common(1)[0][0]
            self._alone = len(counts) == 1

    def last_called(self, noun: str, at: int) -> Cluster | None:
        """What "the government" is at ``at``: the one last called so, of the country that the text is most about; or,
        where none was called so, that of the only country in the text."""
        called = self._called.get(noun, ())
        place = bisect_left(called, at, key=lambda item: item[0]) - 1
        if place >= 0 and at - called[place][0] <= _BACK:
            cluster = called[place][1]
            return cluster if country_code(cluster.name) == self._most else None
        if self._alone and noun in words().plain_nouns:
            country = next((name for name in sorted(_states()) if country_code(name) == self._most), None)
            return self.of(country) if country is not None else None
        return None


def with_governments(ground: Ground, index: NameIndex, states: States) -> Ground:
    """The text with the names that stand for governments as mentions of these, and the phrases that mean them."""
    old = ground.named
    named = [_settled(ground, mention, states) for mention in old]
    ground = Ground(ground.found, named)
    phrases = _phrases(ground, states)
    by_head = {phrase.end: phrase.cluster for phrase in phrases}
    for at, mention in enumerate(named):
        cluster = by_head.get(mention.end)
        if cluster is not None and mention.cluster is not None and not mention.cluster.is_person:
            # "[Syrian government]" as a mention: it is no body of its own.
            index.alias(cluster, body_name(ground.text, *mention.span).key)
            named[at] = Named(mention.start, mention.end, mention.name_start, mention.type, cluster)
    _take_back(old, named)
    ground = Ground(ground.found, named, phrases)
    states.tell_story(ground)
    return ground


def _take_back(old: list[Named], new: list[Named]) -> None:
    """Takes the mentions that have become another's from the actors that had them."""
    lost: defaultdict[Cluster, set[Span]] = defaultdict(set)
    for before, after in zip(old, new, strict=True):
        if before.cluster is not None and before.cluster is not after.cluster:
            lost[before.cluster].add(before.span)
    for cluster, spans in lost.items():
        cluster.spans = [span for span in cluster.spans if span not in spans]


def government_meant(ground: Ground, phrase: Phrase, states: States) -> Cluster | None:
    """The government that a phrase is by its country or leader: "the Syrian government", "Veldt's government"."""
    if phrase.noun not in words().nouns or phrase.plural or not phrase.before:
        return None
    if phrase.determiner not in ("the", ""):
        return None
    countries: set[str | None] = set()
    for token in phrase.before:
        if token[0].casefold() in words().same and not is_possessive(token[0]):
            continue
        mention = ground.covering(token[1])
        person = mention.cluster if mention is not None and mention.cluster is not None else None
        if mention is not None and mention.end >= phrase.head[2]:  # "[Veldt regime]", all one name
            person = ground.bearer(plain(owner_word(token[0])))
        if person is not None and person.is_person:
            countries.add(led_by(person))
        elif mention is not None and mention.end >= phrase.head[2]:
            key = plain(owner_word(token[0]))
            countries.add(actor_words().adjectives.get(key) or state_of(key))
        else:
            countries.add(affiliation_at(ground, token))
    country = countries.pop() if len(countries) == 1 else None
    return states.of(country) if country in _states() else None


def is_called_government(phrase: Phrase, skip: int = 0) -> bool:
    """Whether the noun is a government's, with only words before it (but the first ``skip``) that tell none apart."""
    before = phrase.before[skip:]
    return phrase.noun in words().nouns and not phrase.plural and all(t[0].casefold() in words().same for t in before)


def government_of(
    ground: Ground, owner: Cluster | None, pronoun: Pronoun, span: Span, states: States
) -> Cluster | None:
    """The government that "his government" is, by the role of ``owner``; "its", by the country named last before."""
    if owner is not None and owner.is_person:
        country = led_by(owner)
        return states.of(country) if country is not None else None
    if pronoun.of == "person":
        return None
    if owner is not None and owner in states.clusters:
        return owner
    low = ground.sentence_bounds(span[0])[0]
    for mention in reversed(ground.within(max(0, min(low, span[0] - _REACH)), span[0])):
        if mention.type != "Person":
            state = state_of(body_name(ground.text, mention.start, mention.end).key)
            return states.of(state) if state is not None else None
    return None


def led_by(person: Cluster) -> str | None:
    """The country whose government a person leads, by the roles that the text gives: "President …" of Syria."""
    if person.affiliation not in _states() or not person.role or "former" in person.role or "vice" in person.role:
        return None
    role = person.role.casefold()
    head = role.split()[-1]
    leads = head in words().leaders or "prime minister" in role
    return person.affiliation if leads and "opposition" not in role and "deputy" not in role else None


def _states() -> frozenset[str]:
    return frozenset(actor_words().countries.values())


def _code(ground: Ground, mention: Named) -> str | None:
    if mention.type == "Person":
        return None
    name = body_name(ground.text, mention.start, mention.end)
    return country_code(name.text, capitals=True)


def _settled(ground: Ground, mention: Named, states: States) -> Named:
    """The mention, as the government's where it stands for one; a seat of power as who sits in it, or as a building."""
    name = body_name(ground.text, mention.start, mention.end)
    country = state_of(name.key)
    if mention.type == "Person" or (country is None and name.key not in words().seats):
        return mention
    if country is None and mention.cluster is not None:
        there = _AT.search(ground.text, max(0, mention.start - 20), mention.start) is not None
        return replace(mention, type="Facility", cluster=None) if there else mention
    if not stands_for_government(ground.found, mention.span):
        return mention
    cluster = states.of(country) if country else states.of(name.text, keys=name.plain)
    cluster.spans.append(mention.span)
    return replace(mention, type="Location", cluster=cluster)


def _phrases(ground: Ground, states: States) -> list[Named]:
    """The phrases that name a government, outside of longer ones ("the Syrian government's spokesman" has one)."""
    found: list[Named] = []
    for match in _nouns().finditer(ground.text):
        bounds = ground.sentence_bounds(match.start())
        if not is_head(ground.text, match.end()):
            continue
        phrase, _ = phrase_before(ground.text, max(bounds[0], match.start() - _REACH), match.end(1))
        if phrase is None:
            continue
        cluster, end = government_meant(ground, phrase, states), match.end(1)
        of = _OF.match(ground.text, end)
        if of is not None:
            mention = ground.covering(of.end())
            state = None if mention is None else state_of(body_name(ground.text, *mention.span).key)
            cluster = states.of(state) if state is not None and mention is not None else None
            end = mention.end if mention is not None else end
        if cluster is None:
            continue
        start = phrase.before[0][1] if phrase.before else phrase.head[1]
        found.append(Named(start, end, start, "Government", cluster))
        cluster.spans.append((start, end))
        states.called(phrase.noun, start, cluster)
    return found


@functools.cache
def _nouns() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(sorted(words().nouns)) + r")\b(?:['’]s)?", re.IGNORECASE)


def is_head(text: str, end: int) -> bool:
    """Whether the noun before ``end`` is no modifier of the next word: not "government [officials]"."""
    if text[end - 2 : end] in ("'s", "’s"):
        return True
    if text[end : end + 1] in ("-", "–"):
        return False
    after = _NEXT.match(text, end)
    if after is None or ends_phrase(after[1]):
        return True
    word = after[1]
    low = word.casefold()
    if low in words().deeds and low not in words().nouns_too and low != words().deeds[low]:
        return True
    return word[0].islower() and not is_noun(word) and not word.endswith(_NOUNS)
