"""What each option teaches, in which order, and what is read from the browser."""

import re
from fractions import Fraction

import pytest

from components.question import feedback, points_words, response, stem
from components.terms import Glossed
from explainer.model.item import Item
from tests.components.made_content import EN, ES, HEARING, attempt, both, item


def options_of(html: str) -> list[str]:
    """The options as they follow one another, each with its marks."""
    return re.findall(r'<li class="ans.*?</li>', html)


def told(asked: Item, *chosen: str, **changes: object) -> str:
    return str(feedback(asked, attempt(chosen=tuple(sorted(chosen)), **changes), EN, cited=[]))


def test_the_chosen_option_comes_first_then_the_others_in_their_order() -> None:
    texts = [re.findall(r'class="t">(\w+)', each)[0] for each in options_of(told(item(), "gamma"))]
    assert texts == ["gamma", "alpha", "beta"]


def test_every_option_teaches_and_only_yours_and_the_key_are_marked() -> None:
    gamma, alpha, beta = options_of(told(item(), "gamma"))
    assert "Your answer" in gamma and "Not yet" in gamma and "yours notyet" in gamma
    assert 'class="ans key"' in beta and "Right" in beta and "Your answer" not in beta
    assert "mark" not in alpha and 'class="ans"' in alpha
    for each, name in ((gamma, "gamma"), (alpha, "alpha"), (beta, "beta")):
        assert f"because &lt;{name}&gt;" in each


def test_the_rationale_and_its_sources_follow_the_options() -> None:
    html = str(feedback(item(), attempt(), EN, cited=["A line"], heading="h4"))  # type: ignore[list-item]
    assert html.index("because &lt;gamma&gt;") < html.index("The &lt;rule&gt; &amp; its reason")
    assert html.index("its reason") < html.index("<li>A line</li>")
    assert "<h4>Why</h4>" in html


def test_the_right_judgement_with_another_reason_is_partly_right_and_is_led_by_its_judgement() -> None:
    options = [
        {"id": name, "text": both(f"because {name}"), "feedback": both(name), "says": says}
        for name, says in (("law", True), ("habit", True), ("fear", False), ("rumour", False))
    ]
    asked = item(type="true-false", options=options, key="law")
    partly = told(asked, "habit", points=Fraction(1, 2))
    assert "yours partly" in options_of(partly)[0] and "True, because habit" in partly
    assert "yours notyet" in options_of(told(asked, "fear"))[0]
    assert "False, because fear" in partly
    assert "Verdad" in str(feedback(asked, attempt(chosen=("law",)), ES, cited=[]))


def test_a_dated_key_is_the_one_of_the_attempts_own_day() -> None:
    key = [{"from": "1997-04-01", "is": "alpha"}, {"from": "2026-01-01", "is": "beta"}]
    asked = item(key=key)
    assert 'class="ans key"' in options_of(told(asked, "gamma"))[2]
    before = attempt(chosen=("gamma",)).as_of.replace(year=2020)
    assert 'class="ans key"' in options_of(told(asked, "gamma", as_of=before))[1]


def test_before_the_keys_history_the_points_are_told_and_no_option_is_judged() -> None:
    asked = item(key=[{"from": "2026-01-01", "is": "beta"}])
    day = attempt().as_of.replace(year=2020)
    html = told(asked, "gamma", as_of=day, points=Fraction(1))
    assert "1 of 1 point" in html and html.count("because &lt;") == 3
    yours, *others = options_of(html)
    assert "Your answer" in yours and "mark" not in yours and 'class="ans yours"' in yours
    assert all('class="ans"' in each and "mark" not in each for each in others)


def test_why_everyone_has_the_points_of_a_flawed_item_is_said() -> None:
    credit = {"everyone_since": "2026-06-01", "reason": both("Two <options> fit.")}
    html = told(item(credit=credit), "gamma", points=Fraction(1))
    assert "Since June 1, 2026, everyone has the point for this question. Two &lt;options&gt; fit." in html
    assert html.index("1 of 1 point") < html.index("Since June 1") < html.index('class="plain answers"')
    assert "everyone has the point" not in told(item(), "gamma")


def test_only_what_was_just_asked_is_read_out_by_itself() -> None:
    assert "role=" not in told(item(), "gamma")
    assert 'role="status"' in str(feedback(item(), attempt(), EN, cited=[], just_asked=True))


@pytest.mark.parametrize(
    ("points", "mode", "words"),
    [
        (Fraction(1), "scored", "1 of 1 point, your first answer"),
        (Fraction(0), "scored", "0 of 1 point, your first answer"),
        (Fraction(1, 3), "scored", "0.33 of 1 point, your first answer"),
        (Fraction(1, 2), "practice", "0.5 of 1 point, practice: your first answer is the one that counts"),
    ],
)
def test_points_are_told_with_whether_they_count(points: Fraction, mode: str, words: str) -> None:
    assert points_words(attempt(points=points, mode=mode), EN) == words


def test_a_part_of_a_point_has_a_comma_in_spanish() -> None:
    assert points_words(attempt(points=Fraction(1, 2)), ES).startswith("0.5")


@pytest.mark.parametrize(
    ("sent", "chosen"),
    [
        ({"q-choice": "beta"}, {"beta"}),
        ({"q-choice": "never-offered"}, set()),
        ({"q-choice": None}, set()),
        ({}, set()),
        ({"other-choice": "beta"}, set()),
    ],
)
def test_only_an_option_that_the_item_offers_is_read(sent: dict[str, object], chosen: set[str]) -> None:
    assert response(item(), "q", sent) == (frozenset(chosen), None)


def test_several_boxes_are_read_and_a_forged_one_is_not() -> None:
    asked = item(type="multiple-choice", key=["alpha", "beta"])
    sent = {"q-alpha": True, "q-beta": "yes", "q-gamma": False, "q-delta": True, "q-choice": "beta"}
    assert response(asked, "q", sent)[0] == {"alpha"}


@pytest.mark.parametrize(("sent", "sure"), [("sure", "sure"), ("certain", None), (None, None), (3, None)])
def test_only_a_confidence_that_was_offered_is_read(sent: object, sure: str | None) -> None:
    assert response(item(), "q", {"q-choice": "beta", "q-confidence": sent})[1] == sure


def test_the_stem_and_its_case_are_escaped_and_their_terms_open() -> None:
    glossed = Glossed({"hearing": HEARING}, EN, "q")
    html = str(stem(item(case=both("Ana's <hearing>")), EN, glossed, kicker="Try & see"))
    assert "Ana&#39;s &lt;<span" in html and "What is &lt;so&gt; in first?" in html
    assert "Try &amp; see" in html and 'id="term-q-hearing"' in html
    assert 'class="case"' not in str(stem(item(), EN, glossed, kicker="k"))
