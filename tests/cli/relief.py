"""A reading with every kind of entry, put together by hand. The report is invented."""

from __future__ import annotations

from dataclasses import replace

from onrecord.schema import (
    Actor,
    Attribution,
    Change,
    Control,
    Date,
    Derived,
    Document,
    Event,
    EventType,
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
        "Orst accused the Lake League of burning the mill at Tarn. The minister said riders of the League had taken "
        "the Upper Vale and some of its forts, but denied that they had attacked Tarn. Reyes did not visit Vardia. She "
        "is to meet the port authority, and the meeting is secret.",
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
            Actor(
                "a1",
                "Orst",
                "government",
                country="OR",
                ids=("known:7",),
                mentions=(span("Orst"), span("Orst", "Orst accused")),
            ),
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
            Attribution(
                "t5",
                (span("Orst", "Orst accused"),),
                (span("accused"),),
                (span("of burning the mill at Tarn"),),
                speaker="a1",
                act="accuse",
                confidence=0.8,
            ),
            Attribution(
                "t6",
                (span("The minister", "Tarn. The"),),
                (span("said", "Tarn. The"),),
                (span("riders of the League had taken the Upper Vale and some of its forts"),),
                speaker="a3",
                confidence=0.8,
            ),
            Attribution(
                "t7",
                (span("The minister", "Tarn. The"),),
                (span("denied", "Tarn. The"),),
                (span("that they had attacked Tarn"),),
                speaker="a3",
                act="deny",
                confidence=0.8,
            ),
        ),
        events=events(),
        control=control(),
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


def event(id: str = "e1", type: EventType = "CONSULT", mode: str | None = None, **fields: object) -> Event:
    """An event of which nothing more is known than that it happened, but for ``fields``."""
    plain = Event(id, type, mode, None, (), (), (), (), (), None, None, "happened", "positive", None, None, 0.9)
    return replace(plain, **fields)  # type: ignore[arg-type]


def holding(id: str = "c1", change: Change = "gained", **fields: object) -> Control:
    """A change of which nothing more is known, but for ``fields``."""
    plain = Control(id, None, (), None, (), change, (), None, "happened", None, 0.9)
    return replace(plain, **fields)  # type: ignore[arg-type]


def events() -> tuple[Event, ...]:
    """Something that is said by doing it, what it claims, a denial, what did not happen, a plan, and an odd one."""
    accused = (span("the Lake League", "accused"),)
    return (
        event(
            "e1",
            "ACCUSE",
            "allege",
            cameo="112",
            trigger=(span("accused"),),
            actors=("a1",),
            actor_words=(span("Orst", "Orst accused"),),
            recipients=("a2",),
            recipient_words=accused,
            statement="t5",
        ),
        event(
            "e2",
            "ASSAULT",
            "destroy",
            cameo="203",
            trigger=(span("burning"),),
            actors=("a2",),
            actor_words=accused,
            recipient_words=(span("the mill"),),
            place="p3",
            attribution="t5",
        ),
        event(
            "e3",
            "ASSAULT",
            cameo="190",
            trigger=(span("attacked"),),
            actor_words=(span("they", "denied that they"),),
            place="p3",
            realis="denied",
            polarity="negative",
            attribution="t7",
        ),
        event(
            "e4",
            "CONSULT",
            "visit",
            cameo="042",
            trigger=(span("visit"),),
            actors=("a3",),
            actor_words=(span("Reyes", "attacked"),),
            recipient_words=(span("Vardia", "visit"),),
            place="p1",
            polarity="negative",
        ),
        event(
            "e5",
            "CONSULT",
            "meet",
            trigger=(span("meet"), span("meeting", "the meeting")),
            actors=("a3",),
            actor_words=(span("She", "She is"),),
            recipients=("a4",),
            recipient_words=(span("the port authority", "meet"),),
            date="2031-05-09",
            realis="planned",
            confidence=0.4,
        ),
        event("e6", "PROTEST", realis="possible", statement="t8", attribution="t9", confidence=0.1),
    )


def control() -> tuple[Control, ...]:
    """A gain that is claimed, by riders who are no actor of the document, and a fight told with a date alone."""
    return (
        holding(
            "c1",
            holder_words=(span("riders of the League"),),
            place="p2",
            place_words=(span("the Upper Vale", "taken"), span("some of its forts")),
            span=(span("taken"),),
            attribution="t6",
        ),
        holding("c2", "contested", holder="a2", date="2031-05", realis="possible", confidence=0.3),
    )
