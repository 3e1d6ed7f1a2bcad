"""Sources on paper: a short note where they are used, the whole entry with its address at the end."""

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from components.citations import read_words
from explainer.model.citation import Citation, Source
from explainer.wording import Wording

_REPORTER = re.compile(r"\d+ [A-Z]")
"""How a place begins that names its book: "62 Fed. Reg. 10312", "8 CFR 208.30", "591 U.S. 103"."""


def _doubt(citation: Citation, say: Wording) -> str:
    """What a reader must know of a place that nobody verified, in as few words as a note has room for."""
    words = {"known": say("settled law, not reread"), "uncertain": say("uncertain")}
    return f" ({words[citation.confidence]})" if citation.confidence in words else ""


def brief(citation: Citation, sources: Mapping[str, Source], say: Wording) -> Markup:
    """A citation in a few words, as lawyers write it where they would: "INA 235(b)", "62 Fed. Reg. 10312".

    A place that names no book, such as "page 4" or "sec. 2", stands behind the title.
    """
    source = sources[citation.source]
    where = source.place(citation.locator)
    if not where:
        words = source.title
    elif source.short or (source.tier == "law" and _REPORTER.match(where)):
        words = where
    else:
        words = f"{source.title}, {where}"
    return Markup('<span lang="{}">{}</span>{}').format(source.lang, words, _doubt(citation, say))


def briefs(citations: Iterable[Citation], sources: Mapping[str, Source], say: Wording) -> Markup:
    """Several citations in one line."""
    return Markup("; ").join(brief(citation, sources, say) for citation in dict.fromkeys(citations))


def _address(source: Source) -> Markup:
    if source.url is None:
        return Markup("")
    return Markup(
        '<br><a class="url" lang="{1}" href="{0}" rel="noreferrer noopener" target="_blank">{0}</a>'
    ).format(source.url, source.lang)


def source_line(source: Source, say: Wording) -> Markup:
    """A source in full: title, publisher, kind, the day it was read, and its address to type."""
    short = Markup('<b lang="{}">{}:</b> ').format(source.lang, source.short) if source.short else Markup("")
    return Markup('{}<b lang="{}">{}</b>. <span lang="{}">{}</span>. {}.{}').format(
        short,
        source.lang,
        source.title,
        source.lang,
        source.publisher,
        read_words(source, say),
        _address(source),
    )


def source_list(citations: Iterable[Citation], sources: Mapping[str, Source], say: Wording) -> Markup:
    """Every source of some citations in full, once, by its title: a reader comes here with a name."""
    used = {citation.source: sources[citation.source] for citation in citations}
    ordered = sorted(used.values(), key=lambda source: (source.short or source.title).casefold())
    rows = Markup("").join(Markup("<li>{}</li>").format(source_line(source, say)) for source in ordered)
    return Markup('<ul class="plain source-list">{}</ul>').format(rows)
