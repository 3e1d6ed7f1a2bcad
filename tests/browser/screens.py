"""Every page and state that a student meets, and how to reach it.

Tests of layout, accessibility, contrast and language go through this table,
so that a page which is added here is covered by all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

from explainer.classroom.lesson import lesson
from explainer.model.text import Locale
from explainer.wording import Wording
from tests.browser import arrangements
from tests.browser.answering import LIBRARY, UNIT
from tests.browser.places import CHARTED, FIGURES, FIRST, HARD, SECOND, STEPPED, TOLD, VIEW, unit_path
from tests.browser.rooms import NUMBERS, STATES, key_of

Who = Literal["newcomer", "returner", "leaver", "teacher", "participant"]
"""A newcomer has no record, a returner has answered and written, a leaver is a returner for one screen,
a teacher is signed in, a participant is in the room that was opened last."""

Arrange = Callable[[Page, Wording], None]


@dataclass(frozen=True)
class Screen:
    """One page in one state: its address, who opens it, and what they do there."""

    name: str
    path: str
    arrange: Arrange | None = None
    who: Who = "newcomer"

    def address(self, locale: Locale) -> str:
        """The path in one language."""
        return f"{self.path}{'&' if '?' in self.path else '?'}lang={locale}"


CASE = next(iter(LIBRARY.cases.values()))
CHART = f"/explore?show=chart&chart={FIGURES}"
BY_NUMBERS = f"/explore?show=chart&chart={STEPPED}"
WITH_DATA: tuple[Screen, ...] = (
    *(
        (
            Screen("chart, guess first", CHART),
            Screen("chart, nothing guessed", CHART, arrangements.guess_nothing),
            Screen("chart, shown with its table", CHART, arrangements.guess),
        )
        if FIGURES
        else ()
    ),
    *(
        (
            Screen("chart, numbers to guess", BY_NUMBERS),
            Screen("chart, numbers guessed", BY_NUMBERS, arrangements.guess_numbers),
        )
        if STEPPED
        else ()
    ),
    *(
        (
            Screen("timeline", "/explore?show=timeline"),
            Screen("timeline, sources open", "/explore?show=timeline", arrangements.open_event_sources),
        )
        if LIBRARY.events
        else ()
    ),
    *((Screen("section with figures and events", TOLD),) if TOLD else ()),
)
"""Those of the charts and events that the library has."""

PROJECTED = f"/project?unit={UNIT.id}&slide={[slide.kind for slide in lesson(UNIT)].index('flowchart') + 1}"

IN_ROOMS: tuple[Screen, ...] = (
    *(
        Screen(f"room, {state}", f"/j/{key_of(state)}", who="participant")
        for state in STATES
        if state != "ended"
    ),
    Screen("room, saved", f"/j/{key_of('open')}", arrangements.tap_an_option, who="participant"),
    Screen("room, no class", "/room"),
    *(
        Screen(f"console, {state}", f"/console?room={NUMBERS[state]}", who="teacher")
        for state in STATES
        if state not in ("section", "again")
    ),
    *(
        Screen(f"wall, {state}", f"/wall?room={NUMBERS[state]}", who="teacher")
        for state in ("lobby", "open", "revealed", "prompt")
    ),
)
"""A student's device in a room in every state; the console and the projector where they look different."""

