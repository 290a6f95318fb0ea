"""A reading with every kind of entry, put together by hand. The report is invented."""

from __future__ import annotations

from onrecord.schema import (
    Actor,
    Attribution,
    Date,
    Derived,
    Document,
    Figure,
    Flow,
    Place,
    Reading,
    Role,
    Span,
    Sum,
)

TEXT = "\n\n".join(
    [
        "Donors pledged $1.4 million for Vardia on Friday.",
        "Orst promised $900,000 for flour, and the Lake League $490,000. Only 70 percent of $2 million pledged last "
        "year was paid.",
        "Ana Reyes, who was mayor of Tarn until 2028, said the port authority had counted at least 37 dead. Late on "
        "Friday she put the number at 39. The minister denied that 200 people were missing in the Upper Vale.",
    ]
)


def span(words: str, after: str = "") -> Span:
    """Where ``words`` stand in TEXT, at or after where ``after`` stands."""
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def reading() -> Reading:
    return Reading(
        "fake@0",
        Document("sha256:0", "relief.txt", TEXT, outlet="The Lamp", published="2031-05-02", published_basis="given"),
        actors=(
            Actor("a1", "Orst", "government", country="OR", ids=("known:7",), mentions=(span("Orst"),)),
            Actor("a2", "Lake League", "organisation", mentions=(span("the Lake League"),)),
            Actor(
                "a3",
                "Ana Reyes",
                "person",
                "minister",
                "Vardia",
                roles=(
                    Role("minister", "Vardia", span("The minister")),
                    Role("mayor", "Tarn", span("mayor of Tarn"), date="../2028", former=True),
                ),
                mentions=(span("Ana Reyes"), span("she"), span("The minister")),
            ),
            Actor("a4", "port authority", "organisation", mentions=(span("the port authority"),)),
        ),
        places=(
            Place("p1", "Vardia", "VD", 170654, 33.5102, -36.2913, "country", mentions=(span("Vardia"),) * 2),
            Place(
                "p2",
                "Upper Vale",
                "VD",
                precision="country",
                note="stands for its country",
                mentions=(span("Upper Vale"),),
            ),
            Place("p3", "Tarn", mentions=(span("Tarn"),)),
        ),
        dates=(
            Date("d1", (span("Friday"),), "2031-05-02", "day", "published"),
            Date("d2", (span("last year"),), "2030", "year", "published", approximate=True),
            Date("d3", (span("until 2028"),), "../2028", "interval", "text"),
            Date("d4", (span("Late on Friday"),), None, None, "event"),
        ),
        attributions=(
            Attribution(
                "t1",
                (span("Ana Reyes"),),
                (span("said"),),
                (span("the port authority had counted at least 37 dead"),),
                speaker="a3",
                confidence=0.9,
            ),
            Attribution(
                "t2",
                (span("the port authority"),),
                (span("had counted"),),
                (span("at least 37 dead"),),
                speaker="a4",
                act="warn",
                within="t1",
                confidence=0.8,
            ),
            Attribution(
                "t3",
                (span("The minister"),),
                (span("denied"),),
                (span("that 200 people were missing in the Upper Vale"),),
                speaker="a3",
                act="deny",
                confidence=0.8,
            ),
            Attribution(
                "t4",
                (),
                (span("promised"),),
                (span("$900,000 for flour"),),
                act="promise",
                polarity="negative",
                confidence=0.8,
            ),
        ),
        flows=(
            Flow(
                "f1",
                None,
                None,
                "1400000",
                "USD",
                "pledge",
                occasion="a meeting",
                span=(span("$1.4 million"),),
                date="2031-05-02",
                sum=Sum(("f2", "f3"), "1390000.50", "9999.50"),
            ),
            Flow(
                "f2",
                "a1",
                "a4",
                "900000",
                "USD",
                "pledge",
                purpose="flour",
                span=(span("$900,000 for flour"),),
                total="f1",
                attribution="t4",
            ),
            Flow("f3", "a2", None, "490000.50", "USD", "commitment", "about", span=(span("$490,000"),), total="f1"),
            Flow(
                "f4",
                None,
                None,
                "2000000",
                None,
                "pledge",
                "between",
                "3000000",
                span=(span("$2 million"),),
                date="2030",
            ),
            Flow(
                "f5",
                None,
                None,
                "1400000",
                None,
                "paid",
                "at most",
                span=(span("70 percent of $2 million"),),
                derived=Derived("f4", "2000000 × 0.70"),
            ),
        ),
        figures=(
            Figure("n1", "killed", 37, "at least", who="dock workers", span=(span("37 dead"),), attribution="t2"),
            Figure("n2", "killed", 1239, "exact", date="2031-05", span=(span("39"),), revises="n1"),
            Figure("n3", "missing", 200, "between", 1300, "people", "p2", span=(span("200 people"),), attribution="t3"),
            Figure("n4", "injured", 5, "exact", attribution="t9"),
        ),
    )
