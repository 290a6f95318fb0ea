"""Actors without a name: "a senior opposition figure", "officials", "the report", "his campaign".

What is described in the same words is the same actor within a document, and "the official" is the official spoken of
before. "the minister" is the person with that role; "the group" the body spoken of last. Where nobody fits, there is
no answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from onrecord.reading.ground import Ground
from onrecord.reading.said.channel_words import channel_words
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.affiliations import affiliation_at
from onrecord.reading.who.clusters import Cluster, NameIndex, Tenure
from onrecord.reading.who.office_words import Office
from onrecord.reading.who.pronouns import Reference, Timeline
from onrecord.reading.who.role_statements import note_tenure
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import Phrase, Token, owner_word
from onrecord.schema import ActorKind

# How far back a description may reach for an earlier one, and how far on for the name it announces: code points.
_BACK = 6000
_ON = 900
_KEPT = 6
# How many holders of one role are weighed.
_HOLDERS = 40
_NAME_LIMIT = 90
_OWNS = re.compile(r"(?:['’]s?)?\s(?:presidential\s|election\s)?(\w+)\b")
_NAME_END = re.compile(r",|\s(?:who|which|that|whose|speaking)\s|\s[–—-]+\s")
# Different words for one office.
_SAME = {"spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes", "chairman": "chair",
         "chairwoman": "chair", "chairperson": "chair", "congressman": "representative", "head": "chief",
         "congresswoman": "representative", "businesswoman": "businessman", "attorney": "lawyer",
         "adviser": "advisor", "councilor": "councillor"}  # fmt: skip
# How many sentences back "the group" may reach.
_BODY_WINDOW = 4
_ANY: tuple[ActorKind, ...] = ("organisation", "armed group")
_GENERIC: dict[str, tuple[ActorKind, ...]] = {
    "company": ("organisation", "outlet"), "firm": ("organisation",), "corporation": ("organisation",),
    "group": _ANY, "organization": _ANY, "organisation": _ANY, "movement": _ANY, "charity": ("organisation",),
    "institution": ("organisation",), "agency": ("government", "organisation", "outlet"), "newspaper": ("outlet",),
    "paper": ("outlet",), "network": ("outlet",), "magazine": ("outlet",), "broadcaster": ("outlet",),
    "outlet": ("outlet",), "website": ("outlet",), "channel": ("outlet",), "station": ("outlet",),
    "militia": ("armed group",),
}  # fmt: skip
# Endings of what people are called: voters, doctors, economists, politicians, immigrants, trustees, Democrats.
_PERSONS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "ives", "als", "ans", "crats", "eers", "men", "mates")
_PRIVATE_AGENCIES = word_set(
    "aid relief humanitarian charity travel ad advertising rating ratings credit employment staffing adoption "
    "development estate modelling modeling marketing"
)
_BEFORE_NAME = frozenset({"a", "an", "the"})


def office_key(head: str) -> str:
    """One word for an office that several words name: spokesman, spokeswoman, spokesperson."""
    return _SAME.get(head, head)


class Described:
    """The described actors of one document, and the persons by their roles."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.clusters: list[Cluster] = []
        self._by_words: dict[str, tuple[int, Cluster]] = {}
        self._owned: dict[tuple[Cluster, str], Cluster] = {}
        self._by_noun: defaultdict[str, list[tuple[int, Cluster, frozenset[str]]]] = defaultdict(list)
        self._introduced: defaultdict[str, list[tuple[int, Cluster]]] = defaultdict(list)
        first: set[Cluster] = set()
        for mention in ground.named:
            cluster = mention.cluster
            if cluster is None or not cluster.is_person or cluster in first:
                continue
            first.add(cluster)
            for head in sorted(cluster.heads):
                self._introduced[office_key(head)].append((mention.start, cluster))

    def again(self, words: str, at: int) -> Cluster | None:
        """The actor described in these very words before."""
        held = self._by_words.get(plain(words))
        return held[1] if held is not None and at - held[0] <= _BACK * 4 else None

    def by_epithet(self, phrase: Phrase, index: NameIndex) -> Cluster | None:
        """The body that the text names and that these words are another name of: "the world body"."""
        if not phrase.definite or not phrase.before:
            return None
        words = " ".join(plain(token[0]) for token in (*phrase.before, phrase.head))
        full = actor_words().acronyms.get(words)
        return index.find_body(full) if full is not None else None

    def earlier(self, phrase: Phrase, at: int) -> Cluster | None:
        """The last described actor with this noun whose words include those of ``phrase``."""
        wanted = {plain(token[0]) for token in phrase.modifiers}
        for start, cluster, words in reversed(self._by_noun.get(office_key(phrase.noun), ())):
            if 0 <= at - start <= _BACK and wanted <= words and cluster.plural == phrase.plural:
                return cluster
        return None

    def new(self, phrase: Phrase, span: tuple[int, int], office: Office | None, affiliation: str | None) -> Cluster:
        """A described actor of its own, named by its words without the article."""
        name = self.words(phrase, span[1])
        cluster = Cluster(name, described_kind(phrase), tuple(plain(name).split()), named=False, plural=phrase.plural)
        if office is not None and not phrase.plural:
            cluster.role, cluster.affiliation, cluster.gender = office.role or None, office.affiliation, office.gender
            cluster.gender_is_sure = office.gender is not None
        if cluster.kind != "other" or phrase.noun in actor_words().documents:  # things have no affiliation
            cluster.affiliation = cluster.affiliation or affiliation
        if office is not None and not phrase.plural:
            note_tenure(cluster, office)
        elif cluster.affiliation is not None:
            cluster.tenures.append(Tenure(None, cluster.affiliation, (phrase.start, phrase.head[2])))
        self.clusters.append(cluster)
        self._note(phrase, span[0], cluster)
        return cluster

    def owned(self, owner: Cluster, noun: str) -> Cluster | None:
        """The body that is its owner's, by name: "the Veldt campaign", also where it is "Veldt's campaign"."""
        return self._owned.get((owner, noun))

    def own(self, cluster: Cluster, owner: Cluster, noun: str) -> None:
        """From here on ``cluster`` is the ``noun`` of ``owner``."""
        self._owned[(owner, noun)] = cluster

    def owned_nearby(self, noun: str, timeline: Timeline, at: int, step: int) -> Cluster | None:
        """The body that "the campaign" means where the text has spoken of "Veldt's campaign"."""
        for reference in timeline.before(at, step, _BODY_WINDOW):
            after = _OWNS.match(self._ground.text, reference.end)
            if after is None or after[1].casefold() != noun:
                continue
            owner = reference.cluster
            found = self.owned(owner, noun)
            if found is None and owner.keys and owner.named:
                name = f"{owner.name.split()[-1] if owner.is_person else owner.name} {noun}"
                found = Cluster(name, actor_words().bodies[noun], tuple(plain(name).split()))
                self.clusters.append(found)
                self.own(found, owner, noun)
            return found
        return None

    def group(self, whole: Phrase, span: tuple[int, int], many: bool) -> Cluster:
        """Several actors that one source joins, or some of many: "Veldt and Holt", "some of the islanders"."""
        name = self.words(whole, span[1]).removeprefix("the ").removeprefix("The ")
        cluster = Cluster(name, "people" if many else "other", tuple(plain(name).split()), named=False, plural=many)
        self.clusters.append(cluster)
        self._by_words[" ".join(cluster.keys)] = (span[0], cluster)
        return cluster

    def body(
        self, noun: str, timeline: Timeline, at: int, step: int, of_news: bool = False
    ) -> tuple[Reference, bool] | None:
        """The body that "the party" or "the newspaper" means: the last one so named, or of that kind, nearby.

        Where it was, and whether it is so named, which settles it.
        """
        generic: tuple[ActorKind, ...] = ("outlet",) if of_news else _GENERIC.get(noun, ())
        for reference in timeline.before(at, step, _BODY_WINDOW):
            cluster = reference.cluster
            if cluster.is_person or cluster.kind == "people":
                continue
            if noun in cluster.keys or (cluster.kind == "government" and noun in cluster.heads):
                return reference, True
            if cluster.named and cluster.kind in generic and not _is_platform(cluster):
                return reference, False
        return None

    def words(self, phrase: Phrase, end: int) -> str:
        """The words of a description: without its article, and without clauses that follow."""
        start = phrase.start
        if phrase.determiner in _BEFORE_NAME:
            start = (phrase.before[0] if phrase.before else phrase.head)[1]
        text = self._ground.text[start : min(end, start + 400)]
        cut = _NAME_END.search(text, phrase.head[2] - start)
        text = text[: cut.start()] if cut else text
        if len(text) > _NAME_LIMIT:
            text = text[: max(phrase.head[2] - start, text.rfind(" ", 0, _NAME_LIMIT))]
        name = " ".join(text.strip(' "“”,.;:').split())
        return owner_word(name) if phrase.rest and name.endswith(("'s", "’s")) else name

    def _note(self, phrase: Phrase, at: int, cluster: Cluster) -> None:
        self._by_words[" ".join(cluster.keys)] = (at, cluster)
        kept = self._by_noun[office_key(phrase.noun)]
        kept.append((at, cluster, frozenset(plain(token[0]) for token in phrase.before)))
        if len(kept) > _KEPT:
            kept.pop(0)

    def holder(self, phrase: Phrase, office: Office, at: int, recent: dict[Cluster, int]) -> Cluster | None:
        """The person named before ``at`` whose role this is; ``recent`` says where each was last spoken of."""
        introduced = self._introduced.get(office_key(phrase.noun), ())
        end = bisect_left(introduced, at, key=lambda item: item[0])
        near = introduced[max(0, end - _HOLDERS) : end]
        fitting = [cluster for _, cluster in near if _fits(cluster, phrase, office)]
        if not fitting:
            return None
        exact = [cluster for cluster in fitting if cluster.role == office.role]
        if len(fitting) > 1 and exact and office.role != phrase.noun:
            fitting = exact
        return max(fitting, key=lambda cluster: recent.get(cluster, cluster.last_at if cluster.last_at < at else -1))

    def announced(self, phrase: Phrase, office: Office, at: int) -> Cluster | None:
        """The person named first a little after ``at``, with this role: "a minister said. … Jan Holt, the minister"."""
        introduced = self._introduced.get(office_key(phrase.noun), ())
        for place in range(bisect_right(introduced, at, key=lambda item: item[0]), len(introduced)):
            start, cluster = introduced[place]
            if start - at > _ON:
                return None
            cluster = cluster
            if not _fits(cluster, phrase, office):
                continue
            both = office.affiliation is not None and cluster.affiliation is not None
            if both or not phrase.indefinite:
                return cluster
        return None