SCREENS: tuple[Screen, ...] = (
    Screen("home", "/"),
    Screen("home, menu open", "/", arrangements.open_menu),
    Screen("home, no code typed", "/", arrangements.send_no_code),
    Screen("learn", "/learn"),
    Screen("unit", unit_path("start")),
    Screen("unit that is not here", "/unit?unit=gone"),
    Screen("section", unit_path(FIRST.id)),
    Screen("section, entry open", unit_path(FIRST.id), arrangements.open_entry),
    Screen("section with a chart", unit_path(CHARTED.id)),
    Screen("content note", unit_path(HARD.id)),
    Screen("hard section read", unit_path(HARD.id), arrangements.read_hard_section),
    Screen("closing quiz", unit_path("quiz")),
    Screen("nothing answered", unit_path("quiz", item="result")),
    Screen("talk", unit_path("talk")),
    Screen("sources of the unit", unit_path("sources")),
    Screen("explore", "/explore"),
    Screen("flowchart", f"/explore?show=flowchart&view={VIEW}"),
    Screen("flowchart, step picked", f"/explore?show=flowchart&view={VIEW}", arrangements.pick_node),
    Screen("flowchart, part open", f"/explore?show=flowchart&view={VIEW}", arrangements.open_group),
    Screen("flowchart, step by step", f"/explore?show=flowchart&view={VIEW}", arrangements.walk),
    Screen("flowchart, outline", f"/explore?show=flowchart&view={VIEW}", arrangements.outline),
    *WITH_DATA,
    Screen("law, on a day of change", f"/law?view={VIEW}&on=2019-07-16&since=2019-07-01"),
    Screen("law, beyond our sources", f"/law?view={VIEW}&on=2026-11-22"),
    Screen("cases", "/case"),
    Screen("case, predict first", f"/case?case={CASE.id}"),
    Screen("case, ways beside", f"/case?case={CASE.id}", arrangements.show_without_predicting),
    Screen(
        "case, any day beside contested ones",
        "/case?case=c13_long_road&on=2018-06-01,2023-08-01&also=2025-09-15",
        arrangements.show_without_predicting,
    ),
    Screen("section, under the law of another day", unit_path(SECOND.id, on="2010-01-01")),
    Screen("section on another day", unit_path(FIRST.id, on="2005-05-11")),
    Screen("glossary", "/explore?show=glossary"),
    Screen("glossary, some found", "/explore?show=glossary", arrangements.find_some),
    Screen("glossary, nothing found", "/explore?show=glossary", arrangements.find_nothing),
    Screen("sources", "/explore?show=sources"),
    Screen("sources, some found", "/explore?show=sources", arrangements.find_some),
    Screen("no record", "/record"),
    Screen("about", "/about"),
    Screen("about, what is stored", "/about?part=privacy"),
    Screen("home, are you this one", "/", who="returner"),
    Screen("home, welcome back", "/", arrangements.continue_as, who="returner"),
    Screen("question answered", unit_path(FIRST.id), who="returner"),
    Screen("question again", unit_path(FIRST.id), arrangements.try_again, who="returner"),
    Screen("note open", unit_path(FIRST.id), arrangements.open_note, who="returner"),
    Screen("nothing chosen", unit_path(SECOND.id), arrangements.check_nothing, who="returner"),
    Screen("hints open", unit_path(SECOND.id), arrangements.show_hints, who="returner"),
    Screen("hard section skipped", unit_path(HARD.id), who="returner"),
    Screen("result of the quiz", unit_path("quiz", item="result"), who="returner"),
    Screen("record", "/record", arrangements.open_answers, who="returner"),
    Screen("record, code dealt", "/record", arrangements.make_code, who="returner"),
    Screen("record, erase it?", "/record", arrangements.ask_to_erase, who="returner"),
    Screen("home, a record would be lost", "/", arrangements.type_another_code, who="leaver"),
    Screen("record, kept for good", "/record", arrangements.keep_for_good, who="leaver"),
    Screen("sign in", "/teach"),
    Screen("sign in, wrong passcode", "/teach?said=wrong"),
    Screen("sign in, a room code", "/teach?said=room"),
    Screen("desk", "/teach", who="teacher"),
    Screen("delete a room", f"/teach?part=delete&room={NUMBERS['open']}", who="teacher"),
    Screen("teaching notes", f"/teach?part=notes&unit={UNIT.id}", who="teacher"),
    Screen("links to paste", f"/teach?part=links&unit={UNIT.id}", who="teacher"),
    Screen("paper", f"/teach?part=paper&unit={UNIT.id}", who="teacher"),
    Screen("all prompts", "/teach?part=prompts", who="teacher"),
    Screen("preview as student", unit_path(FIRST.id, preview="1"), who="teacher"),
    Screen("projector, title", f"/project?unit={UNIT.id}", who="teacher"),
    Screen("projector, section", f"/project?unit={UNIT.id}&slide=2", who="teacher"),
    Screen("projector, question", f"/project?unit={UNIT.id}&slide=3", who="teacher"),
    Screen("projector, flowchart", PROJECTED, who="teacher"),
    Screen("projector, list of slides", PROJECTED, arrangements.list_slides, who="teacher"),
    Screen("projector, guess first", "/project?unit=policy-history&slide=10", who="teacher"),
    Screen("projector, chart", "/project?unit=policy-history&slide=11", who="teacher"),
    Screen("projector, prompt", f"/project?unit={UNIT.id}&slide=99", who="teacher"),
    *IN_ROOMS,
    Screen("record, erased", "/record", arrangements.erase, who="leaver"),
)


def screen_called(name: str) -> Screen:
    """The screen of this name."""
    return next(screen for screen in SCREENS if screen.name == name)
