"""Reports that cite each other, put together by hand. All names are invented."""

from __future__ import annotations

from tests.comparing.given import agency, cited, described, given, nobody, outlet, person

from onrecord.comparing.items import Item
from onrecord.comparing.origins import origins_of
from onrecord.schema import CopyOf, Origins

PAPERS = ("Lamp", "Post", "Star", "Courier", "Mirror")


def found(*items: Item, copies: tuple[CopyOf, ...] = ()) -> Origins:
    documents = {item.document: cited(item.document, item.outlet, item.published) for item in items}
    return origins_of(items, copies, list(documents.values()))


def ring(size: int) -> list[Item]:
    """Each paper cites the next, the last the first."""
    return [given(at + 1, PAPERS[at], outlet(PAPERS[(at + 1) % size])) for at in range(size)]


def test_a_ring_of_any_length_has_no_known_start() -> None:
    for size in range(2, 6):
        origins = found(*ring(size))
        assert (origins.min, origins.max) == (0, 1)
        assert [origin.kind for origin in origins.list] == ["none given"]
        [circle] = origins.circles
        assert circle.documents == tuple(range(1, size + 1))
        assert circle.outlets == PAPERS[:size]
    assert circle.why.startswith("Lamp cites Post, Post cites Star, Star cites Courier")
    assert circle.why.endswith("none says where it comes from.")


def test_a_ring_over_days() -> None:
    first = given(1, "Lamp", outlet("Post"), day="2031-05-04")
    second = given(2, "Post", outlet("Lamp"), day="2031-05-06")
    origins = found(first, second)
    assert (origins.min, origins.max, len(origins.circles)) == (0, 1, 1)


def test_who_stands_outside_and_cites_one_of_the_ring() -> None:
    origins = found(*ring(2), given(3, "Star", outlet("Lamp")))
    assert (origins.min, origins.max) == (0, 1)
    assert origins.circles[0].documents == (1, 2)
    assert len(origins.list[0].collapsed) == 3


def test_a_ring_and_somebody_else() -> None:
    origins = found(*ring(2), given(3, "Star", person("Ida Moss")))
    assert (origins.min, origins.max) == (1, 2)
    assert origins.list[0].why == "o2: nothing is known of where a circle starts"


def test_a_ring_with_a_way_out() -> None:
    origins = found(*ring(2), given(2, "Post", person("Ida Moss"), number=201))
    assert (origins.min, origins.max) == (1, 1)
    assert origins.circles[0].why.endswith("one of them has a source of its own.")


def test_two_rings_are_two() -> None:
    items = [*ring(2), given(3, "Star", outlet("Courier")), given(4, "Courier", outlet("Star"))]
    origins = found(*items)
    assert (origins.min, origins.max, len(origins.circles)) == (0, 2, 2)


def test_who_only_cites_is_no_circle() -> None:
    origins = found(given(1, "Lamp"), given(2, "Post", outlet("Lamp")), given(3, "Star", outlet("Post")))
    assert (origins.min, origins.max, origins.circles) == (1, 1, ())


def test_all_roads_lead_to_one_unnamed_source() -> None:
    official = described("official")
    origins = found(given(1, "Lamp", official), given(2, "Post", outlet("Lamp"), official))
    assert (origins.min, origins.max) == (1, 1)
    assert origins.circles[0].why == "All 2 reports lead to one source that is not named, “official” (Lamp)."


def test_all_roads_lead_to_a_report_that_is_not_there() -> None:
    origins = found(given(1, "Lamp", outlet("Sentinel")), given(2, "Post", outlet("Sentinel")))
    assert origins.circles[0].why == "All 2 reports lead to a report of Sentinel, which the record does not have."


def test_a_report_that_is_there_is_no_circle() -> None:
    assert found(given(1, "Sentinel"), given(2, "Post", outlet("Sentinel"))).circles == ()


def test_prints_of_one_text_are_no_circle() -> None:
    items = given(1, "Lamp", agency("Reuters"), described("official")), given(2, "Post", described("official"))
    assert found(*items, copies=(CopyOf(1, 2, "copy", 1, 1),)).circles == ()


def test_a_named_speaker_is_no_circle() -> None:
    items = given(1, "Lamp", person("Ida Moss")), given(2, "Post", outlet("Lamp"), person("Ida Moss"))
    assert found(*items).circles == ()


def test_one_paper_that_names_nobody_twice_is_no_circle() -> None:
    assert found(given(1, "Lamp", nobody()), given(2, "Lamp", nobody())).circles == ()
