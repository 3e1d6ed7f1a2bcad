"""Pages made for paper: a unit, its quiz, a flowchart as a poster, prompts as cards.

Only here is it decided who gets a key: a signed-in teacher, asked for with
`key=1`. Without it nothing of an answer is put into the HTML at all.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from components.paper_cards import prompt_cards
from components.paper_page import Paper, paper_page
from components.paper_poster import poster
from components.paper_quiz import key_sheet, quiz_sheet
from components.paper_unit import Reading, unit_sheet
from explainer.authoring.cited import citations_of
from explainer.authoring.prose import parse_prose
from explainer.model.library import Library
from explainer.model.unit import Unit
from explainer.teacher.sign_in import SignIns
from explainer.wording import Wording, wording
from server.plain_page import plain_page
from server.request_locale import request_locale
from server.teacher_cookie import is_teacher


class NothingToPrint(LookupError):
    """The address names no unit or view that is served."""


class PrintPages:
    """The routes under /print/."""

    def __init__(self, library: Callable[[], Library], sign_ins: Callable[[], SignIns]) -> None:
        self._library, self._sign_ins = library, sign_ins

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [
            Route("/print/unit", self.unit, methods=["GET"]),
            Route("/print/quiz", self.quiz, methods=["GET"]),
            Route("/print/poster", self.poster, methods=["GET"]),
            Route("/print/cards", self.cards, methods=["GET"]),
        ]

    async def unit(self, request: Request) -> Response:
        """The whole unit; with `key=1` also its key."""
        return await self._answer(request, self._unit)

    async def quiz(self, request: Request) -> Response:
        """The quiz alone; with `key=1` the key sheet in its place."""
        return await self._answer(request, self._quiz)

    async def poster(self, request: Request) -> Response:
        """A view of a flowchart on one sheet."""
        return await self._answer(request, self._poster)

    async def cards(self, request: Request) -> Response:
        """The prompts of one unit as cards, or of all if none is named."""
        return await self._answer(request, self._cards)

    async def _answer(self, request: Request, made: Callable[[Request, Wording, bool], Paper]) -> Response:
        """The page, in a thread of its own: drawing a poster takes a moment, and the sign-in is stored."""
        locale = request_locale(request)
        say = wording(locale)
        key = request.query_params.get("key") == "1"
        if key and not await run_sync(lambda: is_teacher(request, self._sign_ins())):
            return plain_page(
                locale,
                say("The key is for teachers"),
                say("Sign in as the teacher first. Then open this address again."),
                status=403,
                way=(say("Sign in"), f"/teach?lang={locale}"),
            )
        try:
            html = await run_sync(lambda: paper_page(made(request, say, key), self._library(), say))
        except NothingToPrint:
            return plain_page(
                locale,
                say("There is nothing to print here"),
                say("No unit or flowchart has this name. The address may be old or mistyped."),
                status=404,
            )
        return HTMLResponse(str(html), headers={"cache-control": "no-store", "content-language": locale})

    def _named_unit(self, request: Request) -> Unit:
        try:
            return self._library().unit(request.query_params.get("unit", ""))
        except KeyError:
            raise NothingToPrint from None

    def _unit(self, request: Request, say: Wording, key: bool) -> Paper:
        unit, library = self._named_unit(request), self._library()
        blocks = {section.id: parse_prose(section.prose.in_(say.locale)) for section in unit.sections}
        reading = Reading(unit, blocks, citations_of(library, unit))
        title = say.text(unit.title)
        return self._of_unit(
            request,
            say,
            unit,
            say("{title}: key", title=title) if key else title,
            unit_sheet(reading, library, say, key=key),
        )

    def _quiz(self, request: Request, say: Wording, key: bool) -> Paper:
        unit, library = self._named_unit(request), self._library()
        title = say.text(unit.title)
        if key:
            return self._of_unit(
                request,
                say,
                unit,
                say("Key to the quiz: {title}", title=title),
                key_sheet(unit, library, say),
            )
        return self._of_unit(
            request, say, unit, say("Quiz: {title}", title=title), quiz_sheet(unit, library, say)
        )

    def _of_unit(self, request: Request, say: Wording, unit: Unit, title: str, body: Markup) -> Paper:
        return Paper(
            title=title,
            body=body,
            hint=say("For Letter or A4. Black and white is enough."),
            back=_address("/unit", lang=say.locale, unit=unit.id, section="start"),
            back_label=say("Back to the unit"),
            other_language=_in_other_language(request, say),
        )

    def _poster(self, request: Request, say: Wording, key: bool) -> Paper:
        library = self._library()
        try:
            flowchart, view = library.flowchart_of_view(request.query_params.get("view", ""))
        except KeyError:
            raise NothingToPrint from None
        body, shape = poster(flowchart, view, library, say)
        return Paper(
            title=say.text(view.title),
            body=body,
            hint=say("One sheet, Letter or A4, upright. Black and white is enough.")
            if shape == "portrait"
            else say("One sheet, Letter or A4, on its side. Black and white is enough."),
            back=_address("/explore", lang=say.locale, show="flowchart", view=view.id),
            back_label=say("Open the flowchart"),
            other_language=_in_other_language(request, say),
            shape=shape,
            kind="poster",
        )

    def _cards(self, request: Request, say: Wording, key: bool) -> Paper:
        library = self._library()
        named = "unit" in request.query_params
        units = (self._named_unit(request),) if named else library.units
        back = (
            _address("/unit", lang=say.locale, unit=units[0].id, section="talk")
            if named
            else _address("/learn", lang=say.locale)
        )
        return Paper(
            title=say("Discussion cards"),
            body=prompt_cards(units, library, say),
            hint=say("One card on a sheet, Letter or A4: one for each group's table."),
            back=back,
            back_label=say("Back to the unit") if named else say("All units"),
            other_language=_in_other_language(request, say),
            kind="cards",
        )


def _address(path: str, **where: str) -> str:
    return f"{path}?{urlencode(where)}"


def _in_other_language(request: Request, say: Wording) -> str:
    """This address in the other language, with whatever else it asks for."""
    asked = {name: value for name, value in request.query_params.items() if name != "lang"}
    return _address(request.url.path, lang="es" if say.locale == "en" else "en", **asked)