def _is_platform(cluster: Cluster) -> bool:
    """Whether it is a service that others speak on, not a group or company in the news: "Twitter"."""
    return cluster.name in channel_words().uses["platform"]


def _fits(cluster: Cluster, phrase: Phrase, office: Office) -> bool:
    if cluster.affiliation and office.affiliation and cluster.affiliation != office.affiliation:
        return False
    if cluster.gender_is_sure and office.gender and cluster.gender != office.gender:
        return False
    held = set((cluster.role or "").casefold().split())
    words = {plain(token[0]) for token in phrase.modifiers}
    if ("former" in words) != ("former" in held) and ("former" in words or "vice" not in words):
        return False
    known = actor_words().role_modifiers
    said = {word for word in words if word in known and word not in ("new", "then", "current", "top", "local")}
    told = {word for word in held if word in known}
    return said <= told or (told <= said and bool(cluster.role))


def owner(ground: Ground, phrase: Phrase) -> tuple[str | None, Cluster | None]:
    """Who owns, or stands right before, the described: by name, and as a cluster where it is an actor."""
    for token in reversed(phrase.before):
        mention = ground.covering(token[1])
        if mention is not None and mention.cluster is not None:
            return mention.cluster.name, mention.cluster
        affiliation = affiliation_at(ground, token)
        if affiliation is not None:
            return affiliation, None
    return None, None


