"""What the server lets in: pages, files, Streamlit's own connection, and nothing else."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import streamlit
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from explainer.wording import as_locale
from server.index_page import OwnFiles, index_pages, read_installed, with_first
from server.origin_guard import OriginGuard
from server.plain_page import not_found
from server.quiet_page import quiet
from server.request_locale import request_locale
from server.security_headers import SecurityHeaders, inline_script_hashes
from server.static_files import StaticFolder
from server.thread_cookie import keep_token, put_locale

ROOT = Path(__file__).resolve().parent.parent
ROOM = "room"
"""The page of a student's device in a class."""

OWN = "/assets/"
STREAMLIT = "/static/"
ICON_FONT = "media/MaterialSymbols-Rounded.nEdyypZU.woff2"
PASSED_ON = {"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
MEDIA = "/media/"
"""What Streamlit itself answers; media are downloads. Its uploads, metrics and sign-in stay shut."""
SOCKET = "/_stcore/stream"
"""The one websocket of Streamlit's. Ours are routes."""


class FrontDoor:
    """The pages and files of the site, and the middleware and routes that serve them.

    `pages` are the url paths of the pages ("" is home); `more` are routes of
    other modules; `first` says with what HTML a device in a class begins. Any
    other address gets a plain 404: Streamlit would answer it with the app and
    a message in English.
    """

    def __init__(
        self,
        pages: Sequence[str],
        more: Sequence[BaseRoute] = (),
        first: Callable[[Request], Awaitable[str]] | None = None,
    ) -> None:
        installed_folder = Path(streamlit.__file__).parent / "static"
        self.installed = read_installed(installed_folder)
        self.own = StaticFolder(ROOT / "static")
        self.streamlit = StaticFolder(
            installed_folder / "static", hashed=True, instead={ICON_FONT: ROOT / "server" / "icon_font.woff2"}
        )
        own = OwnFiles(
            early=self._address("early.js"),
            connection=self._address("connection.js"),
            first_question=self._address("first-question.js"),
            look=self._address("look.css"),
            icon=self._address("doorway.svg"),
            font=f"{OWN}fonts/next.woff2",
        )
        self._pages = index_pages(self.installed, own)
        self._first, self._first_script = first, own.first_question
        self.routes: list[BaseRoute] = [
            *(Route(f"/{page}", self.page, methods=["GET"]) for page in pages),
            Route("/quiet", quiet, methods=["GET"]),
            *more,
        ]
        hashes = sorted({source for html in self._pages.values() for source in inline_script_hashes(html)})
        self.middleware = [
            Middleware(SecurityHeaders, script_hashes=tuple(hashes)),
            Middleware(OriginGuard),
            Middleware(KnownPaths, door=self),
        ]

    def _address(self, name: str) -> str:
        return f"{OWN}{name}?v={self.own.digest(name)}"

    async def page(self, request: Request) -> Response:
        """The page in which Streamlit runs, in the reader's language and with a learner's token."""
        locale = request_locale(request)
        headers = {"cache-control": "no-store", "content-language": locale}
        page = self._pages[locale]
        if self._first is not None and request.url.path == f"/{ROOM}":
            first = await self._first(request)
            page = with_first(page, first, self._first_script) if first else page
        response = HTMLResponse(page, headers=headers)
        keep_token(response, request)
        asked_for = as_locale(request.query_params.get("lang"))
        if asked_for is not None:
            put_locale(response, request, asked_for)
        return response

    def warm(self) -> None:
        """Compress what every first visit loads."""
        self.streamlit.warm(self.installed.files())
        self.own.warm(["early.js", "connection.js", "first-question.js", "look.css", "fonts/next.woff2"])


class KnownPaths:
    """Middleware: serves the files, passes on what a route or Streamlit answers, and says 404 to the rest."""

    def __init__(self, app: ASGIApp, door: FrontDoor) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Find who answers this address."""
        if scope["type"] == "lifespan" or self._is_passed_on(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close(code=1008)
        elif not await self._serve_file(scope, receive, send):
            await not_found(request_locale(HTTPConnection(scope)))(scope, receive, send)

    def _is_passed_on(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if scope["type"] == "websocket":
            streamlits = path == SOCKET
        else:
            streamlits = path in PASSED_ON or path.startswith(MEDIA)
        # By its method too: what no route of ours takes would reach Streamlit, which answers anything.
        return streamlits or any(route.matches(scope)[0] is Match.FULL for route in self.door.routes)

    async def _serve_file(self, scope: Scope, receive: Receive, send: Send) -> bool:
        path: str = scope["path"]
        for prefix, folder in ((STREAMLIT, self.door.streamlit), (OWN, self.door.own)):
            if path.startswith(prefix):
                return await folder.respond(path.removeprefix(prefix), scope, receive, send)
        return False
