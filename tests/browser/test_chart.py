"""A chart in a browser: guessed and shown by keyboard, read as a table, in every theme and at every width.

It is served from the small library of tests/authoring, which has a chart and
events whatever the real one has.
"""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from explainer.authoring.library_files import read_library
from explainer.wording import wording
from tests.browser.classroom import HOST, PHONE, ROOT, SMALL_PHONE, Server, open_page, settle, start_server
from tests.browser.page_reading import read_page
from tests.browser.test_network import Watch

GOOD = ROOT / "tests" / "authoring" / "good"
CHART = read_library(GOOD).library.charts["admissions"]
SECTION = "/unit?unit=first&section=the-review&lang=en"
ALONE = "/explore?show=chart&chart=admissions&lang=en"
EN, ES = wording("en"), wording("es")
ASK = CHART.predict.ask.en
TABBING = 40
"""More presses of Tab than any page of the small library needs to its end."""

COLOURS = """() => ["path.js-line", ".bars path", ".xtick text"].map((part) => {
  const style = getComputedStyle([...document.querySelectorAll(`.js-plotly-plot ${part}`)].at(-1));
  return part === "path.js-line" ? style.stroke : style.fill;
})"""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with the small library in the place of its own."""
    root = Path(tmp_path_factory.mktemp("school"))
    for folder in (".streamlit", "app_pages", "components", "explainer", "locales", "server", "static"):
        shutil.copytree(ROOT / folder, root / folder)
    for folder in ("content", "quizzes"):
        shutil.copytree(GOOD / folder, root / folder)
    shutil.copy(ROOT / "app.py", root)
    running = start_server(root / "data", root=root)
    yield running
    running.stop()


def show(page: Page) -> None:
    """Have the figures shown without a guess, and wait until they are drawn."""
    page.get_by_role("button", name=EN("Show without guessing")).click()
    expect(page.locator(".js-plotly-plot .bars path").first).to_be_visible()
    read_page(page, "untilStill")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus."""
    for _ in range(TABBING):
        page.keyboard.press("Tab")
        where = read_page(page, "whereFocusIs")
        if where and where["name"] == name:
            assert where["shown"], name
            return
    raise AssertionError(f"Tab never came to {name}")


def test_a_guess_is_made_and_the_figures_are_read_by_keyboard_alone(
    student: BrowserContext, school: Server
) -> None:
    watch = Watch(student)
    page = open_page(student, school, SECTION)
    expect(page.get_by_role("heading", name=ASK)).to_be_visible()
    tab_to(page, CHART.predict.options[0].text.en)
    page.keyboard.press("ArrowDown")
    tab_to(page, EN("Show the numbers"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=CHART.title.en)).to_be_visible()
    guess = EN("You guessed: “{guess}”.", guess=CHART.predict.options[1].text.en)
    told = page.locator(".guessed p")
    expect(told).to_have_text([f"{guess} {EN('That is what the numbers show.')}", CHART.predict.told.en])
    expect(page.get_by_role("figure", name=CHART.alt.en)).to_be_visible()
    expect(page.locator(".js-plotly-plot .bars path").first).to_be_visible()
    tab_to(page, EN("The data as a table"))
    page.keyboard.press("Enter")
    with (GOOD / "content" / "charts" / CHART.data).open(encoding="utf-8") as file:
        years = [line["year"] for line in csv.DictReader(file)]
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows.get_by_role("rowheader")).to_have_text(years)
    expect(rows.filter(has_text="2003")).to_contain_text(EN("no number"))
    watch.look(page)
    assert watch.broken == []
    assert [told for told in watch.told if "favicon" not in told] == []
    assert watch.hosts() == {f"{HOST}:{school.port}"}


def test_plotly_is_fetched_for_a_figure_that_is_shown_and_for_nothing_else(
    student: BrowserContext, school: Server
) -> None:
    asked: list[str] = []
    student.on("request", lambda request: asked.append(request.url))
    page = open_page(student, school, "/?lang=en")
    for path in ("/learn?lang=en", "/explore?lang=en", "/explore?show=timeline&lang=en", ALONE):
        page.goto(school.url + path)
        settle(page)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if "plotly" in url.lower()] == []
    show(page)
    assert len({url for url in asked if "plotly" in url.lower()}) == 1


