"""The cookies by which a browser finds its learner's record again."""

import re
import secrets

from starlette.requests import HTTPConnection
from starlette.responses import Response

from explainer.model.text import Locale
from explainer.scoring.record import KEEP_DAYS

LEARNER = "learner"
REMEMBERED = "remembered"
LANG = "lang"

REMEMBERED_SECONDS = KEEP_DAYS * 24 * 60 * 60
"""How long a remembered record's cookie lives: as long as the record, and the longest that browsers allow."""

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def mint_token() -> str:
    """A new opaque token: 256 random bits, which say nothing about anyone."""
    return secrets.token_urlsafe(32)


def token_of(request: HTTPConnection) -> str | None:
    """The token a browser sent, or None if it sent none or not one of ours."""
    token = request.cookies.get(LEARNER, "")
    return token if TOKEN.fullmatch(token) else None


def is_remembered(request: HTTPConnection) -> bool:
    """Whether the person asked to be remembered on this device."""
    return request.cookies.get(REMEMBERED) == "1"


def put_token(response: Response, request: HTTPConnection, token: str, *, remembered: bool) -> None:
    """Give the browser its token: until it closes, or for 400 days where the person asked for that.

    No script can read the token. Beside it stands a flag that scripts may
    read, so that a page can show whether this device remembers.
    """
    secure = request.url.scheme in {"https", "wss"}
    age = REMEMBERED_SECONDS if remembered else None
    response.set_cookie(LEARNER, token, max_age=age, httponly=True, samesite="lax", secure=secure)
    if remembered:
        response.set_cookie(REMEMBERED, "1", max_age=age, samesite="lax", secure=secure)
    elif REMEMBERED in request.cookies:
        response.delete_cookie(REMEMBERED, samesite="lax", secure=secure)


def keep_token(response: Response, request: HTTPConnection) -> None:
    """On a page's answer: a token for a browser without one; for a remembered one its 400 days anew."""
    token = token_of(request)
    if token is None:
        put_token(response, request, mint_token(), remembered=False)
    elif is_remembered(request):
        put_token(response, request, token, remembered=True)


def put_locale(response: Response, request: HTTPConnection, locale: Locale) -> None:
    """Remember the language that an address asked for, so that a new tab opens in it."""
    secure = request.url.scheme in {"https", "wss"}
    response.set_cookie(LANG, locale, max_age=REMEMBERED_SECONDS, samesite="lax", secure=secure)
