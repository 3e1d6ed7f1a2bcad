"""Every screen in one language, opened once for all that is looked at: opening takes longer than looking."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from explainer.model.text import Locale
from tests.browser.classroom import Server
from tests.browser.screens import SCREENS, Screen
from tests.browser.visitors import Visitors, visitors


@dataclass(frozen=True)
class Shown:
    """A screen as it is open in a browser, and what the browser's console complained of so far."""

    screen: Screen
    page: Page
    complaints: list[str]


def screens_in(locale: Locale) -> tuple[Callable[..., object], Callable[..., object]]:
    """The fixtures `students` and `shown` of a module that looks at every screen in a language.

    The browsers of a Spanish reader ask for Spanish.
    """
    settings = {} if locale == "en" else {"locale": "es-MX"}

    @pytest.fixture(scope="module")
    def students(browser: Browser, server: Server) -> Iterator[Visitors]:
        with visitors(browser, server, **settings) as opened:
            yield opened

    @pytest.fixture(scope="module", params=SCREENS, ids=lambda screen: screen.name)
    def shown(students: Visitors, request: pytest.FixtureRequest) -> Shown:
        page = students.open(request.param, locale)
        page.emulate_media(reduced_motion="reduce", color_scheme="light")
        return Shown(request.param, page, students.faults)

    return students, shown
