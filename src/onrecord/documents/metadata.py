"""What a page says of its report: title, byline, outlet, date, language, address.

The page's JSON-LD is believed first, then its meta tags (Open Graph, Dublin Core, Parse.ly, Sailthru and the like),
then what trafilatura and htmldate find in its markup. A date is never sought in the running text here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.documents.blocks import plain
from onrecord.documents.dates import normal
from onrecord.documents.head import split_names
from onrecord.documents.linked_data import article_data, names

# The names of meta tags, in the order in which they are believed.
_TITLES = (
    *("og:title", "twitter:title", "parsely-title", "dc.title"),
    *("dcterms.title", "sailthru.title", "headline", "title"),
)
_AUTHORS = (
    *("author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl"),
    *("cxenseparse:author", "article:author", "twitter:creator_name"),
)
_OUTLETS = (
    *("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "cre", "source"),
    *("al:android:app_name", "twitter:app:name:iphone"),
)
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "date.published", "parsely-pub-date"),
    *("sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created"),
    *("dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("published_time", "ptime", "pdate", "article.published", "cxenseparse:recs:publishtime"),
    *("article_date_original", "originalpublicationdate", "iso-8601-publish-date", "date", "timestamp"),
)
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_]\w+)*")
_EPOCH = re.compile(r"19(?:69-12-31|70-01-01)")
_ADDRESS = re.compile(r"https?://|@|\.(?:com|org|net)\b")
_SPLIT = re.compile(r"\s+[|–—·»•:-]+\s+|\s*\|\s*")
_LIKE_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s+){1,4}[^\W\d_a-z][\w'’-]+")
_NO_NAME = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|"
    r"november|december|comment\w*|ago|min|read|the|news)\b"
)
_ACCOUNTS = frozenset({"admin", "administrator", "editor", "staff", "webmaster", "user", "guest", "root", "author"})
_LONGEST_NAME = 60  # characters


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page says of its report. ``free`` is ``False`` where it says that it is for subscribers."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    free: bool | None = None
    body_words: int = 0  # of the body that the JSON-LD gives, 0 where it gives none


def read_metadata(tree: Any, url: str | None) -> PageData:
    """What the page whose parsed ``tree`` this is says of its report; ``url`` is where it came from, if known."""
    linked, tags = article_data(tree), _meta_tags(tree)
    outlet = _first(_clean(name) for name in names(linked.get("publisher"))) or _tag(tags, _OUTLETS)
    address = _canonical(tree, tags, url)
    body = linked.get("articleBody")
    return PageData(
        title=_title(tree, linked, tags, outlet),
        byline=_byline(tree, linked, tags, outlet),
        outlet=_outlet(outlet, address),
        published=_published(tree, linked, tags, address),
        language=_language(tree, linked, tags),
        url=address,
        free=_free(linked, tags),
        body_words=len(body.split()) if isinstance(body, str) else 0,
    )


def _meta_tags(tree: Any) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = _clean(element.get("content") or "")
        if key and content:
            tags.setdefault(key.strip().lower(), []).append(content)
    return tags


def _tag(tags: dict[str, list[str]], keys: Iterable[str]) -> str | None:
    return _first(value for key in keys for value in tags.get(key, ()))


def _first(values: Iterable[str]) -> str | None:
    return next((value for value in values if value), None)


def _clean(value: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]{0,200}>", " ", value)).replace("\x00", "").split())


def _title(tree: Any, linked: dict[str, Any], tags: dict[str, list[str]], outlet: str | None) -> str | None:
    declared = _first(_clean(name) for name in names(linked.get("headline")) + names(linked.get("name")))
    tagged = _tag(tags, _TITLES)
    headings = [_clean(element.text_content()) for element in tree.iter("h1")]
    element = tree.find(".//title")
    window = _clean(element.text_content()) if element is not None else ""
    # The heading that the reader sees, where the page's other words for it agree.
    for heading in headings:
        if plain(heading) == plain(outlet or ""):
            continue
        if len(heading.split()) >= 3 and any(
            plain(heading) in plain(other) for other in (declared, tagged, window) if other
        ):
            return heading
    # A page with nothing but a window title: its one heading is the headline.
    only = headings[0] if len(headings) == 1 and len(headings[0].split()) >= 3 else None
    chosen = declared or tagged or only or window or _first(headings)
    return _without_outlet(chosen, outlet) if chosen else None


def _without_outlet(title: str, outlet: str | None) -> str:
    """``"Talks collapse | Quayside Times"`` → ``"Talks collapse"``."""
    parts = _SPLIT.split(title)
    if outlet and len(parts) > 1 and plain(parts[-1]) in {plain(outlet), plain(outlet.removeprefix("The "))}:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»•:-")
    return title


def _byline(tree: Any, linked: dict[str, Any], tags: dict[str, list[str]], outlet: str | None) -> tuple[str, ...]:
    found = _people(names(linked.get("author")) or names(linked.get("creator")), outlet)
    for key in _AUTHORS:
        found = found or _people(tuple(tags.get(key, ())), outlet)
    if found:
        return found
    from trafilatura.metadata import extract_author

    author = extract_author(tree)
    guessed = _people(tuple(author.split("; ")), outlet) if author else ()
    # What it finds by the look of the page is believed where it is like a name, and no piece of a date or a comment.
    return tuple(name for name in guessed if _LIKE_NAME.fullmatch(name) and not _NO_NAME.search(name))


def _people(values: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    people = (name for value in values if not _ADDRESS.search(value) for name in split_names(_clean(value)))
    kept = (name for name in people if 1 < len(name) <= _LONGEST_NAME and name.lower() not in _ACCOUNTS)
    return tuple(dict.fromkeys(name for name in kept if plain(name) != plain(outlet or "")))


def _outlet(declared: str | None, url: str | None) -> str | None:
    if declared and not declared.startswith(("http", "@")):
        return declared.split(" | ")[0].strip()
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _published(tree: Any, linked: dict[str, Any], tags: dict[str, list[str]], url: str | None) -> str | None:
    declared = [*names(linked.get("datePublished")), *names(linked.get("dateCreated"))]
    tagged = [value for key in _DATES for value in tags.get(key, ())]
    shown = [element.get("datetime") for element in tree.iter("time") if _is_publication(element)]
    stated = [
        date for value in (*declared, *tagged, *shown) if value and (date := normal(value)) and not _EPOCH.match(date)
    ]
    if stated:
        # The first source that has one is believed; another may add the clock time, if it names the same day.
        day = next((date for date in stated if len(date) >= len("2014-01-15")), stated[0])
        return max((date for date in stated if date.startswith(day)), key=len)
    return _htmldate(tree, url)


def _is_publication(element: Any) -> bool:
    marks = " ".join(element.get(name) or "" for name in ("itemprop", "class", "pubdate")).lower()
    return element.get("pubdate") is not None or "publi" in marks or "entry-date" in marks


def _htmldate(tree: Any, url: str | None) -> str | None:
    from copy import deepcopy

    from htmldate import find_date

    # Without the extensive search, which would take a date from the running text.
    try:
        found = find_date(deepcopy(tree), extensive_search=False, original_date=True, url=url)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return normal(found) if found else None


def _language(tree: Any, linked: dict[str, Any], tags: dict[str, list[str]]) -> str | None:
    root = tree.getroottree().getroot()
    said = (*names(linked.get("inLanguage")), root.get("lang") or root.get("xml:lang") or "",
            _tag(tags, ("content-language", "og:locale", "language", "dc.language")) or "")  # fmt: skip
    found = (_LANGUAGE.fullmatch(value.strip()) for value in said if value)
    return next((match[1].lower() for match in found if match), None)


def _canonical(tree: Any, tags: dict[str, list[str]], url: str | None) -> str | None:
    links = [element.get("href") for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower()]
    for address in (*links, *tags.get("og:url", ())):
        try:
            full = urljoin(url or "", (address or "").strip())
            parts = urlsplit(full)
        except ValueError:
            continue
        # A home page is not the address of a report.
        if parts.scheme in {"http", "https"} and parts.hostname and parts.path.strip("/"):
            return str(full)
    return url


def _free(linked: dict[str, Any], tags: dict[str, list[str]]) -> bool | None:
    said = linked.get("isAccessibleForFree")
    if said is None:
        tier = _tag(tags, ("article:content_tier", "og:article:content_tier"))
        return {"free": True, "locked": False}.get(tier.lower()) if tier else None
    return str(said).strip().lower() not in {"false", "0", "no"}
