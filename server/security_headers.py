"""What every answer tells the browser to forbid."""

import base64
import hashlib
import logging
import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.origin_guard import valid_host
from server.plain_page import broken
from server.request_locale import request_locale

log = logging.getLogger(__name__)

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)

FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: under it a browser sends "Origin: null" with our own
    # forms, and the origin guard could not tell them from a stranger's.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-resource-policy": "same-origin",
}
"""The headers that are the same on every answer."""


def inline_script_hashes(html: str) -> tuple[str, ...]:
    """The CSP sources for the scripts written inside a page, computed from the page as it is served."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(html))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_security_policy(host: str | None, *, secure: bool, script_hashes: Iterable[str] = ()) -> str:
    """The Content-Security-Policy for an answer to this host.

    Scripts come from us, or from a blob that our own scripts made (Streamlit
    imports inline components so); none is evaluated from text. Styles may be
    inline because Streamlit writes its own so. Connections go to this host
    alone, named for browsers that do not count a websocket as 'self'.
    """
    own_socket = f" {'wss' if secure else 'ws'}://{host}" if host else ""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' blob:", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self'",
            f"connect-src 'self'{own_socket}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityHeaders:
    """Middleware: the headers go on every answer, an error's too; a fault of ours becomes a plain page."""

    def __init__(self, app: ASGIApp, script_hashes: tuple[str, ...] = ()) -> None:
        self.app = app
        self.script_hashes = script_hashes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to whatever comes back."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        host = valid_host(Headers(scope=scope).get("host"))
        secure = scope["scheme"] in {"https", "wss"}
        policy = content_security_policy(host, secure=secure, script_hashes=self.script_hashes)
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                started = True
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = policy
                for name, value in FIXED.items():
                    headers[name] = value
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            if started or scope["type"] != "http":
                raise
            log.exception("Answering %s %s failed", scope["method"], scope["path"])
            request = Request(scope)
            await broken(request_locale(request))(scope, receive, send_with_headers)
