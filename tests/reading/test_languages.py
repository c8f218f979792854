"""Languages: names, codes and guesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.reading.languages import guess_language, language_name, language_of, romanised


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russian", "ru"),
        (" russian. ", "ru"),
        ("русский", "ru"),
        ("ru", "ru"),
        ("zh-hant", "zh-Hant"),
        ("Russian (transliterated)", "ru-Latn"),
        ("Romanized Chinese", "zh-Latn"),
        ("German, with notes in English", "de"),
        ("Serbo-Croatian", "sh"),
        ("Rumanian", "ro"),
        ("Quechua", "qu"),
        ("Veldonian", None),
        ("", None),
    ],
)
def test_code_of_a_name(name: str, code: str | None) -> None:
    assert language_of(name) == code


@pytest.mark.parametrize(
    ("code", "name"),
    [("ru", "Russian"), ("ru-Latn", "Russian (in Latin letters)"), ("zh-Hant", "Chinese (traditional)"), ("qu", "Quechua"), ("qqq", "qqq")],
)
def test_name_of_a_code(code: str, name: str) -> None:
    assert language_name(code) == name


def test_romanised() -> None:
    assert romanised("ru") == "ru-Latn"
    assert romanised("de") == "de"


TEXTS = {
    "en": "The envoy said that he had been in the capital for three days and that the talks were not going well.",
    "de": "Der Gesandte sagte, dass er seit drei Tagen in der Hauptstadt sei und die Gespräche nicht gut für das Land wären.",
    "fr": "L’envoyé a dit qu’il était dans la capitale depuis trois jours et que les pourparlers ne se passaient pas bien pour le pays.",
    "es": "El enviado dijo que estaba en la capital desde hacía tres días y que las conversaciones no iban bien para el país.",
    "it": "L’inviato disse che era nella capitale da tre giorni e che i colloqui non andavano bene per il paese, come si è visto.",
    "pt": "O enviado disse que estava na capital há três dias e que as conversas não iam bem para o país, como foi dito.",
    "ru": "Посланник сказал, что он уже три дня в столице и что переговоры идут не так, как было бы хорошо для страны.",
    "uk": "Посланець сказав, що він уже три дні в столиці і що переговори йдуть не так, як було б добре для країни, та це є.",
    "bg": "Пратеникът каза, че той е от три дни в столицата и че преговорите не вървят добре за страната, като се има предвид.",
    "cs": "Vyslanec řekl, že je již tři dny v hlavním městě a že jednání se nevyvíjejí tak, jak by bylo pro zemi dobré, které byl.",
    "pl": "Poseł powiedział, że jest od trzech dni w stolicy i że rozmowy nie idą tak, jak to by było dobre dla kraju, który był.",
    "hu": "A követ azt mondta, hogy már három napja a fővárosban van, és hogy a tárgyalások nem mennek jól az ország szerint.",
    "ro": "Trimisul a spus că este de trei zile în capitală și că discuțiile nu merg bine pentru țară, care au fost cu greu.",
    "zh": "大使说他已在首都三天。",
    "ja": "大使は首都に三日いると言った。",
    "ko": "대사는 수도에 사흘째 있다고 말했다.",
    "el": "Ο πρέσβης είπε ότι ήταν στην πρωτεύουσα.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_guess(code: str, text: str) -> None:
    assert guess_language(text)[0] == code


def test_little_text_is_a_poor_guess() -> None:
    assert guess_language("Velmora") == ("en", "low")
    assert guess_language("12.5") == ("und", "low")


@given(st.text())
def test_any_text(text: str) -> None:
    code, cert = guess_language(text)
    assert code
    assert cert in ("high", "medium", "low")
    language_of(text)
