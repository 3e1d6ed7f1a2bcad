"""A Spanish page is Spanish throughout: what is seen, what is read out, the title, the language it declares.

Every word must be one that the Spanish catalogue, the Spanish content or the
Spanish lists of words have, or stand in allowed_words.txt with a reason. What
is marked as English (`lang="en"`), such as a source's title, is left out.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.dates import get_day_names, get_month_names
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page, expect
from pydantic import BaseModel

from explainer.model.text import Text
from explainer.wording import CATALOGUES, wording
from tests.browser.answering import LIBRARY
from tests.browser.classroom import ROOT, Server
from tests.browser.page_reading import read_page
from tests.browser.screens import SCREENS, Screen, screen_called
from tests.browser.visitors import Visitors, visitors

WORD = re.compile(r"[^\W\d_]+")
ALLOWED = Path(__file__).with_name("allowed_words.txt")


def words_of(text: str) -> set[str]:
    """The words of a text in small letters."""
    return {word.casefold() for word in WORD.findall(text)}


def spanish_of(value: object) -> Iterator[str]:
    """Every Spanish string within a value of the model."""
    if isinstance(value, Text):
        yield value.es
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "es":
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from spanish_of(inner)
    elif isinstance(value, dict):
        yield from spanish_of(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from spanish_of(inner)


def catalogue() -> Iterator[str]:
    """What the Spanish catalogue says."""
    with (CATALOGUES / "es" / "LC_MESSAGES" / "explainer.po").open("rb") as file:
        for message in read_po(file, locale="es"):
            said: str | Iterable[str] = message.string
            if message.id:
                yield from [said] if isinstance(said, str) else said


def allowed_words() -> dict[str, str]:
    """The exceptions with their reasons."""
    lines = [line for line in ALLOWED.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {word.strip().casefold(): why.strip() for word, _, why in (line.partition(":") for line in lines)}


@cache
def spanish() -> frozenset[str]:
    """Every word that is Spanish here, the exceptions left out."""
    lists = (ROOT / "explainer" / "scoring" / "words").glob("*-es*.txt")
    texts = [
        *catalogue(),
        *spanish_of(LIBRARY),
        *(path.read_text("utf-8") for path in lists),
        *get_month_names("abbreviated", locale="es").values(),
        *get_month_names("wide", locale="es").values(),
        *get_day_names("wide", locale="es").values(),
    ]
    return frozenset().union(*(words_of(text) for text in texts))


def leftovers(page: Page) -> list[str]:
    """Words on the page that are not Spanish, each with where it stands and its sentence."""
    known = spanish() | set(allowed_words())
    return [
        f"{', '.join(sorted(strange))} in “{words[:90]}” at {where}"
        for where, words in read_page(page, "wordsIn", "es")
        if (strange := words_of(words) - known)
    ]


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Students whose browsers ask for Spanish."""
    with visitors(browser, server, locale="es-MX") as opened:
        yield opened


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_no_english_is_left_on_a_spanish_page(students: Visitors, screen: Screen) -> None:
    page = students.open(screen, "es")
    found = leftovers(page)
    assert not found, "\n".join(found)
    assert page.evaluate("document.documentElement.lang") == "es"
    assert words_of(page.title()) <= spanish()
    assert page.title().strip()


def test_no_english_is_left_where_the_page_is_narrow(students: Visitors) -> None:
    page = students.open(screen_called("section with a chart"), "es")
    page.set_viewport_size({"width": 320, "height": 640})
    read_page(page, "untilStill")
    assert leftovers(page) == []


def test_the_page_that_quick_exit_leads_to_is_spanish(students: Visitors, server: Server) -> None:
    page = students.open(screen_called("home"), "es")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/quiet\?lang=es$"))
    assert leftovers(page) == []
    assert page.evaluate("document.documentElement.lang") == "es"
    page.evaluate("sessionStorage.clear()")


def test_the_downloaded_record_is_spanish(students: Visitors, server: Server) -> None:
    page = students.open(screen_called("record"), "es")
    link = page.get_by_role("link", name=wording("es")("Download as one file"))
    with page.expect_download() as download:
        link.click()
    html = download.value.path().read_text("utf-8")
    page.set_content(html)
    assert page.locator("h1").inner_text() == wording("es")("My record: Asylum, Explained")
    assert leftovers(page) == []
    assert 'lang="es"' in html[:100]


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Nothing here yet</p>",
        '<button aria-label="Close this">×</button>',
        '<input placeholder="Type your answer">',
        '<img alt="A doorway" src="">',
    ],
)
def test_english_that_is_planted_is_found(students: Visitors, planted: str) -> None:
    page = students.open(screen_called("about"), "es")
    page.locator("h1").evaluate("(heading, html) => heading.insertAdjacentHTML('afterend', html)", planted)
    assert len(leftovers(page)) == 1
    page.locator("h1 + *").evaluate("""(planted) => {
      const host = document.createElement("div");
      planted.replaceWith(host);
      host.attachShadow({ mode: "open" }).append(planted);
    }""")
    assert len(leftovers(page)) == 1


def test_every_exception_has_a_reason_and_is_needed() -> None:
    allowed = allowed_words()
    assert [word for word, why in allowed.items() if len(why) < 8] == []
    assert set(allowed) & spanish() == set()
