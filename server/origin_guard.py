"""Refuses what another site's page sends."""

import re
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from server.plain_page import refused
from server.request_locale import request_locale

HOST = re.compile(r"(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?", re.IGNORECASE)
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def valid_host(host: str | None) -> str | None:
    """A Host header if it is written as one: a name or an address, and perhaps a port; else None."""
    return host if host is not None and HOST.fullmatch(host) else None


def is_own_origin(origin: str | None, host: str) -> bool:
    """Whether an Origin header names this very host.

    Letter for letter, as Streamlit compares them: on any difference Streamlit
    goes and asks the network for its own addresses, so nothing that it would
    find different may pass. Browsers write both in the same way. A request
    without the header is not ours either: every browser sends it where this
    is asked (a websocket, a POST), and a script that may come in can send it.
    """
    try:
        parts = urlsplit(origin or "")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc == host and not parts.path and not parts.query


class OriginGuard:
    """Middleware: a websocket or an unsafe request comes from our own page or goes no further."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        hosts = request.headers.getlist("host")
        host = valid_host(hosts[0]) if len(hosts) == 1 else None
        asks_for_origin = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
        origins = request.headers.getlist("origin")
        own = len(origins) == 1 and host is not None and is_own_origin(origins[0], host)
        if host is not None and (own or not asks_for_origin):
            await self.app(scope, receive, send)
            return
        refusal = refused(request_locale(request))
        if scope["type"] == "http":
            await refusal(scope, receive, send)
        else:
            websocket = WebSocket(scope, receive, send)
            if "websocket.http.response" in scope.get("extensions", {}):
                await websocket.send_denial_response(refusal)
            else:
                await websocket.close(code=1008)
