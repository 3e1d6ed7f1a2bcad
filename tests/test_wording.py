"""Wording: what a message, a day and a bilingual text say in each language."""

from datetime import date
from pathlib import Path

import pytest

from explainer.model.text import LOCALES, Locale, Text
from explainer.wording import as_locale, preferred_locale, wording


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en", "Question 2 of 6; 1 section, 3 sections"), ("es", "Pregunta 2 de 6; 1 sección, 3 secciones")],
)
def test_a_message_is_said_in_the_language_with_its_numbers(locale: Locale, words: str) -> None:
    say = wording(locale)
    counts = ", ".join(say.plural("{n} section", "{n} sections", n) for n in (1, 3))
    assert f"{say('Question {n} of {total}', n=2, total=6)}; {counts}" == words


def test_a_message_without_values_keeps_its_braces() -> None:
    assert wording("en")("{n} of {m}") == "{n} of {m}"


@pytest.mark.parametrize(
    ("locale", "day", "in_text", "beside_a_source"),
    [
        ("en", date(2026, 6, 25), "June 25, 2026", "25 Jun 2026"),
        ("es", date(2026, 6, 25), "25 de junio de 2026", "25 jun 2026"),
        ("en", date(2023, 9, 15), "September 15, 2023", "15 Sep 2023"),
        ("es", date(1997, 4, 1), "1 de abril de 1997", "1 abr 1997"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(
    locale: Locale, day: date, in_text: str, beside_a_source: str
) -> None:
    say = wording(locale)
    assert (say.day(day), say.short_day(day)) == (in_text, beside_a_source)


@pytest.mark.parametrize(("locale", "words"), [("en", "July 1951"), ("es", "julio de 1951")])
def test_a_month_is_said_with_its_year(locale: Locale, words: str) -> None:
    assert wording(locale).month(date(1951, 7, 28)) == words


def test_a_bilingual_text_is_said_in_the_language() -> None:
    text = Text(en="hearing", es="audiencia")
    assert [wording(locale).text(text) for locale in LOCALES] == ["hearing", "audiencia"]


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("ES_us", "es"),
        (" en-GB ", "en"),
        ("est", None),
        ("fr", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_tag_is_read_by_its_first_part(tag: str | None, locale: Locale | None) -> None:
    assert as_locale(tag) == locale


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en-US,en;q=0.9,es;q=0.8", "en"),
        ("fr-FR, fr;q=0.9, es;q=0.5, en;q=0.4", "es"),
        ("ht,pt;q=0.5", "en"),
        ("*", "en"),
        (",;q=,;;", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_browser_gets_its_first_language_that_we_speak(header: str | None, locale: Locale) -> None:
    assert preferred_locale(header) == locale


def test_a_language_without_its_catalogue_stops_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explainer.wording.CATALOGUES", tmp_path)
    wording.cache_clear()
    try:
        with pytest.raises(FileNotFoundError):
            wording("es")
    finally:
        wording.cache_clear()
