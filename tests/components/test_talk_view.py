"""A talk on screens: what each may say, and that no text of a student is ever more than text."""

import random
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from components.talk_rows import corner_counts, seat_rows, step_rows, waiting_rows
from components.talk_slide import shown_texts, talk_slide
from components.talk_view import own_part, own_texts, restate_state, stems_of, step_head, written
from explainer.classroom.contribution import Contribution, State
from explainer.classroom.seating import deal
from explainer.classroom.talk import begin, confirm_restated, stand_at
from explainer.wording import wording
from tests.classroom.hostile_texts import HOSTILE
from tests.classroom.made_talk import CONTROVERSY, CORNERS, LIBRARY, NOON, PAIRS, PROMPT, at_step
from tests.components.made_content import EN

SEATS = deal([1, 2, 3, 4], CONTROVERSY, random.Random(1))


def text(words: str, state: State = "approved", group: int | None = None) -> Contribution:
    kind = "note" if group is None else "synthesis"
    return Contribution(1, 1, 1, kind, PROMPT.id, 1, group, words, state, NOON)


class Reader(HTMLParser):
    """The tags and the words of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_a_student_wrote_is_text_on_every_screen(typed: str) -> None:
    for html in (
        written(typed),
        shown_texts(None, [text(typed)], EN),
        own_texts([text(typed)], EN),
        talk_slide(at_step("prepare", SEATS), [text(typed, group=1)], EN),
    ):
        reader = Reader()
        reader.feed(str(html))
        assert typed in reader.words
        assert not {"script", "img", "style", "a", "table"} & set(reader.tags)
        assert 'dir="auto"' in html


def test_the_projector_names_nobody_and_no_step_of_it_fails() -> None:
    for protocol in LIBRARY.protocols.values():
        for seats in ({}, deal([1, 2, 3, 4, 5], protocol, random.Random(2))):
            talk = begin(PROMPT, protocol, seats)
            for step in protocol.steps:
                talk = at_step(step.id, seats, protocol.id)
                html = talk_slide(talk, [], EN)
                assert EN.text(step.name) in html and "data-timer" in html


def test_without_devices_the_projector_says_how_to_sit() -> None:
    assert "Make groups of 4" in talk_slide(begin(PROMPT, CONTROVERSY), [], EN)
    assert "Make groups" not in talk_slide(begin(PROMPT, CONTROVERSY, SEATS), [], EN)


def test_nobody_sees_how_many_stand_where_while_they_choose() -> None:
    seats = deal([1, 2, 3], CORNERS, random.Random(1))
    chosen = stand_at(at_step("choose", seats, "four-corners"), 1, "agree")
    assert 'class="num">1' not in talk_slide(chosen, [], EN)
    later = replace(at_step("talk", seats, "four-corners"), stands=chosen.stands)
    assert '<b class="num">1</b>' in talk_slide(later, [], EN)


def test_in_four_corners_the_console_counts_and_names_by_corner_and_a_device_says_its_own() -> None:
    seats = deal([1, 2, 3], CORNERS, random.Random(1))
    chosen = stand_at(stand_at(at_step("choose", seats, "four-corners"), 1, "agree"), 3, "disagree")
    counts = str(corner_counts(chosen, EN))
    for corner, number in (("Strongly agree", 0), ("Agree", 1), ("Disagree", 1), ("Not chosen", 1)):
        assert re.search(rf"<dt>{corner}[^<]*</dt><dd class=\"num\">{number}</dd>", counts), corner
    people = str(seat_rows(chosen, {1: "Quiet Harbor", 2: "Calm Meadow", 3: "Kind Lantern"}, EN))
    order = ["<h3>Agree", "Quiet Harbor", "<h3>Disagree", "Kind Lantern", "<h3>Not chosen", "Calm Meadow"]
    found = [people.index(words) for words in order]
    assert found == sorted(found) and "Strongly" not in people and "Group" not in people
    later = replace(at_step("talk", seats, "four-corners"), stands=chosen.stands)
    assert '<span class="tag">Agree</span>' in own_part(later, 1, LIBRARY, EN)
    assert 'class="tag"' not in own_part(later, 2, LIBRARY, EN)


def test_a_device_shows_the_side_that_it_speaks_for_now() -> None:
    one = next(one for one, seat in SEATS.items() if seat.side == "a")
    claims = [str(EN.text(side.claim)) for side in PROMPT.sides]
    for step, mine, other in (("prepare", 0, 1), ("switch", 1, 0)):
        html = str(own_part(at_step(step, SEATS), one, LIBRARY, EN).unescape())
        assert claims[mine] in html and claims[other] not in html
    both = str(own_part(at_step("synthesis", SEATS), one, LIBRARY, EN).unescape())
    assert claims[0] in both and claims[1] in both


def test_a_device_is_told_whose_turn_it_is_and_whether_it_was_understood() -> None:
    a = next(one for one, seat in SEATS.items() if seat.side == "a")
    b = next(one for one, seat in SEATS.items() if seat.side == "b")
    talk = at_step("present-b", SEATS)
    assert "side B speaks" in own_part(talk, a, LIBRARY, EN)
    assert "side B speaks" not in own_part(talk, b, LIBRARY, EN)
    restate = at_step("restate", SEATS)
    assert "counts when" in restate_state(restate, a, EN)
    assert "fairly" in restate_state(confirm_restated(restate, b), a, EN)
    assert "Group 1: side A waits for side B" in waiting_rows(restate.waiting, EN)


def test_the_prompts_own_words_are_used_with_its_own_protocol() -> None:
    own = LIBRARY.protocols[PROMPT.protocol]
    other = CORNERS if own == PAIRS else PAIRS
    assert stems_of(begin(PROMPT, own)) == PROMPT.stems
    assert stems_of(begin(PROMPT, other)) == other.stems


@pytest.mark.parametrize("locale", ["en", "es"])
def test_the_console_shows_the_steps_and_who_sits_where(locale: str) -> None:
    say = wording(locale)  # type: ignore[arg-type]
    talk = at_step("restate", SEATS)
    assert 'aria-current="step"' in step_rows(talk, say)
    assert "Quiet &lt;Harbor&gt;" in seat_rows(talk, {1: "Quiet <Harbor>"}, say)
    assert say.text(talk.step.do) in step_head(talk, say).unescape()
