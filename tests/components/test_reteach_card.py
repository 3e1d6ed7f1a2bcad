"""The re-teach card of a misconception."""

import re
from pathlib import Path

import pytest

from components.reteach_card import reteach_card
from explainer.authoring.library_files import read_library
from explainer.model.text import LOCALES, Locale, Text
from explainer.wording import wording

LIBRARY = read_library(Path(__file__).parents[2]).library
HEARD = LIBRARY.misconceptions["credible-fear-is-asylum"]
SIGN = Text(en="<b>She passed</b>", es="<b>Pasó</b>")


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html).replace("&#34;", '"').replace("&#39;", "'")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_card_has_the_belief_its_three_parts_and_what_they_rest_on(locale: Locale) -> None:
    say = wording(locale)
    for heard in LIBRARY.misconceptions.values():
        seen = words(reteach_card(heard, LIBRARY.sources, say))
        card = heard.reteach
        for part in (heard.belief, card.say, card.show, card.ask):
            assert part.in_(locale) in seen
        assert say("You may hear:") not in seen
        for citation in (heard.cite, *card.cite):
            assert LIBRARY.sources[citation.source].title in seen.replace("&amp;", "&")


def test_how_it_sounds_is_shown_where_it_is_known_and_is_no_markup() -> None:
    html = reteach_card(HEARD, LIBRARY.sources, wording("en"), sign=SIGN)
    assert "You may hear:" in html and "&lt;b&gt;She passed" in html


def test_a_belief_whose_source_was_not_reread_says_so() -> None:
    known = next(one for one in LIBRARY.misconceptions.values() if one.confidence == "known")
    assert "not reread" in words(reteach_card(known, LIBRARY.sources, wording("en")))
