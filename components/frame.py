"""The frame around every page: header, footer, and the lines that every page owes its reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from components.icon import LOGO, icon
from components.leaf import draw_leaf
from explainer.dated_words import law_of, where_sources_end
from explainer.wording import Wording


@dataclass(frozen=True)
class Way:
    """A link of the frame: its words, where it leads, and whether the reader is there."""

    label: str
    href: str
    here: bool = False


def _links(ways: Sequence[Way]) -> Markup:
    return Markup("").join(
        Markup('<a href="{}" data-go{}>{}</a>').format(
            way.href, Markup(' aria-current="page"') if way.here else "", way.label
        )
        for way in ways
    )


def brand(say: Wording, home: str) -> Markup:
    """The site's sign and name, which lead home."""
    return Markup('<a class="brand" href="{}" data-go>{}<span>{}</span></a>').format(
        home, LOGO, say("Asylum, Explained")
    )


def exit_button(say: Wording) -> Markup:
    """The quick exit. A script of the page, not Python, acts on it."""
    return Markup(
        '<button class="exit" type="button" data-exit aria-label="{}">{}<span class="word">{}'
        '<span class="wide-only"> {}</span></span></button>'
    ).format(
        say("Leave this page at once. Pressing Escape twice does the same."),
        icon("exit"),
        say("Leave"),
        say("this page"),
    )


def show_header(say: Wording, pages: Sequence[Way], other_language: Way, *, route: str) -> str | None:
    """Draw the header. Returns the address the person chose.

    Quick exit never asks Python: it must work when the connection does not.
    """
    other = "es" if say.locale == "en" else "en"
    html = Markup(
        '<div class="ax top"><a class="skip" href="#main" data-skip>{skip}</a>'
        '<button class="menu" type="button" data-menu aria-expanded="false" '
        'aria-label="{menu}">{burger}</button>'
        "{brand}"
        '<nav class="top-nav" aria-label="{pages_label}">{pages}</nav>'
        '<div class="top-end"><a class="lang" href="{other}" data-go data-keep="lang" lang="{other_code}" '
        'hreflang="{other_code}" aria-label="{other_label}"><span class="wide-only">{other_label}</span>'
        '<span class="narrow-only" aria-hidden="true">{other_short}</span></a>'
        "{exit}</div></div>"
    ).format(
        skip=say("Skip to the page"),
        menu=say("Menu"),
        burger=icon("menu"),
        brand=brand(say, pages[0].href),
        pages_label=say("Pages"),
        pages=_links(pages),
        other=other_language.href,
        other_code=other,
        other_label=other_language.label,
        other_short=other.upper(),
        exit=exit_button(say),
    )
    return draw_leaf(html, key="header", lang=say.locale, route=route)


def show_preview_bar(say: Wording, *, end: str) -> str | None:
    """Say on every page of a preview that it is one."""
    html = Markup(
        '<div class="ax preview" role="note"><p>{}</p><a class="btn" href="{}" data-go>{}</a></div>'
    ).format(
        say("Preview as student. It works as for a class, and nothing is stored."),
        end,
        say("End the preview"),
    )
    return draw_leaf(html, key="preview", lang=say.locale)


def show_footer(
    say: Wording, ways: Sequence[Way], *, law_known_to: date, spanish_is_read: bool, legal_help: str
) -> None:
    """Draw the footer: where our sources end, no legal advice, where to find help.

    It is no leaf: that would bring every page a second copy of the leaves' script. The header listens for
    its links.
    """
    unread = (
        Markup("<p>{}</p>").format(
            say("No qualified person has checked this page's Spanish yet. If in doubt, read the English.")
        )
        if say.locale == "es" and not spanish_is_read
        else Markup("")
    )
    html = Markup(
        '<footer class="ax foot"><p>{ends}</p><p>{help}</p>{unread}<nav '
        'aria-label="{label}">{links}</nav></footer>'
    ).format(
        ends=where_sources_end(law_known_to, say),
        help=legal_help,
        unread=unread,
        label=say("More"),
        links=_links(ways),
    )
    with st.container(key="footer"):
        st.html(html)


def head(
    say: Wording,
    title: str,
    lede: str | None,
    *,
    route: str,
    kicker: str | None = None,
    as_of: date | None = None,
) -> Markup:
    """A page's heading, which takes the focus when the reader comes from another page.

    `as_of` is the law's date, said where what stands beneath holds on that date.
    """
    return Markup(
        '<header class="page-head">{}<h1 id="main" tabindex="-1" data-route="{}">{}</h1>{}{}</header>'
    ).format(
        Markup('<p class="kicker">{}</p>').format(kicker) if kicker else "",
        route,
        title,
        Markup('<p class="lede">{}</p>').format(lede) if lede else "",
        Markup('<p class="small soft as-of">{}</p>').format(law_of(as_of, say)) if as_of else "",
    )
