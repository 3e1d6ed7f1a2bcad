"""The page that quick exit shows: a page of notes that names nothing."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from explainer.wording import wording
from server.plain_page import STYLE
from server.request_locale import request_locale


async def quiet(request: Request) -> Response:
    """An almost empty page with a way back. It sets no cookie, and no browser may keep it."""
    locale = request_locale(request)
    say = wording(locale)
    title, note, back = say("Study notes"), say("Nothing here yet."), say("Return")
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="{locale}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="icon" href="/assets/quiet.svg"><style>{STYLE}'
        "button{font:inherit;color:inherit;background:none;border:1px solid;border-radius:10px;"
        "padding:.5rem 1rem;min-height:44px;cursor:pointer}</style>"
        '<script src="/assets/quiet.js" defer></script></head>'
        f"<body><main><h1>{title}</h1><p>{note}</p>"
        f'<p><button type="button" id="return">{back}</button></p></main></body></html>',
        headers={"cache-control": "no-store", "content-language": locale},
    )
