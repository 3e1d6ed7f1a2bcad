"""The cookie by which a browser is known as a signed-in teacher's."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from explainer.storage.fault import StorageFault
from explainer.teacher.sign_in import SIGN_IN_LASTS, SignIns
from server.clock import now
from server.thread_cookie import TOKEN

TEACHER = "teacher"


def teacher_token(request: HTTPConnection) -> str | None:
    """The token a browser sent, or None if it sent none or not one of ours."""
    token = request.cookies.get(TEACHER, "")
    return token if TOKEN.fullmatch(token) else None


def is_teacher(request: HTTPConnection, sign_ins: SignIns) -> bool:
    """Whether the request comes from a signed-in teacher's browser. Its address proves nothing.

    In doubt, as when the database cannot be read, it does not.
    """
    token = teacher_token(request)
    try:
        return token is not None and sign_ins.is_signed_in(token, now=now())
    except StorageFault:
        return False


def put_teacher(response: Response, request: HTTPConnection, token: str) -> None:
    """Give the browser its token. No script can read it."""
    secure = request.url.scheme in {"https", "wss"}
    age = int(SIGN_IN_LASTS.total_seconds())
    response.set_cookie(TEACHER, token, max_age=age, httponly=True, samesite="lax", secure=secure)


def drop_teacher(response: Response, request: HTTPConnection) -> None:
    """Take the token back."""
    secure = request.url.scheme in {"https", "wss"}
    response.delete_cookie(TEACHER, httponly=True, samesite="lax", secure=secure)
