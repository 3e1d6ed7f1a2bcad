"""A question in the browser: checked, hinted at, explained, practised, or skipped for an equal task."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from explainer.model.item import Item
from explainer.wording import wording
from tests.browser.answering import (
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
from tests.browser.places import FIRST, HARD, SECOND, expect_heading, go_to, unit_path

say = wording("en")


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


def test_the_boxes_of_a_question_are_a_group_that_its_words_name(
    student: BrowserContext, server: Server
) -> None:
    asked = [LIBRARY.items[i] for i in UNIT.quiz if LIBRARY.items[i].type == "multiple-choice"]
    page = open_page(student, server, unit_path("quiz", item=asked[0].id))

    def expect_group(item: Item) -> None:
        group = page.get_by_role("group", name=say.text(item.stem), exact=True)
        expect(group.get_by_role("checkbox")).to_have_count(len(item.options))

    expect_group(asked[0])
    answer(page, asked[0], [wrong_option(asked[0])], say)
    page.get_by_role("button", name=say("Try again as practice")).click()
    expect_group(asked[0])
    for place, item in enumerate(LIBRARY.items[i] for i in UNIT.quiz):
        page.locator("nav.doors[aria-label=Questions] a").nth(place).click()
        expect(question(page).get_by_role("heading", level=2)).to_have_text(say.text(item.stem))
        if item.type == "multiple-choice" and item != asked[0]:
            expect_group(item)
        groups = question(page).locator("[role=group][aria-labelledby^=stem-]")
        expect(groups).to_have_count(int(item.type == "multiple-choice"))


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
    settle(page)  # the question before goes when the run ends
    expect(question(page)).to_have_count(1)
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


def test_a_choice_that_was_not_checked_counts_for_nothing(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, unit_path(FIRST.id))
    item = LIBRARY.items[FIRST.item]
    option_label(page, item, right_options(item)[0], say).click()
    page.reload()
    expect(check_button(page, say)).to_be_visible()
    go_to(page, say("My record"))
    expect(page.get_by_text(say("Choose a unit"))).to_be_visible()