def described_kind(phrase: Phrase) -> ActorKind:
    """The kind of a described actor, from its noun."""
    words = actor_words()
    noun = phrase.noun
    if noun in words.documents:
        return "other"
    if phrase.plural:
        head = plain(phrase.head[0])
        if noun in words.bodies and head not in words.collectives:
            return _body_kind(phrase)
        persons = noun in words.roles or head in words.collectives or head in words.peoples
        return "people" if persons or head.endswith(_PERSONS) else "other"
    if noun in words.roles:
        return "person"
    return _body_kind(phrase) if noun in words.bodies else "other"


def _body_kind(phrase: Phrase) -> ActorKind:
    """The kind of a body by its noun; an agency is the state's, but for those that say whose: "aid agencies"."""
    if phrase.noun == "agency" and phrase.before:
        word = phrase.before[-1][0].casefold()
        if word in ("news", "press"):
            return "outlet"
        if word in _PRIVATE_AGENCIES:
            return "organisation"
    return actor_words().bodies[phrase.noun]


def own_pronoun(phrase: Phrase) -> Token | None:
    """The possessive pronoun that a phrase starts with, if it is one: "his campaign"."""
    token = phrase.possessor
    if token is not None and token[0].casefold() in actor_words().pronouns:
        return token
    return None
