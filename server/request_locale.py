"""The language of one request."""

from starlette.requests import HTTPConnection

from explainer.model.text import Locale
from explainer.wording import as_locale, preferred_locale


def request_locale(request: HTTPConnection) -> Locale:
    """The language asked for: `?lang=`, else the cookie `lang`, else the browser's first that we speak."""
    return (
        as_locale(request.query_params.get("lang"))
        or as_locale(request.cookies.get("lang"))
        or preferred_locale(request.headers.get("accept-language"))
    )
