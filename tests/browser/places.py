"""Places of the unit that the browser tests go to, and the ways through its flowchart."""

from playwright.sync_api import Page, expect

from explainer.model.flow_walk import choices
from tests.browser.answering import DAY, LIBRARY, UNIT

FIRST = UNIT.sections[0]
SECOND = UNIT.sections[1]
HARD = next(section for section in UNIT.sections if section.content_note)
CHARTED = next(section for section in UNIT.sections if section.flowchart)
VIEW = str(CHARTED.flowchart)
FIGURES = next((s.chart for unit in LIBRARY.units for s in unit.sections if s.chart), None)
"""A chart that a section shows, if there is one."""
STEPPED = next((chart.id for chart in LIBRARY.charts.values() if chart.predict.numbers), None)
"""A chart that asks for numbers, if there is one."""
TOLD = next(
    (
        f"/unit?unit={unit.id}&section={section.id}"
        for unit in LIBRARY.units
        for section in unit.sections
        if (section.chart == FIGURES if FIGURES else section.events)
    ),
    None,
)
"""A section that shows it, or events, without its language."""


def unit_path(section: str, **more: str) -> str:
    """The address of a part of the unit, without its language."""
    return f"/unit?unit={UNIT.id}&section={section}" + "".join(f"&{n}={value}" for n, value in more.items())


def expect_heading(page: Page, words: str) -> None:
    """The page with this heading is there, and nothing of the page before it is left."""
    expect(page.get_by_role("heading", level=1, name=words, exact=True)).to_be_visible()
    expect(page.locator("h1[data-route]")).to_have_count(1)


def ways_through(steps: int) -> list[int]:
    """Which way to take at each of the first steps, so that the walk does not end before."""
    flowchart, view = LIBRARY.flowchart_of_view(VIEW)
    graph = flowchart.view_on(view.id, DAY)

    def walk(node: str, left: int, seen: frozenset[str]) -> list[int] | None:
        if left == 0:
            return []
        for place, way in enumerate(choices(graph, node)):
            if way.to not in seen:
                onward = walk(way.to, left - 1, seen | {way.to})
                if onward is not None:
                    return [place, *onward]
        return None

    found = walk(graph.start, steps, frozenset({graph.start}))
    assert found is not None
    return found


def take_way(page: Page, place: int, behind: int) -> None:
    """Take one way on in the step-through, where `behind` steps have been taken."""
    page.locator('[class*="st-key-flow-way-"] button:visible').nth(place).click()
    expect(page.locator('[class*="st-key-flow-passed-"]')).to_have_count(behind + 1)


def go_to(page: Page, name: str) -> None:
    """Follow a link of the header."""
    page.locator(".top-nav").get_by_role("link", name=name, exact=True).click()
