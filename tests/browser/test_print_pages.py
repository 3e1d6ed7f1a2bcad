"""Pages for paper as Chromium prints them on Letter and A4, and as they stand on a screen before that."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from explainer.model.text import LOCALES, Locale
from explainer.storage.storage import Storage
from tests.browser.answering import LIBRARY, UNIT
from tests.browser.axe_findings import findings
from tests.browser.classroom import CHROMEBOOK, PHONE, SMALL_PHONE, Server
from tests.browser.left_english import leftovers
from tests.browser.lost_room import LEAST_FLOW_TEXT, LEAST_TARGET
from tests.browser.page_reading import read_page

TOKEN = "t" * 43
FORMATS = {"Letter": (612, 792), "A4": (595, 842)}
"""The width and height of a sheet in whole points."""

PAGES = {
    **{f"unit {unit.id}": f"/print/unit?unit={unit.id}" for unit in LIBRARY.units},
    "unit with key": f"/print/unit?unit={UNIT.id}&key=1",
    "quiz": f"/print/quiz?unit={UNIT.id}",
    "key sheet": f"/print/quiz?unit={UNIT.id}&key=1",
    "cards": "/print/cards?all=1",
}
POSTERS = {
    f"poster {view.id}": f"/print/poster?view={view.id}"
    for chart in LIBRARY.flowcharts.values()
    for view in chart.views
}
EVERY = {**PAGES, **POSTERS}

PRINTED: dict[str, ViewportSize] = {
    "Letter": {"width": 703, "height": 930},
    "A4": {"width": 680, "height": 998},
}
"""What the margins leave of a sheet, in CSS px: a page laid out in it breaks its lines as on paper."""


PAPER_FAULTS = Path(__file__).with_name("paper_faults.js").read_text("utf-8")


@pytest.fixture(scope="module")
def desk(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """The browser of a signed-in teacher."""
    store = Storage.open(
        f"sqlite:///{server.data / 'records.sqlite3'}", (server.data / "secret.key").read_bytes()
    )
    store.sign_in(TOKEN, now=datetime.now(UTC))
    context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
    context.add_cookies([{"name": "teacher", "value": TOKEN, "url": server.url}])
    context.set_default_timeout(20_000)
    yield context
    context.close()


def opened(desk: BrowserContext, server: Server, path: str, locale: Locale) -> Page:
    page = desk.new_page()
    reply = page.goto(f"{server.url}{path}&lang={locale}")
    assert reply is not None and reply.status == 200, path
    page.evaluate("document.fonts.ready")
    return page


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page of a PDF in whole points."""
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(re.findall(rb"/MediaBox", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    return [(int(float(width)), int(float(height))) for width, height in boxes]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", POSTERS)
def test_a_poster_is_one_sheet(
    desk: BrowserContext, server: Server, name: str, locale: Locale, format_: str
) -> None:
    page = opened(desk, server, POSTERS[name], locale)
    assert [tuple(sorted(size)) for size in sheets(page.pdf(format=format_))] == [FORMATS[format_]]
    page.close()


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_card_fills_a_sheet(desk: BrowserContext, server: Server, locale: Locale, format_: str) -> None:
    page = opened(desk, server, PAGES["cards"], locale)
    cards = page.locator(".talk-card").count()
    assert len(sheets(page.pdf(format=format_))) == cards
    page.close()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", EVERY)
def test_on_paper_nothing_is_cut_off_torn_or_grey_and_no_furniture_is_left(
    desk: BrowserContext, server: Server, name: str, locale: Locale
) -> None:
    page = opened(desk, server, EVERY[name], locale)
    page.emulate_media(media="print", color_scheme="dark")
    for format_, size in PRINTED.items():
        page.set_viewport_size(size)
        faults = page.evaluate(PAPER_FAULTS)
        assert not faults, f"{format_}:\n" + "\n".join(faults[:12])
    page.close()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", EVERY)
def test_on_a_screen_it_fits_can_be_read_and_is_in_one_language(
    desk: BrowserContext, server: Server, name: str, locale: Locale
) -> None:
    page = opened(desk, server, EVERY[name], locale)
    for size in (SMALL_PHONE, PHONE, CHROMEBOOK):
        page.set_viewport_size(size)
        faults = read_page(page, "faultsOfRoom", LEAST_TARGET, LEAST_FLOW_TEXT)
        assert not faults, f"{size['width']} px:\n" + "\n".join(faults)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faint = read_page(page, "faintWords")
        assert not faint, f"{scheme}:\n" + "\n".join(faint[:12])
    found = findings(page)
    assert not found, "\n".join(f"{one.rule} ({one.impact}): {one.html}" for one in found)
    if locale == "es":
        assert leftovers(page) == []
    page.close()


def test_the_bar_prints_and_leaves(desk: BrowserContext, server: Server) -> None:
    page = opened(desk, server, PAGES["quiz"], "en")
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Print").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.locator("[data-exit]").click()
    expect(page).to_have_url(re.compile(r"/quiet\?lang=en$"))
    page.close()


PLANTED = """
  <div style="width: 60px; overflow: hidden"><p style="white-space: nowrap">a long line of words</p></div>
  <p style="color: #555 !important">grey</p>
  <h2 style="break-after: auto !important">alone</h2>
  <div class="ask" style="break-inside: auto !important">torn</div>
  <div class="sheet-bar" style="display: block !important">bar</div>
  <svg class="picture"><rect width="9" height="20"/><text class="label" y="12">wider than it</text></svg>"""


def test_the_search_for_faults_on_paper_finds_what_is_planted(desk: BrowserContext, server: Server) -> None:
    page = opened(desk, server, PAGES["quiz"], "en")
    page.emulate_media(media="print")
    page.locator("main h1").evaluate("(h1, html) => h1.insertAdjacentHTML('afterend', html)", PLANTED)
    found = page.evaluate(PAPER_FAULTS)
    for words in (
        "cut off: ",
        "not black: grey",
        "may end a page: alone",
        "may be torn: torn",
        "furniture: ",
        "leaves its box",
    ):
        assert any(fault.startswith(words) for fault in found), (words, found)
    page.close()
