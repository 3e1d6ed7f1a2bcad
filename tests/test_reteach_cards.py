"""The re-teach cards that ship: short, and what they point at is there."""

import re
from itertools import chain
from pathlib import Path

import pytest

from explainer.authoring.library_files import read_library
from explainer.model.glossary import Misconception
from explainer.model.text import Locale

LIBRARY = read_library(Path(__file__).parents[1]).library
CARDS = list(LIBRARY.misconceptions.values())

NAMED: dict[Locale, dict[str, str]] = {
    "en": {"section": r"sections?", "flowchart": r"flowcharts?", "entry": r"(?:glossary entry|entries)"},
    "es": {
        "section": r"secci(?:ón|ones)",
        "flowchart": r"diagramas? de flujo",
        "entry": r"entradas? del glosario",
    },
}
AND = {"en": r"(?:, | and )", "es": r"(?:, | y )"}
ELSE = {"en": r"\b(?:chart|board|class|sketch|strip|map|line)\b", "es": r"\b(?:gráfica|pizarra|clase|mapa)\b"}


def there(locale: Locale, kind: str) -> dict[str, str]:
    """The titles of a kind in one language, each with its id."""
    if kind == "section":
        return {s.title.in_(locale): f"{unit.id}/{s.id}" for unit in LIBRARY.units for s in unit.sections}
    if kind == "flowchart":
        views = chain.from_iterable(flowchart.views for flowchart in LIBRARY.flowcharts.values())
        return {view.title.in_(locale): view.id for view in views}
    return {term.term.in_(locale): term.id for term in LIBRARY.terms.values()}


def named(card: Misconception, locale: Locale, kind: str) -> list[str]:
    """The titles that a card's `show` gives for a kind of thing."""
    quoted = r'"[^"]+"'
    found = re.findall(
        rf"\b{NAMED[locale][kind]} ({quoted}(?:{AND[locale]}{quoted})*)", card.reteach.show.in_(locale)
    )
    return re.findall(r'"([^"]+)"', " ".join(found))


def test_every_misconception_has_its_own_card() -> None:
    for part in ("say", "show", "ask"):
        for locale in ("en", "es"):
            assert len({getattr(card.reteach, part).in_(locale) for card in CARDS}) == len(CARDS)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_what_a_card_points_at_is_there_and_is_the_same_in_both_languages(card: Misconception) -> None:
    for kind in ("section", "flowchart", "entry"):
        ids = [
            sorted(there(locale, kind).get(title, f"? {title}") for title in named(card, locale, kind))
            for locale in ("en", "es")
        ]
        assert ids[0] == ids[1]
        assert not [one for one in ids[0] if one.startswith("?")]
    for locale in ("en", "es"):
        kinds = [kind for kind in NAMED[locale] if named(card, locale, kind)]
        assert kinds or re.search(ELSE[locale], card.reteach.show.in_(locale))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_said_in_two_minutes_and_its_question_has_the_answer_to_hear(card: Misconception) -> None:
    for locale, listen in (("en", "Listen for: "), ("es", "Escucha si dicen: ")):
        words = [part.in_(locale).split() for part in (card.reteach.say, card.reteach.show, card.reteach.ask)]
        assert all(len(part) <= 75 for part in words) and 60 <= sum(map(len, words)) <= 225
        question, answer = card.reteach.ask.in_(locale).split(listen)
        assert "?" in question
        assert answer.endswith(".")
