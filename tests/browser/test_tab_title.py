"""The browser's tab names the part that is open: a screen reader reads it first, a bookmark keeps it."""

import pytest
from playwright.sync_api import BrowserContext, expect

from explainer.wording import wording
from tests.browser.answering import LIBRARY
from tests.browser.classroom import Server, open_page
from tests.browser.places import SECOND, UNIT, VIEW, unit_path

EN, ES = wording("en"), wording("es")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/?lang=en", "Asylum, Explained"),
        (f"/unit?unit={UNIT.id}&section=start&lang=en", UNIT.title.en),
        (f"{unit_path(SECOND.id)}&lang=es", f"{SECOND.title.es} · {UNIT.title.es}"),
        (f"/explore?show=flowchart&view={VIEW}&lang=en", LIBRARY.flowchart_of_view(VIEW)[1].title.en),
        ("/explore?show=glossary&lang=es", ES("Glossary")),
        (f"{unit_path('quiz')}&lang=en", f"{EN('Check yourself')} · {UNIT.title.en}"),
        (f"{unit_path('quiz', item='result')}&lang=en", f"{EN('What you know now')} · {UNIT.title.en}"),
        (f"{unit_path('talk')}&lang=es", f"{ES('Questions to talk about')} · {UNIT.title.es}"),
        (f"{unit_path('sources')}&lang=en", f"{EN('Sources of this unit')} · {UNIT.title.en}"),
        ("/about?lang=en", "About"),
        ("/explore?show=sources&lang=es", ES("Sources")),
        ("/about?part=privacy&lang=en", "What is stored"),
        ("/unit?unit=no-such-unit&lang=en", EN("Unit")),
    ],
)
def test_the_tab_names_the_part_that_is_open(
    student: BrowserContext, server: Server, path: str, title: str
) -> None:
    expect(open_page(student, server, path)).to_have_title(title)
