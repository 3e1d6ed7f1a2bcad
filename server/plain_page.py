"""Pages that need neither Streamlit nor a script: errors, and the page that quick exit shows."""

from html import escape

from starlette.responses import HTMLResponse

from explainer.model.text import Locale
from explainer.wording import wording

FONT = (
    "@font-face{font-family:AtkinsonNext;src:url(/assets/fonts/next.woff2) format('woff2');"
    "font-weight:200 800;font-display:swap}"
)
"""For pages of our own. The page that quick exit shows goes without it: it is to look like anyone's."""

STYLE = (
    ":root{color-scheme:light dark}body{font:1.125rem/1.6 AtkinsonNext,system-ui,sans-serif;max-width:32rem;"
    "margin:15vh auto;padding:0 1rem}a{color:inherit;display:inline-block;padding:.6rem 0}"
)


def plain_page(
    locale: Locale, title: str, sentence: str, *, status: int, way: tuple[str, str] | None = None
) -> HTMLResponse:
    """A page that says one thing and leads home, or another `way` (words, address) first.

    Nothing in it may be kept by the browser.
    """
    say = wording(locale)
    ways = [*([way] if way else []), (say("Go to the start page"), f"/?lang={locale}")]
    links = "".join(f'<p><a href="{escape(href)}">{escape(words)}</a></p>' for words, href in ways)
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="{locale}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="/assets/doorway.svg">'
        f"<style>{FONT}{STYLE}</style></head><body><main><h1>{escape(title)}</h1><p>{escape(sentence)}</p>"
        f"{links}</main></body></html>",
        status_code=status,
        headers={"cache-control": "no-store", "content-language": locale},
    )


def not_found(locale: Locale) -> HTMLResponse:
    """For an address at which there is nothing."""
    say = wording(locale)
    return plain_page(
        locale, say("There is no page here"), say("The address may be old or mistyped."), status=404
    )


def refused(locale: Locale) -> HTMLResponse:
    """For a request that another site's page sent, or that named no host."""
    say = wording(locale)
    return plain_page(
        locale,
        say("This cannot be done from here"),
        say("The request did not come from one of our own pages. Open the start page and try again."),
        status=403,
    )


def broken(locale: Locale) -> HTMLResponse:
    """For a fault of ours. What it was is in the server's log, never on the page."""
    say = wording(locale)
    return plain_page(
        locale,
        say("Something went wrong on our side"),
        say("Your saved answers are safe. Load the page again; if it happens again, tell your teacher."),
        status=500,
    )
