"""A student's way through the unit by mouse, from the first page to the next visit."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from explainer.model.item import Item
from explainer.wording import wording
from tests.browser.answering import (
    DAY,
    LIBRARY,
    UNIT,
    answer,
    check_button,
    option_label,
    question,
    right_options,
    words_of,
    wrong_option,
)
from tests.browser.classroom import Server, open_page, settle
from tests.browser.screens import FIRST, HARD, SECOND, VIEW, expect_heading, take_way, unit_path, ways_through

say = wording("en")


def go_to(page: Page, name: str) -> None:
    """Follow a link of the header."""
    page.locator(".top-nav").get_by_role("link", name=name, exact=True).click()


def item_of_type(kind: str) -> tuple[str, Item]:
    """The address of a closing question of this type, and its item."""
    item = next(LIBRARY.items[item_id] for item_id in UNIT.quiz if LIBRARY.items[item_id].type == kind)
    return unit_path("quiz", item=item.id), item


def expect_feedback(page: Page, item: Item, chosen: list[str]) -> None:
    """Every option is explained, the chosen ones first and marked."""
    answers = question(page).locator(".ans")
    expect(answers).to_have_count(len(item.options))
    others = [option for option in item.option_ids if option not in chosen]
    for place, option_id in enumerate([o for o in item.option_ids if o in chosen] + others):
        option, shown = item.option(option_id), answers.nth(place)
        expect(shown).to_contain_text(words_of(option, say))
        expect(shown).to_contain_text(say.text(option.feedback))
        expect(shown.get_by_text(say("Your answer"))).to_have_count(int(option_id in chosen))


def test_the_first_question_is_three_clicks_from_home_at_most(
    student: BrowserContext, server: Server
) -> None:
    page, clicks = open_page(student, server), 0
    expect_heading(page, say("How does asylum work?"))
    while not question(page).is_visible():
        clicks += 1
        assert clicks <= 3
        route = page.locator("h1").get_attribute("data-route") or ""
        page.locator("a.btn.primary").first.click()
        expect(page.locator(f'h1[data-route="{route}"]')).to_have_count(0)
        settle(page)
    expect_heading(page, say.text(FIRST.title))
    expect(page.locator(".ax.prose")).to_be_visible()


def test_checking_nothing_asks_for_a_choice_and_counts_nothing(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    check_button(page, say).click()
    expect(page.get_by_text(say("Choose an answer first. Nothing has been counted."))).to_be_visible()
    expect(question(page).locator(".ans")).to_have_count(0)
    expect(question(page).locator(".saved")).to_have_count(0)
    item = LIBRARY.items[FIRST.item]
    answer(page, item, right_options(item), say)
    expect(page.get_by_text(say("Choose an answer first. Nothing has been counted."))).to_have_count(0)


def test_hints_open_one_by_one_and_stay_open(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    for opened, hint in enumerate(item.hints, 1):
        label = say("Show a hint") if opened == 1 else say("Show another hint")
        page.get_by_role("button", name=label).click()
        expect(page.locator(".hint")).to_have_count(opened)
        expect(page.locator(".hint").last).to_have_text(say.text(hint))
    page.reload()
    expect(page.locator(".hint")).to_have_count(len(item.hints))


@pytest.mark.parametrize("right", [True, False], ids=["right", "not yet"])
def test_an_answer_is_explained_option_by_option_and_leads_on(
    student: BrowserContext, server: Server, right: bool
) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    chosen = right_options(item) if right else [wrong_option(item)]
    answer(page, item, chosen, say)
    expect(question(page).locator(".told")).to_contain_text(say("Right") if right else say("Not yet"))
    expect_feedback(page, item, chosen)
    expect(question(page)).to_contain_text(say.text(item.rationale))
    question(page).get_by_role("link", name=say("Next: {title}", title=say.text(SECOND.title))).click()
    expect_heading(page, say.text(SECOND.title))


@pytest.mark.parametrize("kind", ["multiple-choice", "true-false"])
def test_the_other_kinds_of_question_are_answered_and_explained(
    student: BrowserContext, server: Server, kind: str
) -> None:
    path, item = item_of_type(kind)
    page = open_page(student, server, path)
    chosen = right_options(item)
    answer(page, item, chosen, say)
    expect(question(page).locator(".told")).to_contain_text(say("Right"))
    expect_feedback(page, item, chosen)


def test_how_sure_a_student_is_can_be_said_and_is_told_back(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    question(page).get_by_text(say("Fairly sure"), exact=True).click()
    answer(page, item, right_options(item), say)
    sure = say("You said: {sure}.", sure=say("Fairly sure").lower())
    expect(question(page).get_by_text(sure)).to_be_visible()


def test_practice_afterwards_is_offered_and_told_apart(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    answer(page, item, [wrong_option(item)], say)
    page.get_by_role("button", name=say("Try again as practice")).click()
    expect(check_button(page, say)).to_be_visible()
    answer(page, item, right_options(item), say)
    expect(question(page).locator(".told")).to_contain_text(say("Right"))
    go_to(page, say("My record"))
    expect(
        page.get_by_text(say.plural("{n} more try in practice", "{n} more tries in practice", 1))
    ).to_be_visible()


def test_a_hard_section_can_be_skipped_for_an_equal_task_and_read_after_all(
    student: BrowserContext, server: Server
) -> None:
    note = HARD.content_note
    assert note is not None
    page = open_page(student, server, unit_path(HARD.id))
    expect(page.get_by_text(say.text(note.note))).to_be_visible()
    expect(page.locator(".ax.prose")).to_have_count(0)
    page.get_by_role("button", name=say("Skip, no points lost")).click()
    expect(page.get_by_text(say.text(note.instead))).to_be_visible()
    equal = LIBRARY.items[note.item]
    expect(question(page)).to_contain_text(say.text(equal.stem))
    page.get_by_role("button", name=say("Read the section after all")).click()
    expect(page.locator(".ax.prose")).to_be_visible()
    expect(question(page)).to_contain_text(say.text(LIBRARY.items[HARD.item].stem))


def test_the_equal_task_finishes_a_section_that_was_skipped(student: BrowserContext, server: Server) -> None:
    note = HARD.content_note
    assert note is not None
    page = open_page(student, server, unit_path(HARD.id))
    page.get_by_role("button", name=say("Skip, no points lost")).click()
    equal = LIBRARY.items[note.item]
    expect(question(page)).to_contain_text(say.text(equal.stem))
    answer(page, equal, right_options(equal), say)
    page.goto(server.url + unit_path("start"))
    done = page.locator(".contents li").nth(UNIT.sections.index(HARD))
    expect(done).to_contain_text(f"({say('done')})")


def test_the_closing_questions_lead_to_what_the_student_knows(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, unit_path("quiz"))
    for number, item_id in enumerate(UNIT.quiz, 1):
        item = LIBRARY.items[item_id]
        expect_heading(page, say("Question {n} of {total}", n=number, total=len(UNIT.quiz)))
        expect(question(page)).to_contain_text(say.text(item.stem))
        answer(page, item, right_options(item), say)
        expect(question(page).locator(".told")).to_contain_text(say("Right"))
        last = number == len(UNIT.quiz)
        onward = say("See what you know") if last else say("Next question")
        question(page).get_by_role("link", name=onward).click()
    expect_heading(page, say("What you know now"))
    expect(page.locator(".objectives li")).to_have_count(len(UNIT.objectives))
    expect(page.get_by_text(say("Answer it now"))).to_have_count(0)
    page.get_by_role("link", name=say("Open my record")).click()
    expect_heading(page, say("My record"))
    expect(page.locator(".ax details")).to_have_count(len(UNIT.quiz))


def test_an_answer_and_a_note_are_found_again_in_the_record(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    answer(page, item, right_options(item), say)
    page.get_by_text(say("Write a note for yourself")).click()
    page.locator(".st-key-note-box textarea").fill("An officer decides, not a judge.")
    page.get_by_role("button", name=say("Keep this note")).click()
    expect(page.get_by_text(say("Kept."))).to_be_visible()
    go_to(page, say("My record"))
    expect_heading(page, say("My record"))
    expect(page.get_by_text("An officer decides, not a judge.")).to_be_visible()
    told = page.locator("details").filter(has_text=say.text(item.stem))
    told.locator("summary").click()
    expect(told.get_by_text(say("Your answer"))).to_be_visible()


def test_prompts_and_sources_are_one_click_from_the_unit(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path("start"))
    page.get_by_role("link", name=say("Questions to talk about")).click()
    expect_heading(page, say("Questions to talk about"))
    for prompt in UNIT.prompts:
        expect(page.get_by_role("heading", name=say.text(prompt.question))).to_be_visible()
    page.go_back()
    expect_heading(page, say.text(UNIT.title))
    page.get_by_role("link", name=say("Sources of this unit")).click()
    expect_heading(page, say("Sources of this unit"))
    expect(page.locator("main li").first).to_be_visible()


def test_the_flowchart_explains_a_step_and_opens_a_part(student: BrowserContext, server: Server) -> None:
    flowchart, view = LIBRARY.flowchart_of_view(VIEW)
    start = flowchart.view_on(view.id, DAY).node(view.start)
    page = open_page(student, server, f"/explore?show=flowchart&view={VIEW}")
    page.locator(f'.st-key-flow [data-id="{start.id}"] .node').click()
    panel = page.locator(".st-key-flow .panel")
    expect(panel.locator("h2")).to_have_text(say.text(start.label))
    expect(panel).to_contain_text(say.text(start.who_decides))
    part = page.locator(".st-key-flow .folds .fold").first
    part.click()
    expect(part).to_have_attribute("aria-expanded", "true")
    expect(panel.locator("h2")).to_have_text(say.text(view.groups[0].label))


def test_an_earlier_answer_in_the_step_through_is_changed_without_losing_later_ones(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"/explore?show=flowchart&view={VIEW}")
    page.get_by_role("tab", name=say("Step by step")).click()
    ways = ways_through(3)
    for behind, place in enumerate(ways):
        take_way(page, place, behind)
    change = page.get_by_role("button", name=re.compile(say("Change answer {n}", n=r"\d"))).first
    number = int(re.findall(r"\d+", change.inner_text())[0])
    here = page.locator(".flow-here h2").inner_text()
    change.click()
    passed = page.locator('[class*="st-key-flow-passed-"]')
    expect(passed).to_have_count(number - 1)
    expect(page.locator(".flow-here h2")).not_to_have_text(here)
    page.locator('[class*="st-key-flow-way-"] button:visible').nth(ways[number - 1]).click()
    expect(passed).to_have_count(len(ways))
    expect(page.locator(".flow-here h2")).to_have_text(here)


def test_the_outline_says_every_step_that_the_drawing_shows(student: BrowserContext, server: Server) -> None:
    flowchart, view = LIBRARY.flowchart_of_view(VIEW)
    page = open_page(student, server, f"/explore?show=flowchart&view={VIEW}")
    page.get_by_role("tab", name=say("Outline as text")).click()
    outline = page.locator(".flow-outline")
    expect(outline).to_be_visible()
    words = outline.inner_text()
    for node in flowchart.view_on(view.id, DAY).nodes:
        assert say.text(node.label) in words


def test_home_says_what_is_next_after_coming_back(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    answer(page, item, right_options(item), say)
    page.close()
    page = open_page(student, server)
    page.get_by_role("button", name=re.compile(say("Continue as {alias}", alias=".+"))).click()
    expect(page.locator(".hero h2")).to_have_text(say.text(SECOND.title))
    expect(page.get_by_text(say("You were here today. Your place was kept."))).to_be_visible()
    page.get_by_role("link", name=say("Continue with section {n}", n=2)).click()
    expect_heading(page, say.text(SECOND.title))


def test_a_choice_that_was_not_checked_counts_for_nothing(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    option_label(page, item, right_options(item)[0], say).click()
    page.reload()
    expect(check_button(page, say)).to_be_visible()
    go_to(page, say("My record"))
    expect(page.get_by_text(say("Choose a unit"))).to_be_visible()
