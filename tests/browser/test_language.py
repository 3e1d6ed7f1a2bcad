"""The language is the reader's: asked for, found, kept from page to page, and changed in place."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from explainer.model.text import Locale
from explainer.wording import wording
from tests.browser.answering import UNIT
from tests.browser.classroom import Server, open_page
from tests.browser.places import CHARTED, FIRST, VIEW, expect_heading, unit_path

SPANISH = re.compile(r"[?&]lang=es\b")


def expect_language(page: Page, locale: Locale) -> None:
    """The page declares the language and speaks it."""
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator(".top-nav a").last).to_have_text(wording(locale)("About"))


def go_to(page: Page, name: str) -> None:
    """Follow a link of the header and wait for its page."""
    link = page.locator(".top-nav").get_by_role("link", name=name, exact=True)
    link.click()
    expect(link).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("es-MX", "es"), ("es", "es"), ("en-US", "en"), ("fr-FR", "en"), ("fr-FR,es;q=0.8,en;q=0.5", "es")],
)
def test_a_first_visit_is_in_the_language_that_the_browser_asks_for(
    browser: Browser, server: Server, asked: str, found: Locale
) -> None:
    context = browser.new_context(extra_http_headers={"Accept-Language": asked})
    expect_language(open_page(context, server, "/"), found)
    context.close()


def test_the_address_wins_over_what_the_browser_asks_for(student: BrowserContext, server: Server) -> None:
    expect_language(open_page(student, server, "/about?lang=es"), "es")


def test_the_language_survives_the_headers_links_back_forward_and_reload(
    student: BrowserContext, server: Server
) -> None:
    say = wording("es")
    page = open_page(student, server, "/?lang=es")
    for name in ("Learn", "Explore", "My record", "About", "Home"):
        go_to(page, say(name))
        expect(page).to_have_url(SPANISH)
        expect_language(page, "es")
    page.go_back()
    expect_heading(page, say("About"))
    expect_language(page, "es")
    page.go_back()
    expect_heading(page, say("My record"))
    page.go_forward()
    expect_heading(page, say("About"))
    expect(page).to_have_url(SPANISH)
    page.reload()
    expect_heading(page, say("About"))
    expect_language(page, "es")


def test_a_new_tab_without_a_language_speaks_the_one_that_was_chosen(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, "/")
    page.get_by_role("link", name="Español").click()
    expect_language(page, "es")
    expect_language(open_page(student, server, "/learn"), "es")
    expect_language(page, "es")


@pytest.mark.parametrize(
    "path",
    [
        "/learn",
        unit_path(FIRST.id),
        unit_path(CHARTED.id),
        unit_path("talk"),
        f"/explore?show=flowchart&view={VIEW}",
        "/about?part=privacy",
    ],
)
def test_the_switch_stays_on_the_page_and_its_part(
    student: BrowserContext, server: Server, path: str
) -> None:
    page = open_page(student, server, path)
    route = page.locator("h1").get_attribute("data-route") or ""
    english = page.locator("h1").inner_text()
    page.locator(".top-end").get_by_role("link", name="Español").click()
    expect_language(page, "es")
    expect(page.locator("h1")).to_have_attribute("data-route", route)
    expect(page.locator("h1")).not_to_have_text(english)
    wanted, shown = urlsplit(path), urlsplit(page.url)
    assert shown.path == wanted.path
    assert parse_qs(shown.query) == {**parse_qs(wanted.query), "lang": ["es"]}
    page.locator(".top-end").get_by_role("link", name="English").click()
    expect_heading(page, english)


def test_the_title_of_the_tab_is_in_the_readers_language(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, "/?lang=es")
    expect(page).to_have_title(wording("es")("Asylum, Explained"))
    go_to(page, wording("es")("Explore"))
    expect(page).to_have_title(wording("es")("Explore"))


def test_going_back_after_the_switch_brings_the_other_language_back(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"{unit_path(FIRST.id)}&lang=en")
    page.locator(".top-end").get_by_role("link", name="Español").click()
    expect_heading(page, UNIT.sections[0].title.es)
    page.go_back()
    expect_heading(page, UNIT.sections[0].title.en)
    expect_language(page, "en")
