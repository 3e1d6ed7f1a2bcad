"""The one HTML page in which Streamlit runs, as we want it served.

It is written anew around what the installed Streamlit's own page loads,
because that page is in English for everyone, fetches fonts that we do not
use, and points programs at an interface that is switched off.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from explainer.model.text import LOCALES, Locale
from explainer.wording import Wording, wording

ENTRY = re.compile(r'<script type="module" crossorigin src="\./(static/js/[\w.-]+\.js)"></script>')
MODULE = re.compile(r'<link rel="modulepreload" crossorigin href="\./(static/js/[\w.-]+\.js)">')
IMPORT = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
STYLESHEET = re.compile(r'<link rel="stylesheet" crossorigin href="\./(static/css/[\w.-]+\.css)">')


FIRST_DRAWN = ("BidiComponent", "Html", "Radio", "Button", "Checkbox")
"""The kinds of element that our pages begin with, and those with which a question is answered: who scans
a class's code while a vote is open is to tap and not to wait for 15 KB more."""


@dataclass(frozen=True)
class Installed:
    """What the installed Streamlit's page loads: its first script, what that needs, its stylesheet.

    `modules` are the imports of the first script and then those of the
    elements that our pages begin with. Streamlit fetches the latter only once
    it is told to draw one, three round trips later.
    """

    entry: str
    modules: tuple[str, ...]
    stylesheet: str

    def files(self) -> list[str]:
        """Everything that every visit loads, as names under /static/."""
        return [name.removeprefix("static/") for name in (self.entry, *self.modules, self.stylesheet)]


def read_installed(folder: Path) -> Installed:
    """Read the page in the installed Streamlit's static folder.

    Raises ValueError if it no longer looks as this module expects: a server
    that starts with half a page would only fail later and stranger.
    """
    html = (folder / "index.html").read_text(encoding="utf-8")
    entries, stylesheets = ENTRY.findall(html), STYLESHEET.findall(html)
    if len(entries) != 1 or len(stylesheets) != 1:
        raise ValueError(
            "The installed Streamlit's index.html is not written as we know it. "
            "Install the version that requirements.txt names."
        )
    modules = dict.fromkeys(MODULE.findall(html))
    scripts = folder / "static" / "js"
    for element in FIRST_DRAWN:
        for first in sorted(scripts.glob(f"{element}.*.js")):
            modules |= dict.fromkeys(f"static/js/{name}" for name in _imports(scripts, first.name, set()))
    modules.pop(entries[0], None)
    return Installed(entries[0], tuple(modules), stylesheets[0])


def _imports(scripts: Path, name: str, seen: set[str]) -> Iterator[str]:
    if name not in seen:
        seen.add(name)
        yield name
        for imported in IMPORT.findall((scripts / name).read_text(encoding="utf-8")):
            yield from _imports(scripts, imported, seen)


STYLE = (
    "@font-face{font-family:AtkinsonNext;src:url(%s) format('woff2');font-weight:200 800;font-display:swap}"
    ".opening{margin:38vh 1rem 0;text-align:center;color:var(--ink-soft);"
    "font:600 1.25rem AtkinsonNext,sans-serif}"
    "#connection{position:fixed;inset:auto 1rem 1rem;z-index:999999;margin:0 auto;max-width:36rem;"
    "padding:1rem;border:2px solid var(--edge);border-radius:10px;"
    "background:var(--lamp-wash);color:var(--ink);"
    "font:600 1rem/1.5 AtkinsonNext,sans-serif}#connection[hidden]{display:none}"
    # No script: where the connection fails, ours may have failed too. !important: to want no motion
    # is no reason to miss it.
    "#late{visibility:hidden;animation:late 0s 8s forwards!important;position:fixed;inset:auto 1rem 1rem;"
    "margin:0 auto;max-width:40rem;padding:1rem 1.25rem;border-left:4px solid var(--lamp);"
    "background:var(--lamp-wash);color:var(--ink);font:400 1rem/1.5 AtkinsonNext,sans-serif}"
    "#late p{margin:0}#late p+p{margin-top:.75rem}@keyframes late{to{visibility:visible}}"
    "[data-connected] #late{display:none}"
)
"""For the words that are ours to say before Streamlit draws and after it has lost its connection."""


@dataclass(frozen=True)
class OwnFiles:
    """Addresses of our own files for the page's head."""

    early: str
    connection: str
    first_question: str
    look: str
    icon: str
    font: str


def _lost(say: Wording) -> str:
    return say("The connection is lost. What you saved is safe. This page keeps trying to reach the server.")


def _late(say: Wording) -> str:
    return say(
        "Still not connected after 8 seconds? Check that this device is on the same Wi-Fi as your teacher's "
        "computer, then load the page again. If that does not help, the network may block the connection: "
        "tell your teacher, whose page Can they reach us? finds the cause."
    )


def index_page(installed: Installed, own: OwnFiles, locale: Locale) -> str:
    """The page in one language.

    The early script comes before everything that would name the page: after a
    quick exit it must leave before even the title is read. The words in the
    page's body stand there only until Streamlit draws over them. What watches
    the connection comes after Streamlit's script: deferred scripts run in
    their order, and all would wait for the smallest, which arrives last.
    """
    say = wording(locale)
    title = escape(say("Asylum, Explained"))
    no_script = escape(say("This page needs JavaScript. Turn it on and load the page again."))
    # In every language: the reader may have changed it when the server can no longer be asked.
    lost = " ".join(f'data-{each}="{escape(_lost(wording(each)))}"' for each in LOCALES)
    # Both languages: nothing has been asked of anyone yet.
    first = dict.fromkeys((locale, *LOCALES))
    late = "".join(f'<p lang="{each}">{escape(_late(wording(each)))}</p>' for each in first)
    modules = "".join(f'<link rel="modulepreload" crossorigin href="/{name}">' for name in installed.modules)
    return (
        f'<!DOCTYPE html><html lang="{locale}"><head><meta charset="utf-8">'
        f'<script src="{own.early}"></script>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f'<link rel="icon" href="{own.icon}" type="image/svg+xml">'
        f'<script type="module" crossorigin src="/{installed.entry}"></script>{modules}'
        f'<link rel="preload" href="{own.font}" as="font" type="font/woff2" crossorigin>'
        f'<script src="{own.connection}" defer></script>'
        f'<link rel="stylesheet" crossorigin href="/{installed.stylesheet}">'
        f'<link rel="stylesheet" href="{own.look}"><style>{STYLE % own.font}</style></head>'
        f"<body><noscript><p>{no_script}</p></noscript>"
        f'<div id="root"><p class="opening">{title}</p></div>'
        f'<div id="late">{late}</div>'
        f'<p id="connection" role="alert" {lost} hidden></p></body></html>'
    )


LATE = '<div id="late">'
HEAD = '<meta name="viewport"'


def with_first(page: str, first: str, script: str) -> str:
    """The page with something to see and use until Streamlit has drawn it, and that thing's script.

    The script is asked for before Streamlit's seventy, which would be served
    first otherwise, and runs as soon as what it works on has been read.
    """
    early = f'<link rel="preload" href="{script}" as="script">{HEAD}'
    return page.replace(HEAD, early, 1).replace(LATE, f'{first}<script src="{script}"></script>{LATE}', 1)


def index_pages(installed: Installed, own: OwnFiles) -> dict[Locale, str]:
    """The page in every language, written once when the server starts."""
    return {locale: index_page(installed, own, locale) for locale in LOCALES}
