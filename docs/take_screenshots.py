"""Takes the pictures in docs/screenshots: every page, on a Chromebook and on a phone, in light and dark.

    .venv/bin/python docs/take_screenshots.py
    .venv/bin/python docs/take_screenshots.py --only unit-section record

Needs what `python3 start.py test` installs, and Chromium. It starts the app on
loopback with a data folder of its own, answers a few questions as a student
would, signs in as the teacher, and takes each page at its whole height; the
projector's at 1280×720. Files are named page-width-theme.png, those in
Spanish page-width-theme-es.png; pages in `SPANISH_TOO` are also taken in Spanish.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from explainer.model.text import Locale  # noqa: E402
from explainer.opening import open_library  # noqa: E402
from tests.browser.classroom import (  # noqa: E402
    CHROMEBOOK,
    PHONE,
    Server,
    chromium,
    set_passcode,
    settle,
    sign_in,
    start_server,
)
from tests.browser.rooms import NUMBERS, key_of, open_rooms  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
THEMES = ("light", "dark")
COLOURS = 256
"""In a picture's palette, spread over all that occur, so that a pale ground keeps its colour and a small
sign its own. The files shrink to less than half."""

TALLEST = 5000
"""Pixels. A few lists are longer; their end looks like their beginning."""

HEIGHT = """() => Math.max(...["[data-testid=stMain]", "html"].map(
  (part) => document.querySelector(part)?.scrollHeight ?? 0))"""

SPANISH_TOO = {
    "home",
    "unit-section",
    "unit-answered",
    "flowchart",
    "record",
    "timeline",
    "desk",
    "wall-question",
    "wall-live-open",
    "console-closed",
    "room-open",
}
WALL = {"width": 1280, "height": 720}
ON_DEVICE = ("lobby", "section", "open", "closed", "revealed", "prompt")
ON_WALL = ("lobby", "open", "revealed", "prompt")
ON_CONSOLE = ("lobby", "open", "closed", "revealed", "prompt", "ended")
"""The states of a room (tests/browser/rooms.py) that are taken."""


@dataclass(frozen=True)
class View:
    """A page to take: its name in the files, its path, and what is done on it first."""

    name: str
    path: str
    todo: str = ""
    is_teachers: bool = False

    @property
    def sizes(self) -> tuple[dict[str, int], ...]:
        """The windows in which the page is taken."""
        return (WALL,) if self.name.startswith("wall-") else (CHROMEBOOK, PHONE)


def views() -> tuple[View, ...]:
    """Every kind of page: of one unit, around it, for teachers, for the wall, for paper."""
    unit = open_library().unit("credible-fear")
    first, second, third = (section.id for section in unit.sections[:3])
    chart = next(section.flowchart for section in unit.sections if section.flowchart)
    noted = next((section.id for section in unit.sections if section.content_note), third)
    at = f"/unit?unit={unit.id}&section="
    return (
        View("home", "/"),
        View("learn", "/learn"),
        View("unit-start", f"{at}start"),
        View("unit-section", at + unit.sections[3].id),
        View("unit-answered", at + first),
        View("unit-answered-again", at + second),
        View("unit-content-note", at + noted),
        View("unit-quiz", f"{at}quiz"),
        View("unit-result", f"{at}quiz&item=result"),
        View("unit-talk", f"{at}talk"),
        View("unit-sources", f"{at}sources"),
        View("explore", "/explore"),
        View("flowchart", f"/explore?show=flowchart&view={chart}"),
        View("flowchart-steps", f"/explore?show=flowchart&view={chart}", "steps"),
        View("flowchart-outline", f"/explore?show=flowchart&view={chart}", "outline"),
        View("law", "/law?view=credible-fear&on=2019-07-16&since=2019-07-01"),
        View("cases", "/case"),
        View("case", "/case?case=c13_long_road&on=2018-06-01,2019-10-01,2024-07-15&turn=applied_in_transit"),
        View("chart-guess-numbers", "/explore?show=chart&chart=court-grant-share"),
        View("chart-waiting-line", "/explore?show=chart&chart=waiting-line", "reveal"),
        View("glossary", "/explore?show=glossary"),
        View("record", "/record"),
        View("about", "/about"),
        View("sources", "/explore?show=sources"),
        View("about-privacy", "/about?part=privacy"),
        View("quiet", "/quiet"),
        View("room-door", "/room"),
        View("path-flowchart", "/explore?show=flowchart&view=which-path-applies"),
        View("admission-flowchart", "/explore?show=flowchart&view=refugee-admission"),
        View("chart-predict", "/explore?show=chart&chart=refugee-ceiling-and-admissions"),
        View("chart-reveal", "/explore?show=chart&chart=refugee-ceiling-and-admissions", "reveal"),
        View("timeline", "/explore?show=timeline"),
        View("sign-in", "/teach"),
        *(View(f"room-{state}", f"/j/{key_of(state)}") for state in ON_DEVICE),
        View("desk", "/teach", is_teachers=True),
        View("desk-notes", f"/teach?part=notes&unit={unit.id}", is_teachers=True),
        View("desk-links", f"/teach?part=links&unit={unit.id}", is_teachers=True),
        View("desk-print", f"/teach?part=paper&unit={unit.id}", is_teachers=True),
        View("desk-prompts", "/teach?part=prompts", is_teachers=True),
        View("desk-reach", "/teach?part=reach", is_teachers=True),
        View("preview", f"{at}{first}&preview=1", is_teachers=True),
        View("wall-title", f"/project?unit={unit.id}", is_teachers=True),
        View("wall-section", f"/project?unit={unit.id}&slide=2", is_teachers=True),
        View("wall-question", f"/project?unit={unit.id}&slide=3", is_teachers=True),
        View("wall-timeline", "/project?unit=policy-history&slide=3", is_teachers=True),
        View("wall-flowchart", f"/project?unit={unit.id}&slide=15", is_teachers=True),
        *(View(f"wall-live-{state}", f"/wall?room={NUMBERS[state]}", is_teachers=True) for state in ON_WALL),
        *(
            View(f"console-{state}", f"/console?room={NUMBERS[state]}", is_teachers=True)
            for state in ON_CONSOLE
        ),
        View("paper-unit", f"/print/unit?unit={unit.id}&key=1", is_teachers=True),
        View("paper-poster", f"/print/poster?view={chart}", is_teachers=True),
        View("paper-cards", f"/print/cards?unit={unit.id}", is_teachers=True),
    )


def address(server: Server, path: str, locale: Locale) -> str:
    """A page's whole address in one language."""
    return f"{server.url}{path}{'&' if '?' in path else '?'}lang={locale}"


