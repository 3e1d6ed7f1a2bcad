"""What was acknowledged is saved: a reload, a killed server, a database that someone else holds."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from explainer.wording import wording
from tests.browser.answering import (
    LIBRARY,
    UNIT,
    answer,
    check_button,
    option_label,
    question,
    right_options,
    wrong_option,
)
from tests.browser.classroom import Server, open_page, settle, start_server

EN = wording("en")
QUIZ = [LIBRARY.items[item] for item in UNIT.quiz[:3]]
NEXT = EN("Next question")


def address(item: str) -> str:
    return f"/unit?unit={UNIT.id}&section=quiz&item={item}&lang=en"


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server with a database of its own."""
    running = start_server(tmp_path)
    yield running
    running.stop()


def answer_two(page: Page) -> None:
    """Answer the first two questions of the quiz and go on to the third."""
    for n, item in enumerate(QUIZ[:2]):
        answer(page, item, right_options(item) if n else [wrong_option(item)], EN)
        page.get_by_role("link", name=NEXT).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"Question {n + 2} of")
        expect(check_button(page, EN)).to_be_visible()


def expect_two(page: Page, server: Server) -> None:
    """Both answers are there with their explanations, and the third question is still to answer."""
    for item in QUIZ[:2]:
        page.goto(server.url + address(item.id))
        settle(page)
        expect(question(page).locator(".ans")).to_have_count(len(item.options))
        expect(question(page)).to_contain_text(item.rationale.en)
    page.goto(f"{server.url}/unit?unit={UNIT.id}&section=quiz&lang=en")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Question 3 of")
    expect(check_button(page, EN)).to_be_visible()


def test_a_reload_in_the_middle_of_the_quiz_loses_nothing(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, address(QUIZ[0].id))
    answer_two(page)
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Question 3 of")
    expect_two(page, server)


def test_a_killed_server_loses_nothing_and_the_open_tab_goes_on(
    student: BrowserContext, tmp_path: Path
) -> None:
    first = start_server(tmp_path)
    try:
        page = open_page(student, first, address(QUIZ[0].id))
        answer_two(page)
        answer(page, QUIZ[2], right_options(QUIZ[2]), EN)
    finally:
        first.stop(kill=True)
    again = start_server(tmp_path, port=first.port)
    try:
        # The same tab, not reloaded: it connects again and shows what was answered.
        expect(page.locator('[data-test-connection-state="CONNECTED"]')).to_be_attached(timeout=60_000)
        expect(page.locator("#connection")).to_be_hidden(timeout=60_000)
        expect(question(page).locator(".ans")).to_have_count(len(QUIZ[2].options), timeout=30_000)
        page.get_by_role("link", name=NEXT).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Question 4 of", timeout=30_000)
        item = LIBRARY.items[UNIT.quiz[3]]
        answer(page, item, right_options(item), EN)
        for earlier in QUIZ:
            page.goto(again.url + address(earlier.id))
            settle(page)
            expect(question(page)).to_contain_text(earlier.rationale.en)
    finally:
        again.stop()


def test_while_another_program_holds_the_database_nothing_is_counted_and_nothing_is_lost(
    student: BrowserContext, own_server: Server
) -> None:
    item = QUIZ[0]
    (key, *_) = right_options(item)
    page = open_page(student, own_server, address(item.id))
    holder = sqlite3.connect(own_server.data / "records.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        option_label(page, item, key, EN).click()
        check_button(page, EN).click()
        expect(question(page)).to_contain_text("nothing has been counted", timeout=30_000)
        expect(question(page).locator(".ans")).to_have_count(0)
        expect(option_label(page, item, key, EN).locator("input")).to_be_checked()
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    check_button(page, EN).click()
    expect(question(page).locator(".ans")).to_have_count(len(item.options))
    expect(question(page).locator(".told")).to_contain_text(EN("Right"))
    expect(question(page).locator(".told")).to_contain_text("your first answer")
