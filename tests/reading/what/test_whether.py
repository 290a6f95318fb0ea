"""Whether something happened: the plain grammar around the word first, the head where it says nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.knowledge import load_yaml
from onrecord.reading.found import Found, Happened, Said, Sentence
from onrecord.reading.said.reporting import tokens_of
from onrecord.reading.standing import Standing
from onrecord.reading.what.grammar import Grammar
from onrecord.reading.what.whether import whether
from onrecord.schema import EventType, Polarity, Realis

# The text, with the trigger in brackets; what the head says, and how certain; what is to come out. "+" and "-" are the
# polarity.
TABLE: list[tuple[str, Realis, float, str]] = [
    # Plain past forms.
    ("The army [shelled] the town on Tuesday.", "happened", 2.9, "happened +"),
    ("The army has [shelled] the town.", "happened", 2.9, "happened +"),
    ("The rebels were [shelled] by the army.", "happened", 2.5, "happened +"),
    ("The premier [visited] Veld after the vote.", "planned", 2.6, "happened +"),
    ("Officials said the army [shelled] the town.", "happened", 2.7, "happened +"),
    ("The [shelling] of the town went on.", "happened", 2.4, "happened +"),
    # It came about.
    ("The rebels managed to [seize] the port.", "possible", 1.0, "happened +"),
    ("Troops were able to [free] the hostages.", "possible", 0.4, "happened +"),
    ("The front went on to [capture] two villages.", "planned", 1.0, "happened +"),
    ("After having [attacked] the base, they fled.", "hypothetical", 0.2, "happened +"),
    ("They succeeded in [taking] the port.", "planned", 0.9, "happened +"),
    ("The siege forced the garrison to [surrender].", "planned", 1.2, "happened +"),
    ("The army kept [shelling] the town.", "possible", 1.2, "happened +"),
    ("The minister used to [visit] the border.", "planned", 1.2, "happened +"),
    ("Colonel Mbira, who would later [surrender], led them.", "planned", 1.2, "happened +"),
    # It did not.
    ("The army did not [attack] the town.", "happened", 0.1, "denied -"),
    ("The army never [attacked] the town.", "happened", 1.1, "denied -"),
    ("The militia no longer [controls] the port.", "happened", 1.1, "denied -"),
    ("No talks were [held] in Oslo.", "happened", 2.1, "denied -"),
    ("No [talks] were held in Oslo.", "happened", 2.1, "denied -"),
    ("Nobody was [hurt] in the raid.", "happened", 2.1, "denied -"),
    ("The two sides held no [talks].", "happened", 2.1, "denied -"),
    ("The minister [signed] nothing.", "happened", 2.1, "denied -"),
    ("The army has not, however, [supplied] the jets.", "happened", 2.1, "denied -"),
    ("Government troops failed to [retake] the town.", "possible", -0.4, "denied -"),
    ("The front refused to [withdraw] from the hill.", "planned", -0.2, "denied -"),
    ("The army was unable to [retake] the town.", "possible", -0.2, "denied -"),
    ("The army has yet to [retake] the town.", "planned", 0.2, "denied -"),
    ("The army could not [retake] the town.", "possible", 0.2, "denied -"),
    ("They left without [attacking] the town.", "happened", 1.2, "denied -"),
    ("The army stopped short of [entering] the city.", "happened", 1.2, "denied -"),
    ("Police prevented the crowd from [storming] the hall.", "happened", 1.2, "denied -"),
    ("Guards foiled an [attack] on the port.", "happened", 1.2, "denied -"),
    ("The premier cancelled a [visit] to Veld.", "planned", 0.2, "denied -"),
    ("The [visit] was called off at the last minute.", "happened", 0.2, "denied -"),
    ("A [visit] by the minister to Veld, planned for May, has been cancelled.", "planned", 0.2, "denied -"),
    ("The front's refusal to [withdraw] angered the council.", "planned", 0.2, "denied -"),
    ("The opposition has neither [surrendered] nor fled.", "happened", 0.2, "denied -"),
    ("The students did not budge, nor did the police [move].", "happened", 0.2, "denied -"),
    ("The premier will not [visit] Veld.", "planned", 0.2, "denied -"),
    ("The front vowed not to [attack] the port.", "planned", 0.2, "denied -"),
    ("The envoy is not expected to [attend].", "possible", 0.2, "denied -"),
    # Said not to be so.
    ("The general denied having [attacked] the village.", "happened", 0.5, "denied -"),
    ("The army denied [shelling] the town.", "happened", 0.5, "denied -"),
    ("The ministry denied that its aircraft had [bombed] the market.", "happened", 0.5, "denied -"),
    ("The ministry denied its aircraft had [bombed] the market.", "happened", 0.5, "denied -"),
    ("The minister ruled out [talks] with the rebels.", "planned", 0.5, "denied -"),
    ("The palace dismissed reports of a secret [meeting].", "happened", 0.5, "denied -"),
    # To come.
    ("Talks are to be [held] next week.", "happened", 1.0, "planned +"),
    ("[Talks] are to be held next week.", "happened", 1.0, "planned +"),
    ("The premier is due to [visit] Ankara.", "happened", 1.0, "planned +"),
    ("The front plans to [attack] the port.", "happened", 1.0, "planned +"),
    ("Bus drivers plan to [strike] on Monday.", "happened", 1.0, "planned +"),
    ("Norway will [send] doctors.", "happened", 1.0, "planned +"),
    ("The ministry said it would [send] troops.", "hypothetical", 0.4, "planned +"),
    ("The premier promised that he would [release] them.", "hypothetical", 0.4, "planned +"),
    ("The rebels agreed to [lay] down their arms.", "possible", 0.4, "planned +"),
    ("A [visit] is planned for Monday.", "happened", 0.4, "planned +"),
    ("The planned [visit] was discussed on Monday.", "happened", 1.0, "planned +"),
    ("The two presidents are expected to hold [talks] on Monday.", "happened", 1.0, "planned +"),
    ("The front plans to attack and [seize] the port.", "happened", 1.0, "planned +"),
    ("Roads were shut on the eve of a [summit].", "happened", 1.0, "planned +"),
    ("Envoy to [visit] Veld", "happened", 1.0, "planned +"),
    # Perhaps.
    ("The envoy was thought to have [travelled] to Veld.", "happened", 1.9, "possible +"),
    ("The rebels may have [shelled] the airfield.", "happened", 1.9, "possible +"),
    ("The rebels might [attack] again.", "planned", 0.9, "possible +"),
    ("Two men suspected of [bombing] the market fled.", "happened", 1.9, "possible +"),
    ("The alleged [attack] was on Monday.", "happened", 1.9, "possible +"),
    ("Rebels reportedly [seized] the port.", "happened", 1.9, "possible +"),
    ("The council fears that the rebels [attacked] the convoy.", "happened", 1.9, "possible +"),
    ("It is possible that the army [shelled] the town.", "happened", 1.9, "possible +"),
    ("The threat of an [attack] remains.", "happened", 1.9, "possible +"),
    ("The bank would not say whether it had [frozen] the accounts.", "denied", -1.0, "possible +"),
    ("He did not say whether the army [shelled] the town.", "denied", -1.0, "possible +"),
    ("The rebels may have failed to [retake] the bridge.", "denied", -1.0, "possible -"),
    ("The front threatened to [attack] the port.", "happened", 1.0, "possible +"),
    ("Did the army [shell] the town?", "happened", 1.0, "possible +"),
    # Wanted.
    ("The council urged Veld to [release] the prisoners.", "happened", 1.0, "demanded +"),
    ("The front must [withdraw] from the hill.", "planned", 1.0, "demanded +"),
    ("The council called for a [ceasefire].", "happened", 1.0, "demanded +"),
    ("The council ordered an [attack] on the port.", "happened", 0.5, "demanded +"),
    ("The judge ordered the army to [release] them.", "happened", 1.0, "demanded +"),
    ("Troops were ordered to [withdraw].", "happened", 1.0, "demanded +"),
    ("The union demanded that Veld [release] the men.", "happened", 1.0, "demanded +"),
    ("The rebels want the army to [leave] the valley.", "planned", 1.0, "demanded +"),
    ("The call for a [ceasefire] was heard.", "happened", 1.0, "demanded +"),
    ("A call by eleven bishops for the [release] of the miners was read out.", "happened", 1.0, "demanded +"),
    ("The council urged Veld not to [deport] them.", "denied", -1.0, "demanded -"),
    ("The court forbade the men to [protest].", "happened", 1.0, "demanded -"),
    # Only supposed.
    ("Sanctions follow if it does not [attend] the conference.", "denied", -1.0, "hypothetical -"),
    ("If the rebels [attack], the army is ready.", "planned", 1.0, "hypothetical +"),
    ("Unless the junta [releases] them, the envoy leaves.", "planned", 1.0, "hypothetical +"),
    ("The army would [attack] if the talks failed.", "planned", 1.0, "hypothetical +"),
    ("Should the army [attack], the town falls.", "planned", 1.0, "hypothetical +"),
    ("Were the rebels to [seize] the dam, the town is lost.", "happened", 1.0, "hypothetical +"),
    ("Canada will recall its envoy if Veld [attacks].", "planned", 1.0, "hypothetical +"),
    ("The talks would have [ended] the war.", "happened", 1.0, "hypothetical +"),
    ("In the event of an [attack], leave the hall.", "possible", 1.0, "hypothetical +"),
    # Two that cancel each other out.
    ("They never stopped [attacking] the town.", "denied", -1.0, "happened +"),
    ("The guards did not fail to [repel] them.", "denied", -1.0, "happened +"),
    ("The general did not deny [attacking] the village.", "denied", -1.0, "possible +"),
    ("The minister did not rule out [talks].", "denied", -1.0, "possible +"),
    ("The rebels stopped [shelling] the town.", "denied", -0.5, "happened +"),
    # What stands near it, and governs something else.
    ("He said no civilians were hurt when jets [bombed] the town.", "happened", 2.0, "happened +"),
    ("The army denied any involvement in the [attack].", "happened", 2.0, "happened +"),
    ("Officials who will resign [met] the premier.", "happened", 2.0, "happened +"),
    ("The minister could not confirm that rebels [seized] the port.", "happened", 2.0, "happened +"),
    ("The front refused a third [offer] of help.", "happened", 2.0, "happened +"),
    ("The premier condemned the [attack] and called for calm.", "happened", 2.0, "happened +"),
    ("The lawyers demanded the release of a clerk [held] since May.", "happened", 2.0, "happened +"),
    ("Gunmen thought to be deserters [ambushed] a bus.", "happened", 2.0, "happened +"),
    ("The envoy [left] before talks could begin.", "happened", 2.0, "happened +"),
    ("On Saturday, May 3, rebels [attacked] the base.", "happened", 2.0, "happened +"),
    ("Not knowing the way, the rebels [attacked] the wrong base.", "happened", 2.0, "happened +"),
]


def _found(marked: str) -> tuple[Found, tuple[int, int]]:
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return Found(text, (), (Sentence(0, len(text), 0),), (), ()), (start, end)


def _happened(trigger: tuple[int, int], realis: Realis, certainty: float, type: EventType = "ASSAULT") -> Happened:
    return Happened(trigger, type, None, realis, certainty)


@pytest.mark.parametrize(("marked", "realis", "certainty", "expected"), TABLE)
def test_whether(marked: str, realis: Realis, certainty: float, expected: str) -> None:
    found, trigger = _found(marked)
    got = whether(found, _happened(trigger, realis, certainty), Standing(found))
    assert f"{got[0]} {'-' if got[1] == 'negative' else '+'}" == expected


@pytest.mark.parametrize(
    ("realis", "certainty", "expected"),
    [
        ("happened", 2.8, ("happened", "positive")),
        ("happened", 0.1, ("possible", "positive")),
        ("happened", -2.4, ("denied", "negative")),
        ("denied", -2.4, ("denied", "negative")),
        ("denied", 2.4, ("happened", "positive")),
        ("planned", 0.9, ("planned", "positive")),
    ],
)
def test_the_head_tells_where_the_grammar_does_not(
    realis: Realis, certainty: float, expected: tuple[Realis, Polarity]
) -> None:
    found, trigger = _found("Talks between the two sides about the [attack] on the port.")
    assert whether(found, _happened(trigger, realis, certainty), Standing(found)) == expected


def test_would_in_what_somebody_says_is_the_future_of_the_past() -> None:
    text = "Troops would deploy on Monday."
    found = Found(text, (), (Sentence(0, len(text), 0),), (), (Said((), (), ((0, len(text) - 1),)),))
    assert whether(found, _happened((13, 19), "planned", 1.0), Standing(found))[0] == "planned"


def test_not_to_do_what_is_asked_is_to_reject_it() -> None:
    found, trigger = _found("The judge ordered his release, but the prison did not [comply].")
    assert whether(found, _happened(trigger, "happened", 1.0, "REJECT"), Standing(found)) == ("happened", "positive")


def test_only_its_own_sentence_tells() -> None:
    text = "Rebels did not attack the port. They attacked the town."
    found = Found(text, (), (Sentence(0, 31, 0), Sentence(32, len(text), 0)), (), ())
    assert whether(found, _happened((37, 45), "happened", 2.5), Standing(found)) == ("happened", "positive")


def _examples() -> list[Any]:
    return [pytest.param(row, id=row["example"]) for row in load_yaml("realis_words")["groups"]]


@pytest.mark.parametrize("row", _examples())
def test_the_example_of_every_group_of_words(row: dict[str, Any]) -> None:
    governors, depends = re.findall(r"\[([^\]]+)\]", row["example"]), re.findall(r"<([^>]+)>", row["example"])
    assert len(governors) == len(depends) == 1
    text = re.sub(r"[\[\]<>]", "", row["example"])
    tokens = list(tokens_of(text))
    at = next(i for i, (_, start) in enumerate(tokens) if start == len(text[: text.index(depends[0])]))
    found = Grammar([word for word, _ in tokens], [text[s : s + len(w)] for w, s in tokens]).status(at)
    expected = {"barred": "demanded", "kept": "happened", "open": None}
    assert found.realis == expected.get(row["makes"], row["makes"])
    assert found.negative == (row["makes"] in ("denied", "barred"))


def test_a_text_far_too_long_to_be_one_sentence() -> None:
    text = "word " * 50_000 + "the army did not attack. " + "word " * 50_000
    at = text.index("attack")
    found = Found(text, (), (), (), ())
    assert whether(found, _happened((at, at + 6), "happened", 1.0), Standing(found)) == ("denied", "negative")
