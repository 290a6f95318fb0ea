"""What teaches the event head: the form of the invented sentences, arguments from dependencies, latent triggers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from training.happenings import Told, Trigger, factuality, latent, own, plover, read

from onrecord.reading.triggers import CHANGES, REALIS, TYPES

FOLDER = Path(__file__).parents[2] / "training/events"
ITEM = """# a remark
The Tarn army shelled Veld, and retook it on Monday; shelled Orsk may fall to the Tarn army.
  ASSAULT/heavy-weapons happened | shelled#1 | The Tarn army | Veld | - | -
  CONTROL/gained happened | retook | The Tarn army | - | it | Monday
  CONTROL/gained possible | fall | the Tarn army | - | Orsk | -

The talks went nowhere.
"""
ROWS = """0	Rebels	_	NNS	1	nsubj	rebel
1	denied	3.0	VBD	1	ROOT	deny
2	shelling	-3.0	VBG	1	xcomp	shell
3	Veld	_	NNP	2	dobj	veld
4	.	_	.	1	punct	.
"""
MARKED = (
    "\tsentence_id\tsentence\tmarked_sentence\tgold_root\n"
    '0\t1\tx\t<s>Tarn</s> freed "three" <t> Vardian monks</t> on Monday.\tYIELD\n'
    "1\t2\tx\tno marks here\tAID\n"
)


def words(told: Told, at: tuple[int, ...] | None) -> str:
    cut = told.pieces
    return " ".join(told.text[cut.start[i] : cut.end[i]] for i in at or ())


def test_items_with_their_events(tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text(ITEM, encoding="utf-8")
    first, second = read(path)
    assert second.triggers == []
    assert second.complete
    shelled, retook, fall = sorted(first.triggers, key=lambda one: one.word)
    assert [TYPES[one.types[0]] for one in (shelled, retook, fall)] == ["ASSAULT", "none", "none"]
    assert [CHANGES[one.change or 0] for one in (shelled, retook, fall)] == ["none", "gained", "gained"]
    assert REALIS[fall.realis or 0] == "possible"
    assert words(first, retook.actor) == "The Tarn army"
    assert words(first, retook.place) == "it"
    assert words(first, fall.place) == "Orsk"


@pytest.mark.parametrize("line", ["ASSAULT happened | fled | - | - | -", "WAR happened | talks | - | - | - | -"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "some.txt"
    path.write_text(f"The talks went nowhere.\n  {line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"some\.txt:2"):
        list(read(path))


def test_every_item_that_ships_can_be_read() -> None:
    train, dev = own(FOLDER, dev=False), own(FOLDER, dev=True)
    assert len(train) > 1000
    assert 0.05 < len(dev) / len(train) < 0.2
    assert not {told.text for told in train} & {told.text for told in dev}


def test_certainty_with_the_arguments_of_verbs(tmp_path: Path) -> None:
    path = tmp_path / "uw_train.conll"
    path.write_text(ROWS, encoding="utf-8")
    (told,) = factuality(path)
    denied, shelling = told.triggers
    assert (denied.certainty, shelling.certainty) == (3.0, -3.0)
    assert words(told, shelling.actor) == "Rebels"
    assert words(told, shelling.recipient) == "Veld"


def test_marked_sentences_without_a_trigger(tmp_path: Path) -> None:
    path = tmp_path / "plover.tsv"
    path.write_text(MARKED, encoding="utf-8")
    every = plover(path, dev=False) + plover(path, dev=True)
    (one,) = every
    assert one.text[slice(*one.target)] == "Vardian monks"
    assert one.types == ("CONCEDE", "RETREAT")
    (told,) = latent(every)
    assert [words(told, (one.word,)) for one in told.triggers] == ["freed"]


def test_windows_hold_every_trigger_with_its_roles() -> None:
    pytest.importorskip("torch")
    from training.happening_windows import event_batches

    told = [one for one in own(FOLDER, dev=True) if one.triggers] * 3
    (batch, *_) = event_batches(told, length=64, size=4, rng=np.random.default_rng(1))
    assert batch.types.shape == batch.changes.shape == batch.word.shape
    # Every trigger that has roles is one by its label too.
    kinds = batch.types[batch.window, batch.trigger] + batch.changes[batch.window, batch.trigger]
    assert len(kinds)
    assert bool((kinds > 0).all())
    # What has no actor points at the trigger itself; what has one, elsewhere in the text.
    ends = batch.bounds[:, 0]
    there = ends >= 0
    assert bool(batch.here[there].gather(1, ends[there][:, None]).all())


def test_a_trigger_of_nothing_known_is_never_invented() -> None:
    assert Trigger(3).types == ()
    assert Trigger(3).actor is None
