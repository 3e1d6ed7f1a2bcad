"""A unit as a reader meets it."""

from typing import get_args

from markupsafe import Markup

from components.doors import Door
from components.terms import Glossed
from components.unit_views import (
    bullets,
    contents,
    crumb,
    next_and_back,
    objective_rows,
    prompt_card,
    protocol_words,
    unit_facts,
    unit_row,
)
from explainer.model.protocol import Protocol
from explainer.model.text import Text
from explainer.model.unit import Prompt, ProtocolId
from tests.components.made_content import EN, ES, HEARING, both, library, two_sides, unit

UNIT = unit()
STEPS = (Door("here", "One", "/1"),)
PROMPT = Prompt.model_validate(
    {
        "id": "talk",
        "question": both("Who holds a <hearing>?"),
        "protocol": "four-corners",
        "minutes": 2,
        "steps": [both("Read & think"), both("Move")],
        "roles": [{"name": both("Judge"), "task": both("decide")}] * 2,
        "stems": [both("I agree because"), both("The source says")],
        "sides": two_sides(),
        "cite": [{"source": "law", "locator": "235(b)"}, {"source": "law", "locator": "207"}],
    }
)


def test_a_prompt_shows_question_sides_steps_roles_stems_minutes_and_evidence() -> None:
    glossed = Glossed({"hearing": HEARING}, EN, "talk")
    html = str(prompt_card(PROMPT, library(), EN, glossed))
    for words in ("Four corners", "2 minutes<", "Read &amp; think", "Judge", "I agree because", "INA 235(b)"):
        assert words in html
    assert "&lt;<span" in html and glossed.seen == {"hearing"}
    for words in ("Side A: Yes, &lt;now&gt;", "It should", "Side B: No", "It need not", "A Paper"):
        assert words in html
    assert html.count("INA 207") == 1, "what a side cites is not listed a second time"
    assert "More evidence" not in prompt_card(
        PROMPT.model_copy(update={"cite": PROMPT.sides[0].cite}), library(), EN, glossed
    )


def test_every_protocol_has_a_name_in_both_languages() -> None:
    for say in (EN, ES):
        names = {protocol_words(protocol, {}, say) for protocol in get_args(ProtocolId)}
        assert len(names) == len(get_args(ProtocolId))


def test_a_protocol_with_a_file_is_called_what_its_file_says() -> None:
    named = Protocol.model_construct(id="fishbowl", name=Text(en="Glass bowl", es="Pecera de vidrio"))
    assert protocol_words("fishbowl", {"fishbowl": named}, ES) == "Pecera de vidrio"


def test_a_unit_without_prerequisites_says_that_one_can_start() -> None:
    assert "Nothing. You can start here." in unit_facts(UNIT, EN)
    asked = UNIT.model_copy(update={"prerequisites": (Text(en="Know <this>", es="Saber"),)})
    assert "Know &lt;this&gt;" in unit_facts(asked, EN) and "You can start here" not in unit_facts(asked, EN)


def test_a_row_marks_the_unit_in_which_the_reader_is() -> None:
    rows = [unit_row(UNIT, EN, steps=STEPS, status="1 < 2", href="/u", here=here) for here in (True, False)]
    assert 'class="unit here"' in rows[0] and 'class="unit"' in rows[1]
    assert "Unit &amp; title" in rows[0] and "What &lt;then&gt;?" in rows[0] and "1 &lt; 2" in rows[0]


def test_the_list_of_parts_says_each_state_in_words() -> None:
    html = contents([("done", "A", "3 min", "/a"), ("here", "B", "", "/b"), ("ahead", "<C>", "", "/c")], EN)
    for words in ("(done)", "(next)", "(not started)", "&lt;C&gt;"):
        assert words in html


def test_the_line_above_a_section_leads_up_and_says_the_place() -> None:
    html = crumb(UNIT, EN, STEPS, up="/up", place="Section 1 of 1")
    assert 'href="/up"' in html and "Unit 1: Unit &amp; title" in html and "Section 1 of 1" in html


def test_the_way_around_has_only_the_ends_that_there_are() -> None:
    assert next_and_back(EN, back=None, onward=("On & on", "/on")).count("<a ") == 1
    both_ways = next_and_back(EN, back=("Back", "/b"), onward=("On", "/o"))
    assert both_ways.count("<a ") == 2 and both_ways.index("/b") < both_ways.index("/o")
    assert "<a " not in next_and_back(EN, back=None, onward=None)


def test_objectives_keep_their_order_and_carry_their_mark_and_evidence() -> None:
    rows = [("solid", "Say <who>", "2 of 2"), ("untried", "Trace", "1 question")]
    html = objective_rows(rows, lambda state: Markup("<i>{}</i>").format(state))
    assert html.index("<i>solid</i>") < html.index("<i>untried</i>")
    assert "Say &lt;who&gt;" in html and "2 of 2" in html


def test_bullets_are_in_the_readers_language_and_escaped() -> None:
    assert bullets([Text(en="a & b", es="a y b")], ES) == '<ul class="list"><li>a y b</li></ul>'
    assert "a &amp; b" in bullets([Text(en="a & b", es="x")], EN)
