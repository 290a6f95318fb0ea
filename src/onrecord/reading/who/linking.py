"""From mentions to named clusters: types are settled, names joined, genders and roles gathered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from onrecord.reading.found import Found, Mention
from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.actor_words import Gender, actor_words, plain
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.kinds import body_kind
from onrecord.reading.who.mended import only_names, settled_types, whole_names
from onrecord.reading.who.missed_names import with_missed_names
from onrecord.reading.who.names import Name, body_name, person_name
from onrecord.reading.who.office_words import Office
from onrecord.reading.who.offices import office_beside
from onrecord.reading.who.role_statements import Tense, note_tenure, stated_offices
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import ends_phrase, singular

_UNNAMED = frozenset({"Date", "Money"})
_HE_OR_SHE = re.compile(r"\b(?:(he|his)|(she|her))\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w-]+)\s+$")
_NEXT_WORD = re.compile(r"\s([\w'’-]+)")
# "the [French], German and Spanish agencies": adjectives of one noun; "the [French] and Germans said" has none.
_LISTED = re.compile(r"(?:,\s[A-Z]\w+){0,4},?\s(?:and|or)\s([A-Z]\w+)\s(?:[a-z]\w+\s){0,2}[a-z]\w+s\b")
# Offices that headlines have as a name ("Judge rejects request"), and that are seldom anybody's.
_OFFICES = word_set("judge president senator governor mayor minister secretary premier chancellor ambassador sheriff")
_BRACKETED = re.compile(r"\s*[(\[]\s*[\"“'‘]?\s*$")
_IN_BRACKETS = re.compile(r"\s{0,2}\(\s{0,2}[\"“]?([A-Z][A-Z.\-]{1,9})[\"”]?\s{0,2}\)")


def link(found: Found, index: NameIndex) -> Ground:
    """Joins the mentions of ``found`` by name into clusters of ``index``; gives the text with its named mentions."""
    mentions = [m for m in found.mentions if m.type not in _UNNAMED and m.start < m.end]
    mentions.sort(key=lambda m: (m.start, -m.end))
    mentions = with_missed_names(found.text, whole_names(found.text, only_names(found.text, mentions)))
    types = settled_types(found.text, mentions)
    named: list[Named] = []
    end = -1
    for mention in mentions:
        if mention.start < end:  # one mention inside another
            continue
        end = mention.end
        named.append(_link_one(found.text, mention, types, index, named))
    ground = Ground(found, named)
    _read_offices(ground)
    for person, office, tense in stated_offices(ground):
        give_office(person, office, tense)
    _guess_genders(ground)
    return ground


def is_people(text: str, mention: Mention | Named) -> bool:
    """Whether a nationality, religion or group stands for the people of it ("Syrians"), not as an adjective."""
    word = plain(text[mention.start : mention.end]).removesuffix("'s").removesuffix("'")
    words = actor_words()
    if word.removeprefix("the ") in words.peoples and word not in words.adjectives:
        return True
    if word in words.adjectives:
        # "the British are", "the British.": no noun follows. "the British officials": one may.
        after = _NEXT_WORD.match(text, mention.end)
        listed = _LISTED.match(text, mention.end)
        alone = (after is None or ends_phrase(after[1])) and not (listed and plain(listed[1]) in words.adjectives)
        return alone and text[max(0, mention.start - 4) : mention.start].casefold() == "the "
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def is_known_body(key: str) -> bool:
    """Whether the name is in the lists of bodies and outlets, whatever type a model gives it."""
    words = actor_words()
    return key in words.acronyms or (key in words.known and key not in words.doubtful and key not in words.countries)


def _link_one(text: str, mention: Mention, types: dict[str, str], index: NameIndex, named: list[Named]) -> Named:
    kind: str = mention.type
    body = body_name(text, mention.start, mention.end)
    if kind in ("Person", "Organization"):
        settled = types.get(body.key, kind)
        kind = settled if settled in ("Person", "Organization") else kind
    if is_known_body(body.key):
        kind = "Organization"
    if kind == "Person":
        name = person_name(text, mention.start, mention.end)
        office_alone = len(name.plain) == 1 and name.key in _OFFICES and index.find_person(name) is None
        cluster: Cluster | None = None
        if name.words and not office_alone:
            cluster = index.person(name, _leads(text, name.start))
        return _named(mention, name, kind, cluster)
    if kind == "Organization":
        return _named(mention, body, kind, _link_body(text, mention, body, index, named) if body.words else None)
    if kind == "NORP" and body.words and is_people(text, mention):
        people = index.body(body, "people")
        people.plural = True
        return _named(mention, body, kind, people)
    return _named(mention, body, kind, None)


def _leads(text: str, start: int) -> bool:
    """Whether a name may be a subject: it follows no preposition, and no other word in small letters but a role."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return before is None or not before[1][0].islower() or singular(before[1]) in actor_words().roles


