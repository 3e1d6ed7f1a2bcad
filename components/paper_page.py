"""The page around everything that is made for paper: its head, its bar on screen, its foot on every sheet."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from components.icon import icon
from explainer.dated_words import law_of
from explainer.model.library import Library
from explainer.wording import Wording

Shape = Literal["portrait", "landscape"]
Kind = Literal["pages", "cards", "poster"]
"""pages flow over as many sheets as they need and are numbered; cards and posters fill theirs."""


@dataclass(frozen=True)
class Paper:
    """What is printed: its title, its HTML, and what stands above it on the screen alone.

    `back` and `other_language` are addresses.
    """

    title: str
    body: Markup
    hint: str
    back: str
    back_label: str
    other_language: str
    shape: Shape = "portrait"
    kind: Kind = "pages"


def name_line(say: Wording, *, dated: bool = False) -> Markup:
    """A line for the name, and perhaps one for the date, to write on."""
    day = Markup('<span class="write day"><b>{}</b></span>').format(say("Date")) if dated else Markup("")
    return Markup('<p class="name-lines"><span class="write"><b>{}</b></span>{}</p>').format(say("Name"), day)


def ends_line(law_known_to: date, say: Wording) -> str:
    """The line that says on which day our sources end."""
    return say("Our sources end on {day}; the law may have changed.", day=say.day(law_known_to))


def owed_lines(library: Library, say: Wording) -> Markup:
    """What paper owes its reader: the law's date, the sources' last day, no legal advice, unread Spanish.

    They stand at the head: at the end they would often fill a sheet of their own.
    """
    unread = (
        Markup("<p>{}</p>").format(
            say("No qualified person has checked this page's Spanish yet. If in doubt, read the English.")
        )
        if say.locale == "es" and library.spanish_read_by is None
        else Markup("")
    )
    return Markup('<div class="owed"><p><b>{}. {}</b></p><p>{}</p>{}</div>').format(
        law_of(library.law_known_to, say),
        ends_line(library.law_known_to, say),
        say.text(library.legal_help),
        unread,
    )


def css_string(words: str) -> Markup:
    """Words as a string in a style sheet. Nothing in them can end the string, or the style element.

    >>> css_string('a "b" </style>')
    Markup('"a \\\\22 b\\\\22  \\\\3c /style\\\\3e "')
    """
    safe = "".join(c if c.isalnum() or c in " ,.;:()?!¿¡'·-" else f"\\{ord(c):x} " for c in words)
    return Markup(f'"{safe}"')


def _sheet(paper: Paper, library: Library, say: Wording) -> Markup:
    """The page boxes: the whole sheet for cards and posters, else running words and page numbers below."""
    if paper.kind != "pages":
        return Markup("@page{{size:{};margin:10mm}}").format(paper.shape)
    running = f"{paper.title} · {ends_line(library.law_known_to, say)}"
    font = Markup("font:8pt/1.3 AtkinsonNext,sans-serif;color:#000;vertical-align:top;padding-top:4mm")
    return Markup(
        "@page{{size:{};margin:15mm 15mm 18mm;@bottom-left{{content:{};width:88%;text-align:left;{}}}"
        '@bottom-right{{content:counter(page)" / "counter(pages);width:12%;text-align:right;{}}}}}'
    ).format(paper.shape, css_string(running), font, font)


def _bar(paper: Paper, say: Wording) -> Markup:
    other = "es" if say.locale == "en" else "en"
    return Markup(
        '<header class="ax sheet-bar"><button class="btn primary" type="button" data-print>{print}</button>'
        '<p class="small soft">{hint}</p><nav aria-label="{ways}"><a href="{back}">{back_label}</a>'
        '<a href="{other_href}" lang="{other}" hreflang="{other}">{other_label}</a></nav>'
        '<button class="exit" type="button" data-exit aria-label="{leave_help}">{exit}<span '
        'class="word">{leave}</span></button></header>'
    ).format(
        print=say("Print"),
        hint=paper.hint,
        ways=say("Pages"),
        back=paper.back,
        back_label=paper.back_label,
        other_href=paper.other_language,
        other=other,
        other_label="Español" if other == "es" else "English",
        leave_help=say("Leave this page at once. Pressing Escape twice does the same."),
        exit=icon("exit"),
        leave=say("Leave"),
    )


def paper_page(paper: Paper, library: Library, say: Wording) -> Markup:
    """The whole HTML page. Its scripts are files of ours: one to leave at once, one to print."""
    return Markup(
        '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<script src="/assets/early.js"></script>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<title>{title} · {site}</title>"
        '<link rel="icon" href="/assets/doorway.svg"><link rel="stylesheet" href="/assets/look.css">'
        '<link rel="stylesheet" href="/assets/print.css"><style>{sheet}</style>'
        '<script src="/assets/print.js" defer></script></head>'
        '<body>{bar}<main class="ax sheet {kind}">{body}</main></body></html>\n'
    ).format(
        lang=say.locale,
        title=paper.title,
        site=say("Asylum, Explained"),
        sheet=_sheet(paper, library, say),
        bar=_bar(paper, say),
        kind=f"{paper.kind} {paper.shape}",
        body=paper.body,
    )