def answer(page: Page, *positions: int) -> None:
    """Choose options of the question on the page, check, and wait for what it says."""
    question = page.locator(".st-key-asking")
    for position in positions:
        question.locator('[data-testid="stRadioOption"], [data-testid="stCheckbox"]').nth(position).click()
    question.locator('[data-testid="stFormSubmitButton"] button').first.click()
    page.locator(".ans").first.wait_for()
    settle(page)


@contextmanager
def student(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser whose record holds two sections' answers and half a quiz."""
    unit = open_library().unit("credible-fear")
    context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
    context.set_default_timeout(20_000)
    page = context.new_page()
    for section, chosen in zip(unit.sections[:2], ((0,), (0, 1)), strict=True):
        page.goto(address(server, f"/unit?unit={unit.id}&section={section.id}", "en"))
        settle(page)
        answer(page, *chosen)
    for item in unit.quiz[:3]:
        page.goto(address(server, f"/unit?unit={unit.id}&section=quiz&item={item}", "en"))
        settle(page)
        answer(page, 1)
    page.close()
    try:
        yield context
    finally:
        context.close()


def whole(page: Page, size: dict[str, int]) -> bytes:
    """The page at its whole height. Streamlit scrolls inside the window, so the window is made as tall."""
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    for _ in range(2):  # a taller window may move what is below a chart
        tall = min(max(page.evaluate(HEIGHT), size["height"]), TALLEST)
        page.set_viewport_size({"width": size["width"], "height": tall})
        page.wait_for_timeout(250)
    return page.screenshot(animations="disabled")


def keep(picture: bytes, path: Path) -> None:
    """Write the picture with a palette."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    small = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def take(context: BrowserContext, server: Server, wanted: list[View]) -> None:
    """Every wanted page at both sizes and in both themes."""
    page = context.new_page()
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for view in wanted:
            for size in view.sizes:
                for locale in ("en", "es") if view.name in SPANISH_TOO else ("en",):
                    page.set_viewport_size({"width": size["width"], "height": size["height"]})
                    page.goto(address(server, view.path, locale))
                    if view.name == "quiet" or view.name.startswith("paper-"):
                        page.get_by_role("button").first.wait_for()
                    else:
                        settle(page)
                        _go_on_as_the_same(page)
                    if view.todo == "reveal":
                        _reveal(page)
                    elif view.todo:
                        page.get_by_role("tab").nth(("diagram", "steps", "outline").index(view.todo)).click()
                    page.wait_for_timeout(300)
                    tail = "-es" if locale == "es" else ""
                    name = f"{view.name}-{size['width']}-{theme}{tail}.png"
                    keep(whole(page, size), FOLDER / name)
                    print(name, flush=True)
    page.close()


def _reveal(page: Page) -> None:
    """See a chart's figures without a guess; on the same visit they stay."""
    button = page.get_by_role("button", name="Show without guessing")
    if button.count():
        button.click()
    page.locator(".js-plotly-plot").first.wait_for()


def _go_on_as_the_same(page: Page) -> None:
    """Where home asks who is here, say that the record is ours."""
    button = page.locator(".st-key-go-on button")
    if button.count():
        button.click()
        button.wait_for(state="detached")
        settle(page)


def main() -> None:
    """Take the pictures, all or those named."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [view.name for view in views()]
    options.add_argument("--only", nargs="+", choices=names, metavar="PAGE", default=names)
    asked = options.parse_args().only
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
    ):
        server = start_server(Path(data))
        try:
            set_passcode(server)
            open_rooms(server)
            with student(browser, server) as context:
                take(context, server, [v for v in views() if v.name in asked and not v.is_teachers])
            context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
            sign_in(context.new_page(), server)
            take(context, server, [v for v in views() if v.name in asked and v.is_teachers])
            context.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main()