def _named(mention: Mention, name: Name, kind: str, cluster: Cluster | None) -> Named:
    end = min(mention.end, name.end)
    if cluster is not None:
        cluster.spans.append((mention.start, end))
    return Named(mention.start, end, name.start, kind, cluster)


def _link_body(text: str, mention: Mention, body: Name, index: NameIndex, named: list[Named]) -> Cluster:
    last = named[-1] if named else None
    # "Free Syrian Army (FSA)": what stands in brackets right after a name is a short form of it.
    if last is not None and last.cluster is not None and last.type == "Organization" and len(body.plain) == 1:
        gap = text[last.end : mention.start] if mention.start - last.end <= 6 else "far"
        if _BRACKETED.fullmatch(gap) and body.key[:1] in " ".join(last.cluster.keys):
            index.alias(last.cluster, body.key)
            return last.cluster
    generic = len(body.plain) == 1 and body.key in actor_words().bodies and body.start > mention.start
    cluster = index.body(body, body_kind(body.plain), generic)
    bracketed = _IN_BRACKETS.match(text, mention.end)
    if bracketed and not generic:
        index.alias(cluster, plain(bracketed[1]))
    return cluster


def _read_offices(ground: Ground) -> None:
    for mention in ground.named:
        if mention.type != "Person" or mention.cluster is None:
            continue
        office = office_beside(ground, mention)
        if office is not None:
            give_office(mention.cluster, office)


def give_office(cluster: Cluster, office: Office, tense: Tense = "beside") -> None:
    """Notes what the text calls a person; the first role stands, unless the new one is the same with more words."""
    if office.head and (tense not in ("held", "ended") or cluster.role is None):
        cluster.heads.add(office.head)
    if office.span is not None:
        note_tenure(cluster, office, tense)
    if tense == "ended" and office.role:
        office = replace(office, role=f"former {office.bare_role}")
    if office.role and cluster.role is not None and cluster.role.startswith("former ") and not office.former:
        cluster.role, cluster.affiliation = None, office.affiliation
    if office.role and (cluster.role is None or _says_more(office.role, cluster.role)):
        if cluster.role is None and cluster.affiliation is not None and office.affiliation is not None:
            cluster.affiliation = office.affiliation
        cluster.role = office.role
    if cluster.affiliation is None and _is_of_the_same(office, cluster.role):
        cluster.affiliation = office.affiliation
    if office.gender and not cluster.gender_is_sure:
        cluster.gender, cluster.gender_is_sure = office.gender, True


def _is_of_the_same(office: Office, role: str | None) -> bool:
    """Whether what an office is of may stand beside the role held: it is the same one, or the words say no role."""
    if not office.role or role is None:
        return True
    return office.role.split()[-1] == role.split()[-1] and office.former == role.startswith("former ")


def _says_more(new: str, old: str) -> bool:
    words, held = new.split(), old.split()
    return len(words) > len(held) and words[-1] == held[-1] and set(held) <= set(words) and "former" not in words


def _guess_genders(ground: Ground) -> None:
    """Where one person alone is named in a sentence, "he" or "she" after the name tells."""
    votes: defaultdict[Cluster, Counter[Gender]] = defaultdict(Counter)
    sentences: dict[int, Named | None] = {}
    for mention in ground.named:
        if mention.type == "Person" and mention.cluster is not None:
            sentence = ground.sentence(mention.start)
            alone = sentences.setdefault(sentence, mention)
            if alone is not None and alone.cluster is not mention.cluster:
                sentences[sentence] = None
    for alone in sentences.values():
        if alone is None or alone.cluster is None or alone.cluster.gender_is_sure:
            continue
        end = ground.sentence_bounds(alone.start)[1]
        found = _HE_OR_SHE.search(ground.text, alone.end, end)
        if found and not _in_quotes(ground.text, alone.end, found.start()):
            votes[alone.cluster]["m" if found[1] else "f"] += 1
    for cluster, counts in votes.items():
        if len(counts) == 1 or counts.most_common()[0][1] > 2 * counts.most_common()[1][1]:
            cluster.gender = counts.most_common(1)[0][0]


def _in_quotes(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in '"“”')
