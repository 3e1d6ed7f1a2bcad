"""A student's thread: begun by an answer, found again in the same browser, never by someone else."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import BrowserContext, expect

from explainer.scoring.alias import aliases
from tests.browser.classroom import Server, open_page
from tests.browser.thread import EN, ITEM, begin, go, learner


def test_the_first_answer_begins_a_record_under_two_words_that_the_server_dealt(
    student: BrowserContext, server: Server
) -> None:
    _, alias = begin(student, server)
    assert len(alias.split()) == 2
    assert alias in set(aliases("en"))


def test_no_script_can_read_the_cookie_and_it_ends_with_the_browser(
    student: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    cookie = learner(student)
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax" and cookie["path"] == "/"
    assert cookie["expires"] == -1
    assert cookie["value"] not in page.evaluate("document.cookie")
    assert cookie["value"] not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert cookie["value"] not in page.content() + page.url


def test_remember_me_keeps_the_cookie_for_400_days_and_can_be_taken_back(
    student: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    token = learner(student)["value"]
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Remember me on my own device")).click()
    expect(page.get_by_role("button", name=EN("Forget me on this device"))).to_be_visible()
    kept_for = datetime.fromtimestamp(learner(student)["expires"], UTC) - datetime.now(UTC)
    assert timedelta(days=399) < kept_for <= timedelta(days=400)
    assert learner(student)["httpOnly"]
    page.get_by_role("button", name=EN("Forget me on this device")).click()
    expect(page.get_by_role("button", name=EN("Remember me on my own device"))).to_be_visible()
    assert learner(student)["expires"] == -1
    assert learner(student)["value"] == token


def test_a_fresh_tab_asks_and_continuing_shows_the_record(student: BrowserContext, server: Server) -> None:
    _, alias = begin(student, server)
    page = open_page(student, server, "/?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Are you {alias}?")
    page.get_by_role("button", name=f"Continue as {alias}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome back, {alias}")


def test_someone_else_begins_with_nothing_and_leaves_the_first_record_as_it_was(
    student: BrowserContext, other: BrowserContext, server: Server
) -> None:
    _, alias = begin(student, server)
    first = learner(student)
    page = open_page(student, server, "/?lang=en")
    page.get_by_role("button", name=EN("I am someone else")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(EN("How does asylum work?"))
    assert learner(student)["value"] != first["value"]
    go(page, server, "/record?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text(EN("My record"))
    expect(page.get_by_text(alias)).to_have_count(0)
    other.add_cookies([first])
    mine = open_page(other, server, "/record?lang=en")
    expect(mine.locator(".page-head")).to_contain_text(alias)
    expect(mine.get_by_text(ITEM.stem.en)).to_be_visible()


def test_someone_else_is_remembered_on_no_device(student: BrowserContext, server: Server) -> None:
    page, _ = begin(student, server)
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Remember me on my own device")).click()
    expect(page.get_by_role("button", name=EN("Forget me on this device"))).to_be_visible()
    fresh = open_page(student, server, "/?lang=en")
    fresh.get_by_role("button", name=EN("I am someone else")).click()
    expect(fresh.get_by_role("heading", level=1)).to_have_text(EN("How does asylum work?"))
    assert learner(student)["expires"] == -1
