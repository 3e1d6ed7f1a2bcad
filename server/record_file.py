"""A learner's record as one file to take along: it opens anywhere and needs no server."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components.record_view import Kept, record_file
from explainer.model.library import Library
from explainer.scoring.completion_code import completion_codes
from explainer.storage.storage import Storage
from explainer.wording import wording
from server.request_locale import request_locale
from server.thread_cookie import token_of

STYLE = Path(__file__).resolve().parent.parent / "static" / "look.css"


class RecordFile:
    """The route /record/file. The browser's own cookie opens the record; nothing in the address does."""

    def __init__(
        self,
        library: Callable[[], Library],
        storage: Callable[[], Storage],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._library, self._storage, self._now = library, storage, now

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [Route("/record/file", self.download, methods=["GET"])]

    def _made(self, token: str, request: Request) -> str | None:
        storage, say = self._storage(), wording(request_locale(request))
        record = storage.find(token)
        if record is None:
            return None
        attempts, today = storage.attempts(record.id), self._now().date()
        codes = completion_codes(self._library().units, attempts, record.alias, today, storage.completion_key)
        kept = Kept(record, attempts, storage.notes(record.id), codes)
        return str(record_file(kept, self._library(), say, style=STYLE.read_text("utf-8"), made_on=today))

    async def download(self, request: Request) -> Response:
        """The whole record as an HTML file, or 404 in words where this browser has none."""
        say, token = wording(request_locale(request)), token_of(request)
        html = await run_sync(self._made, token, request) if token else None
        if html is None:
            told = say(
                "There is no record in this browser yet. Answer a question first, or use your return code."
            )
            return PlainTextResponse(told, status_code=404, headers={"cache-control": "no-store"})
        name = say("my-class-record.html")
        return HTMLResponse(
            html,
            headers={"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'},
        )
