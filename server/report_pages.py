"""The report of a room, for its teacher alone: as a page for paper, and as a table for a spreadsheet."""

from collections.abc import Callable
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from components.paper_page import Paper, owed_lines, paper_page
from components.room_report import report_body, report_facts
from explainer.classroom.report import Report, read_report, report_csv
from explainer.classroom.room import room_number
from explainer.model.library import Library
from explainer.storage.fault import StorageFault
from explainer.storage.storage import Storage
from explainer.wording import Wording, wording
from server.plain_page import plain_page
from server.request_locale import request_locale
from server.teacher_cookie import is_teacher


class ReportPages:
    """The routes /print/room and /room/report.csv. Who is not signed in learns nothing."""

    def __init__(self, library: Callable[[], Library], storage: Callable[[], Storage]) -> None:
        self._library, self._storage = library, storage

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [
            Route("/print/room", self.paper, methods=["GET"]),
            Route("/room/report.csv", self.table, methods=["GET"]),
        ]

    async def paper(self, request: Request) -> Response:
        """The report as a page to print."""
        return await self._answer(request, self._paper)

    async def table(self, request: Request) -> Response:
        """The report as a CSV file in long format."""
        return await self._answer(request, self._table)

    async def _answer(
        self, request: Request, made: Callable[[Request, Report, Wording], Response]
    ) -> Response:
        locale = request_locale(request)
        say = wording(locale)
        if not await run_sync(lambda: is_teacher(request, self._storage())):
            return plain_page(
                locale,
                say("The report is for teachers"),
                say("Sign in as the teacher first. Then open this address again."),
                status=403,
                way=(say("Sign in"), f"/teach?lang={locale}"),
            )
        try:
            report = await run_sync(self._report, request.query_params.get("room", ""))
            if report is not None:
                return await run_sync(made, request, report, say)
        except StorageFault:
            return plain_page(
                locale,
                say("The report cannot be read just now"),
                say("The database does not answer. Nothing is lost; try again in a moment."),
                status=503,
            )
        return plain_page(
            locale,
            say("This room is gone"),
            say("It was deleted, or its days were over. Nothing of it is left to report."),
            status=404,
            way=(say("For teachers"), f"/teach?lang={locale}"),
        )

    def _report(self, number: str) -> Report | None:
        asked = room_number(number)
        if asked is None:
            return None
        storage, library = self._storage(), self._library()
        room = storage.room(asked)
        return room and read_report(storage, room, library.items, on=library.law_known_to)

    def _paper(self, request: Request, report: Report, say: Wording) -> Response:
        library, room = self._library(), report.room
        title = next((say.text(unit.title) for unit in library.units if unit.id == room.unit), room.unit)
        other = "es" if say.locale == "en" else "en"
        page = Paper(
            title=say("Report: {title}", title=title),
            body=Markup('<header class="sheet-head"><h1>{}</h1><p class="lede">{}</p>{}</header>{}').format(
                say("Report of a class"),
                report_facts(report, title, say),
                owed_lines(library, say),
                report_body(report, library, say),
            ),
            hint=say("For Letter or A4. Black and white is enough."),
            back=f"/console?{urlencode({'lang': say.locale, 'room': room.id})}",
            back_label=say("Back to the room"),
            other_language=f"/print/room?{urlencode({'lang': other, 'room': room.id})}",
        )
        headers = {"cache-control": "no-store", "content-language": say.locale}
        return HTMLResponse(str(paper_page(page, library, say)), headers=headers)

    def _table(self, request: Request, report: Report, say: Wording) -> Response:
        day = report.room.opened_at.date().isoformat()
        stem = say("class-report")
        name = f"{stem}-{day}-{report.room.id}.csv"
        return Response(
            report_csv(report, say.locale).encode("utf-8"),
            media_type="text/csv",
            headers={"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'},
        )
