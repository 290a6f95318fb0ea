"""Forms of verbs and nouns, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.said.reporting import lexicon
from onrecord.reading.words.lemmas import form_table, noun_forms, spellings, verb_forms


@pytest.mark.parametrize(
    ("lemma", "irregular", "forms"),
    [
        ("warn", "", "warn warns warned warning"),
        ("deny", "", "deny denies denied denying"),
        ("say", "said", "say says saying said"),
        ("urge", "", "urge urges urged urging"),
        ("agree", "", "agree agrees agreed agreeing"),
        ("press", "", "press presses pressed pressing"),
        ("preach", "", "preaches"),
        ("slam", "", "slammed slamming"),
        ("admit", "", "admitted admitting"),
        ("quip", "", "quipped quipping"),
        ("signal", "", "signaled signalled signaling signalling"),
        ("lie", "", "lies lied lying"),
        ("tie", "", "tying"),
        ("panic", "", "panicked panicking"),
        ("criticize", "", "criticised criticizing criticises"),
        ("analyze", "", "analysed analyzing"),
        ("rumor", "", "rumoured rumored"),
        ("prize", "", "prized"),
        ("dodge", "", "dodging"),
        ("play", "", "plays played playing"),
        ("obey", "", "obeys obeyed"),
    ],
)
def test_verb_forms(lemma: str, irregular: str, forms: str) -> None:
    assert set(forms.split()) <= set(verb_forms(lemma, irregular))


@pytest.mark.parametrize(
    ("lemma", "irregular", "forms"),
    [("claim", "", "claim claims"), ("reply", "", "replies"), ("speech", "", "speeches"),
     ("analysis", "analyses", "analyses"),
     ("survey", "", "surveys")],
)  # fmt: skip
def test_noun_forms(lemma: str, irregular: str, forms: str) -> None:
    assert set(forms.split()) <= set(noun_forms(lemma, irregular))


def test_only_z_where_there_is_no_s() -> None:
    assert spellings("prize") == ("prize",)
    assert spellings("recognize") == ("recognize", "recognise")


def test_a_form_that_is_a_lemma_stays_itself() -> None:
    table = form_table([("find", ("find", "found")), ("found", ("found", "founded"))])
    assert table == {"find": "find", "found": "found", "founded": "found"}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("told", "tell"), ("denies", "deny"), ("denying", "deny"), ("swore", "swear"),
     ("slammed", "slam"),
     ("written", "write"), ("thought", "think"), ("pledging", "pledge"), ("criticised", "criticize"),
     ("pled", "plead")],
)  # fmt: skip
def test_the_lexicon_finds_inflected_verbs(form: str, lemma: str) -> None:
    assert lexicon().verbs[form].key == lemma


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_any_word_has_forms(word: str) -> None:
    forms = verb_forms(word)
    assert forms[0] == word
    assert all(form and form.isalpha() for form in forms)
