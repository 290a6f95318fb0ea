"""Which actors of a text a user knows already: by name or alias, and by the context where two known ones share it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.found import Found, Mention
from onrecord.reading.ground import Ground, Named
from onrecord.reading.where.countries import country_code
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.known import Known, KnownActor
from onrecord.reading.who.names import body_name, person_name
from onrecord.reading.words.phrases import singular
from onrecord.schema import ActorKind

# Words of a role that tell no two people apart.
_SMALL = frozenset({"of", "the", "for", "and", "to", "former", "deputy"})


def with_known_types(found: Found, known: Known) -> Found:
    """The same with the names that the file has as what it says they are: a place, a person or a body."""
    mentions = tuple(_typed(found.text, mention, known) for mention in found.mentions)
    return found if mentions == found.mentions else replace(found, mentions=mentions)


def _typed(text: str, mention: Mention, known: Known) -> Mention:
    if mention.type in ("Date", "Money"):
        return mention
    name = body_name(text, mention.start, mention.end).text
    kinds = {actor.kind for actor in known.actors_named(name)}
    if not kinds:
        return replace(mention, type="Location") if known.places_named(name) else mention
    if kinds == {"person"}:
        return replace(mention, type="Person")
    body = "person" not in kinds and None not in kinds and country_code(name, capitals=True) is None
    return replace(mention, type="Organization") if body else mention


def link_known(ground: Ground, index: NameIndex, known: Known) -> Ground:
    """Ties the named actors to the known ones; those that are tied to one and the same become one actor."""
    first: dict[KnownActor, Cluster] = {}
    merged: dict[Cluster, Cluster] = {}
    forms = _forms(ground)
    for cluster in index.clusters:
        actor = known_as(cluster, known, forms.get(cluster, ()))
        if actor is None:
            continue
        cluster.known = actor
        if actor.kind is not None:
            cluster.kind = actor.kind
        if first.setdefault(actor, cluster) is not cluster:
            merged[cluster] = first[actor]
    if not merged:
        return ground
    for old, new in merged.items():
        _take_over(old, new)
    index.merge(merged)
    return Ground(ground.found, [_moved(mention, merged) for mention in ground.named])


def give_known_roles(clusters: list[Cluster], published: str | None) -> None:
    """Where the text gives a known person no role of now, the one that the file says was held when the report came out.

    It is no fact of the text, and no entry of its ``roles``; but "the minister" may now be found to be this person.
    """
    for cluster in clusters:
        held = cluster.known.role_at(published) if cluster.known is not None else None
        none_now = cluster.role is None and cluster.affiliation is None
        if held is None or not (none_now or (cluster.role or "").startswith("former ")):
            continue
        cluster.role, cluster.affiliation = held.role, held.affiliation
        if held.role:
            cluster.heads.add(singular(held.role.split()[-1]))


def known_as(cluster: Cluster, known: Known, forms: tuple[str, ...] = ()) -> KnownActor | None:
    """The known actor that this is; ``None`` where none has its name, or several have and the text does not decide."""
    for name in (cluster.name, *forms):
        candidates = [one for one in known.actors_named(name) if _may_be(cluster, one)]
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            return _likeliest(cluster, candidates)
    return None


def _forms(ground: Ground) -> dict[Cluster, tuple[str, ...]]:
    """The other whole names that each actor is mentioned by."""
    found: dict[Cluster, dict[str, None]] = {}
    for mention in ground.named:
        if mention.cluster is None:
            continue
        read = person_name if mention.type == "Person" else body_name
        name = read(ground.text, mention.start, mention.end)
        # A surname alone is many people's; of a body, one word may be the whole name.
        if len(name.words) > 1 or mention.type != "Person":
            found.setdefault(mention.cluster, {})[name.text] = None
    return {cluster: tuple(names) for cluster, names in found.items()}


def _may_be(cluster: Cluster, actor: KnownActor) -> bool:
    """Whether the text says nothing against it: another country."""
    country = _country(cluster)
    return country is None or actor.country is None or country == actor.country


def _country(cluster: Cluster) -> str | None:
    return country_code(cluster.affiliation) if cluster.affiliation is not None else None


def _likeliest(cluster: Cluster, candidates: list[KnownActor]) -> KnownActor | None:
    scores = sorted(((_score(cluster, one), -at) for at, one in enumerate(candidates)), reverse=True)
    best, next_best = scores[0], scores[1]
    return candidates[-best[1]] if best[0] > max(next_best[0], 0) else None


def _score(cluster: Cluster, actor: KnownActor) -> int:
    """How much of what the text says of the actor fits: its kind, its country, what it is of, words of its role."""
    score = 0
    if actor.kind is not None:
        score += 1 if _alike(actor.kind, cluster.kind) else -4
    country = _country(cluster)
    score += 2 * (country is not None and country == actor.country)
    held = {word for role in actor.roles for word in (role.role or "").casefold().split()} - _SMALL
    said = {word for t in cluster.tenures for word in (t.role or "").casefold().split()} | cluster.heads
    score += 2 * bool(held & (said - _SMALL))
    bodies = {(role.affiliation or "").casefold() for role in actor.roles} - {""}
    score += 2 * any((t.affiliation or "").casefold() in bodies for t in cluster.tenures)
    return score


def _alike(one: ActorKind, other: ActorKind) -> bool:
    return (one == "person") == (other == "person")


def _take_over(old: Cluster, new: Cluster) -> None:
    new.spans += old.spans
    new.heads |= old.heads
    new.tenures += old.tenures
    new.role, new.affiliation = new.role or old.role, new.affiliation or old.affiliation
    new.gender, new.gender_is_sure = (
        (new.gender, new.gender_is_sure) if new.gender_is_sure else (old.gender, old.gender_is_sure)
    )
    new.last_at = max(new.last_at, old.last_at)
    old.spans = []


def _moved(mention: Named, merged: dict[Cluster, Cluster]) -> Named:
    new = merged.get(mention.cluster) if mention.cluster is not None else None
    return mention if new is None else Named(mention.start, mention.end, mention.name_start, mention.type, new)
