"""Stand-in: nobody is signed in."""

from starlette.requests import HTTPConnection

from explainer.storage.storage import Storage


def is_teacher(request: HTTPConnection, storage: Storage) -> bool:
    """Whether the request comes from a signed-in teacher's browser."""
    return False
