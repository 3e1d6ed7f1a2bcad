"""Events as a list: in order, no more exact than they are known, with what a reader must weigh."""

import re

import pytest

from components.terms import Glossed
from components.timeline import (
    actor_words,
    day_words,
    effect_legend,
    effect_words,
    timeline,
    unsure_words,
)
from explainer.model.timeline import ACTORS, EFFECTS
from tests.components.made_charts import event
from tests.components.made_content import EN, ES, LAW, PAPER, library

SOURCES = {source.id: source for source in (LAW, PAPER)}


def drawn(*events, say=EN, **more) -> str:
    return str(timeline(events, SOURCES, say, Glossed(library().terms, say, "t"), **more))


@pytest.mark.parametrize(
    ("on", "english", "spanish"),
    [
        ("1951-07-28", "July 28, 1951", "28 de julio de 1951"),
        ("1951-07", "July 1951", "Julio de 1951"),
        ("1951", "1951", "1951"),
    ],
)
def test_a_day_is_said_as_exactly_as_it_is_known(on: str, english: str, spanish: str) -> None:
    half_known = event(on=on)
    assert (day_words(half_known, EN), day_words(half_known, ES)) == (english, spanish)
    assert f'<time datetime="{on}">{english}</time>' in drawn(half_known)


def test_events_stand_in_the_order_of_their_days_whatever_order_they_come_in() -> None:
    html = drawn(event("late", on="1996-09"), event("early", on="1948"), event("middle", on="1980-03-17"))
    assert re.findall(r"Title &lt;(\w+)&gt;", html) == ["early", "middle", "late"]
    assert html.startswith("<ol")


def test_every_actor_and_effect_has_a_word_of_its_own_in_both_languages() -> None:
    for say in (EN, ES):
        assert len({actor_words(actor, say) for actor in ACTORS}) == len(ACTORS)
        assert len({effect_words(effect, say) for effect in EFFECTS}) == len(EFFECTS)


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_is_colour_shape_and_word_together_with_its_reason(effect: str) -> None:
    html = drawn(event(effect=effect))
    assert re.search(rf'<span class="effect {effect}"><svg .*?</svg>{effect.capitalize()}</span>', html)
    assert f"<b>Why “{effect}”:</b> More could ask" in html


def test_the_shapes_of_the_effects_differ() -> None:
    shapes = {re.search(r"<svg.*?</svg>", drawn(event(effect=effect)))[0] for effect in EFFECTS}  # type: ignore[index]
    assert len(shapes) == len(EFFECTS)


def test_who_cannot_see_the_marks_is_told_what_they_stand_for() -> None:
    html = drawn(event(by="court", effect="narrowed"))
    assert '<span class="sr">Who acted: </span>Court' in html and '<span class="sr">Effect: </span>' in html


def test_the_legend_explains_every_effect_and_says_that_it_judges_nothing() -> None:
    html = effect_legend(EN)
    assert all(f'class="effect {effect}"' in html for effect in EFFECTS)
    assert "It does not say whether that was right" in html


def test_only_what_is_not_verified_says_so() -> None:
    assert unsure_words("verified", EN) is None
    assert "not reread" in drawn(event(confidence="known"))
    assert "sources differ or are incomplete" in drawn(event(confidence="uncertain"))
    assert "unsure" not in drawn(event())


def test_sources_are_folded_beneath_each_event() -> None:
    assert re.search(
        r"<details[^>]*><summary>Source</summary>.*INA 101\(a\)\(42\).*</details>", drawn(event())
    )
    both = event(cite=[{"source": "law"}, {"source": "paper"}])
    assert "<summary>Sources</summary>" in drawn(both)


def test_a_term_opens_at_its_first_mention_in_the_list_only() -> None:
    html = drawn(event("first"), event("second"))
    assert html.count('aria-controls="term-t-hearing"') == 1
    assert "Title &lt;first&gt;" in html and "&amp; a" in html


def test_the_heading_of_an_event_fits_the_page_it_is_on() -> None:
    assert "<h3>Title" in drawn(event()) and "<h2>Title" in drawn(event(), heading="h2")
