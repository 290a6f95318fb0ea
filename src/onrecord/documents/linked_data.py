"""A page's JSON-LD: the report it describes in the words of schema.org (NewsArticle and its kin)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|ClaimReview|Review)\Z")
_DEEPEST = 12  # levels of nesting that are looked into
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMENT = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*\Z")


def article_data(tree: Any) -> dict[str, Any]:
    """The JSON-LD object of the page's report, its references (``@id``) filled in; ``{}`` where there is none."""
    objects = [thing for script in _scripts(tree) for thing in _objects(script, 0)]
    known = {thing["@id"]: thing for thing in objects if isinstance(thing.get("@id"), str) and len(thing) > 1}
    articles = [thing for thing in objects if _is_article(thing)]
    if not articles:
        return {}
    # A page may list other reports too; the one with most to say (and a date) is its own.
    best = max(articles, key=lambda thing: (bool(thing.get("datePublished")), bool(thing.get("headline")), len(thing)))
    return {name: _filled(value, known) for name, value in best.items()}


def names(value: Any) -> tuple[str, ...]:
    """The names in a ``Person``, an ``Organization``, a text, or a list of these."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        return names(value.get("name")) if value.get("name") else ()
    if isinstance(value, list):
        return tuple(name for item in value for name in names(item))
    return ()


def _scripts(tree: Any) -> Iterator[Any]:
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            text = _COMMENT.sub("", _COMMENT.sub("", element.text))
            for candidate in (text, _CONTROL.sub(" ", text)):
                try:
                    yield json.loads(candidate, strict=False)
                    break
                except (ValueError, RecursionError):
                    continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "publisher", "author"):
            yield from _objects(value.get(name), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _filled(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_filled(item, known) for item in value]
    if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
        return known.get(value["@id"], value)
    return value
