"""Walking a flowchart with buttons, as a student without a picture would."""

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with the step-through alone; the answers live where a page keeps them."""
    import streamlit as st

    from components.flow_step_through import walk_flowchart
    from tests.components.flows import SAY, cite, made

    graph, _ = made(
        [("a", "b", "Yes"), ("a", "c", "No"), ("b", "d", ""), ("d", "e", "Yes"), ("d", "c", "No")]
    )

    def keep(node: str, edge: str | None) -> None:
        answers = dict(st.session_state.get("answers", {}))
        if edge is None:
            answers.pop(node, None)
        else:
            answers[node] = edge
        st.session_state.answers = answers

    walk_flowchart(graph, st.session_state.get("answers", {}), SAY, key="t", cite=cite, on_answer=keep)


@pytest.fixture
def walk() -> AppTest:
    return AppTest.from_function(page, default_timeout=20).run()


def _press(at: AppTest, label: str) -> None:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception


def _words(at: AppTest) -> str:
    return " ".join(element.proto.body for element in at.get("html"))


def _labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


def test_the_first_step_is_shown_in_full_with_its_ways_on(walk):
    assert "Is it a?" in _words(walk)
    assert "About a." in _words(walk)
    assert "An officer" in _words(walk)
    assert "ina a" in _words(walk)
    assert "Choose a way to follow" in _words(walk)
    assert _labels(walk) == ["Yes", "No"]


def test_a_step_that_leads_on_by_itself_is_read_before_it_is_passed(walk):
    _press(walk, "Yes")
    assert "About b." in _words(walk)
    assert "Go on" in _labels(walk)
    assert "Choose a way to follow" not in _words(walk)


def test_an_outcome_says_what_follows_and_offers_to_start_again(walk):
    _press(walk, "No")
    assert "The case goes on." in _words(walk)
    assert _labels(walk) == ["Change answer 1", "One step back", "Start again"]
    _press(walk, "Start again")
    assert _labels(walk) == ["Yes", "No"]
    assert dict(walk.session_state.answers) == {}


def test_changing_an_early_answer_loses_no_later_one(walk):
    for label in ("Yes", "Go on", "Yes"):
        _press(walk, label)
    assert "About e." in _words(walk)
    _press(walk, "Change answer 1")
    assert "About a." in _words(walk)
    assert set(walk.session_state.answers) == {"b", "d"}
    _press(walk, "Yes")
    assert "About e." in _words(walk)


def test_one_step_back_takes_back_the_last_answer_alone(walk):
    for label in ("Yes", "Go on", "Yes", "One step back"):
        _press(walk, label)
    assert "About d." in _words(walk)
    assert set(walk.session_state.answers) == {"a", "b"}