def test_figures_follow_the_theme_while_it_changes(student: BrowserContext, school: Server) -> None:
    page = open_page(student, school, ALONE)
    show(page)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(COLOURS)
    assert light == ["rgb(209, 112, 10)", "rgb(11, 90, 102)", "rgb(20, 37, 43)"]
    assert dark == ["rgb(255, 194, 75)", "rgb(37, 126, 148)", "rgb(237, 243, 242)"]
    page.emulate_media(media="print")
    assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(138, 138, 138)", "rgb(0, 0, 0)"]


def test_another_language_draws_another_figure(student: BrowserContext, school: Server) -> None:
    page = open_page(student, school, ALONE)
    show(page)
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("figure", name=CHART.alt.en)).to_have_count(0)
    expect(page.get_by_role("figure", name=CHART.alt.es)).to_be_visible()
    title = page.locator(".js-plotly-plot .xtitle")
    expect(title).to_have_count(1, timeout=30_000)  # the one before it is leaving
    expect(title).to_have_text(CHART.x.es)
    expect(page).to_have_title(CHART.predict.ask.es)


def test_a_pointer_on_a_year_reads_its_figures_in_words(student: BrowserContext, school: Server) -> None:
    page = open_page(student, school, ALONE)
    show(page)
    bars = page.locator(".js-plotly-plot .nsewdrag")
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 150)
    expect(page.locator(".hovertext")).to_contain_text("2003")
    expect(page.locator(".hovertext")).to_contain_text(f"Admitted: {EN('no number')}")


def test_a_finger_on_a_figure_scrolls_the_page_and_changes_nothing_in_it(
    browser: Browser, school: Server
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="en-US")
    context.set_default_timeout(20_000)
    page = open_page(context, school, ALONE)
    show(page)
    figure = page.locator(".js-plotly-plot")
    figure.scroll_into_view_if_needed()
    box = figure.bounding_box()
    assert box is not None
    years = page.locator(".js-plotly-plot .xtick").all_inner_texts()
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    before = page.evaluate(scrolled)
    finger = context.new_cdp_session(page)
    x, y = box["x"] + 150, box["y"] + 200
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for moved in range(10, 160, 10):
        at = {"x": x, "y": y - moved}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(f"{scrolled} > {before} + 100")
    assert page.locator(".js-plotly-plot .xtick").all_inner_texts() == years
    context.close()


@pytest.mark.parametrize("width", [SMALL_PHONE, PHONE], ids=["320 px", "390 px"])
def test_figures_fit_a_phone_and_their_words_do_not_meet(
    student: BrowserContext, school: Server, width: ViewportSize
) -> None:
    page = open_page(student, school, ALONE)
    page.set_viewport_size(width)
    show(page)
    texts = page.locator(".js-plotly-plot text")
    boxes = [box for each in texts.all() if (box := each.bounding_box()) and box["width"]]
    assert len(boxes) > 6
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width["width"] for box in boxes)
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            assert beside or above


def test_nothing_in_a_figure_takes_the_focus_and_axe_finds_nothing(
    student: BrowserContext, school: Server
) -> None:
    page = open_page(student, school, ALONE)
    show(page)
    stops = page.locator(".stPlotlyChart").locator("a[href], button, input, [tabindex]")
    assert stops.count() == 0
    found = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in found] == []


def test_the_timeline_opens_terms_and_sources(student: BrowserContext, school: Server) -> None:
    page = open_page(student, school, "/explore?show=timeline&lang=es")
    expect(page).to_have_title(ES("Timeline"))
    expect(page.locator(".timeline time")).to_have_text(["17 de marzo de 1980", "Julio de 2019"])
    page.locator(".timeline summary").last.click()
    expect(page.locator(".timeline .read:visible")).to_have_count(1)
