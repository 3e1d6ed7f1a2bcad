"""A student's way through the unit by mouse, from the first page to the next visit."""

import re

from playwright.sync_api import BrowserContext, expect

from explainer.wording import wording
from tests.browser.answering import (
    DAY,
    LIBRARY,
    UNIT,
    answer,
    question,
    right_options,
)
from tests.browser.arrangements import keep_note
from tests.browser.classroom import Server, open_page, settle
from tests.browser.places import (
    FIRST,
    SECOND,
    VIEW,
    expect_heading,
    go_to,
    take_way,
    unit_path,
    ways_through,
)

say = wording("en")


def test_the_first_question_is_three_clicks_from_home_at_most(
    student: BrowserContext, server: Server
) -> None:
    page, clicks = open_page(student, server), 0
    expect_heading(page, say("How does asylum work?"))
    while not question(page).is_visible():
        clicks += 1
        assert clicks <= 3
        read = page.get_by_role("button", name=say("Read this section"))
        if read.is_visible():
            read.click()
            expect(question(page)).to_be_visible()
            break
        route = page.locator("h1").get_attribute("data-route") or ""
        page.locator("a.btn.primary").first.click()
        expect(page.locator(f'h1[data-route="{route}"]')).to_have_count(0)
        settle(page)
    expect_heading(page, say.text(LIBRARY.units[0].sections[0].title))
    expect(page.locator(".ax.prose")).to_be_visible()


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
    keep_note(page, say, "An officer decides, not a judge.")
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
    # For a moment the step that is left may stand beneath the one that is gone back to.
    expect(page.locator(".flow-here h2").filter(has_text=here)).to_have_count(0)
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
