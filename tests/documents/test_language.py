"""In which language a text is. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents import language
from onrecord.documents.language import detect, function_words, other_language

ENGLISH = "The minister told reporters in Vellmark that the talks with the pilots had failed, and that he was sorry."
EN = frozenset({"en"})
FOREIGN = {
    "es": "El ministro dijo a los periodistas en Vellmark que las conversaciones con los prácticos habían fracasado.",
    "fr": "Le ministre a déclaré aux journalistes à Vellmark que les négociations avec les pilotes avaient échoué.",
    "de": "Der Minister sagte am Montag in Vellmark, dass die Gespräche mit den Lotsen gescheitert sind.",
    "it": "Il ministro ha detto ai giornalisti che le trattative con i piloti del porto di Vellmark sono fallite.",
    "pt": "O ministro disse aos jornalistas em Vellmark que as negociações com os práticos não deram certo na segunda.",
    "nl": "De minister zei maandag in Vellmark dat het overleg met de loodsen van de haven is mislukt.",
    "he": "השר אמר לכתבים ביום שני כי השיחות עם הנתבים בנמל נכשלו.",
    "ar": "قال الوزير للصحفيين يوم الاثنين إن المحادثات مع المرشدين في الميناء فشلت.",
    "ru": "Министр заявил журналистам в понедельник, что переговоры с лоцманами порта провалились.",
    "el": "Ο υπουργός είπε στους δημοσιογράφους τη Δευτέρα ότι οι συνομιλίες με τους πιλότους απέτυχαν.",
    "ja": "大臣は月曜日に記者団に対し、港の水先人との協議が失敗したと述べた。",
    "ko": "장관은 월요일 기자들에게 항구 도선사들과의 협상이 실패했다고 말했다.",
    "zh": "部长星期一对记者说，与港口引航员的谈判失败了，罢工将继续下去。",
    "th": "รัฐมนตรีบอกผู้สื่อข่าวเมื่อวันจันทร์ว่าการเจรจากับนักบินท่าเรือล้มเหลว",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_a_document_in_another_language(code: str) -> None:
    found, sure = detect(FOREIGN[code] * 3)
    assert found == code
    assert sure >= 0.5


@pytest.mark.parametrize("code", FOREIGN)
def test_a_passage_in_another_language(code: str) -> None:
    assert other_language(FOREIGN[code], EN) == code


@pytest.mark.parametrize("code", FOREIGN)
def test_a_passage_in_a_language_that_is_read(code: str) -> None:
    assert other_language(FOREIGN[code], frozenset({"en", code})) is None


def test_english_is_told_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(sample: str) -> tuple[str, float]:
        raise AssertionError(f"asked about {sample!r}")

    monkeypatch.setattr(language, "_ask", never)
    assert detect(ENGLISH) == ("en", 0.99)
    assert other_language(ENGLISH, EN) is None
    assert other_language("Marrow, Vane, Teller, Rolt, Marsh, de la Torre, van der Meer, Okoro", EN) is None


@pytest.mark.parametrize(
    "passage",
    [
        "Jean-Luc Vautrin, Inès de la Tour, Otto von Brandt",  # names
        "Le Monde",
        "Vane: “C’est la vie”",
        "The newspaper Al-Manara (المنارة) said that the harbour of Vellmark was open again on Monday.",
        "Pilots Walk Out of Vellmark Harbour Talks; Minister Vane Silent",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "",
        "\x00\ud800",
    ],
)
def test_what_is_not_surely_foreign_is_read(passage: str) -> None:
    assert other_language(passage, EN) is None


def test_another_script_is_told_at_any_length() -> None:
    assert other_language("מליאה 28.12.22", EN) == "he"
    assert other_language("Фото", EN) == "ru"


def test_nothing_tells() -> None:
    assert detect("") == (None, 0.0)
    assert detect("12.5 – 13 %") == (None, 0.0)
    assert detect("Vellmark")[0] is None


def test_only_the_start_of_a_long_text_is_looked_at() -> None:
    assert detect(ENGLISH * 30 + FOREIGN["he"] * 1000)[0] == "en"


def test_every_language_has_function_words_of_its_own() -> None:
    words = function_words()
    assert {"en", "es", "fr", "de"} <= set(words)
    for code, own in words.items():
        assert len(own) >= 15, code


@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    found, sure = detect(text)
    assert found is None or len(found) in {2, 3}
    assert 0.0 <= sure <= 1.0
    assert other_language(text, EN) != "en"
