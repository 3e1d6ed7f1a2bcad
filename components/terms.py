"""Glossary terms in running text: found, opened, explained."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from components.icon import icon
from explainer.model.glossary import Term
from explainer.model.text import Locale
from explainer.wording import Wording

_TERM = Markup(
    '<span class="term" role="button" tabindex="0" aria-expanded="false" aria-controls="{}-{}">{}</span>'
)


def spellings(term: Term, locale: Locale) -> tuple[str, ...]:
    """Every spelling under which a term is found in one language."""
    return (term.term.in_(locale), *(term.forms.en if locale == "en" else term.forms.es))


_Finder = tuple[re.Pattern[str], Mapping[str, str]]
_made: dict[Locale, tuple[Mapping[str, Term], _Finder]] = {}
"""For each language the last finder, with the very glossary that it was made for: a process has one."""


def _finder(terms: Mapping[str, Term], locale: Locale) -> _Finder:
    made = _made.get(locale)
    if made is None or made[0] is not terms:
        by_spelling = {
            spelling.casefold(): term.id for term in terms.values() for spelling in spellings(term, locale)
        }
        longest_first = sorted(by_spelling, key=len, reverse=True)
        joined = "|".join(re.escape(spelling) for spelling in longest_first) or r"(?!)"
        pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
        made = _made[locale] = (terms, (pattern, by_spelling))
    return made[1]


def link_terms(words: str, terms: Mapping[str, Term], locale: Locale, seen: set[str], prefix: str) -> Markup:
    """The words with the first mention of each term made into a button that opens its entry.

    It is a span with a button's role: a real button would not break across
    lines, and a long Spanish term would tear a hole into the paragraph.

    `seen` holds the terms met so far in the passage and grows. A term is
    offered once in a passage: a page full of underlines is hard to read.
    """
    pattern, by_spelling = _finder(terms, locale)
    out, at = Markup(""), 0
    for match in pattern.finditer(words):
        term_id = by_spelling[match.group().casefold()]
        if term_id in seen:
            continue
        seen.add(term_id)
        out += Markup("{}").format(words[at : match.start()])
        out += _TERM.format(prefix, term_id, match.group())
        at = match.end()
    return out + Markup("{}").format(words[at:])


def entry(term: Term, terms: Mapping[str, Term], say: Wording, prefix: str) -> Markup:
    """The glossary entry that a term opens, hidden until it does."""
    other: Locale = "es" if say.locale == "en" else "en"
    differs = Markup("")
    if term.not_the_same_as is not None and term.not_the_same_as in terms:
        differs = Markup('<p class="gap"><span class="kicker">{}</span> <b>{}</b>{}</p>').format(
            say("Not the same as"),
            say.text(terms[term.not_the_same_as].term),
            f": {say.text(term.difference)}" if term.difference else "",
        )
    contested = (
        Markup('<p class="gap"><span class="kicker">{}</span> {}</p>').format(
            say("A contested word:"), say.text(term.contested)
        )
        if term.contested
        else ""
    )
    other_name = say("In Spanish:") if other == "es" else say("In English:")
    return Markup(
        '<div class="entry" id="{prefix}-{id}" role="group" aria-label="{name}" hidden><div '
        'class="entry-head"><p class="h4">{name}</p>'
        '<button type="button" class="x" data-close '
        'aria-label="{close}">{cross}</button></div><p>{definition}</p>'
        '{differs}{contested}<p class="small soft gap">{other_name} <b '
        'lang="{other}">{other_term}</b></p></div>'
    ).format(
        prefix=prefix,
        id=term.id,
        name=say.text(term.term),
        close=say("Close"),
        cross=icon("close"),
        definition=say.text(term.definition),
        differs=differs,
        contested=contested,
        other_name=other_name,
        other=other,
        other_term=term.term.in_(other),
    )


class Glossed:
    """One passage whose specialist words open: links them once each, then gives their entries.

    `name` keeps the entries of several passages on one page apart.
    """

    def __init__(self, terms: Mapping[str, Term], say: Wording, name: str) -> None:
        self._terms, self._say, self._prefix = terms, say, f"term-{name}"
        self.seen: set[str] = set()

    def __call__(self, words: str) -> Markup:
        """The words, each term among them that was not met before made to open."""
        return link_terms(words, self._terms, self._say.locale, self.seen, self._prefix)

    def entries(self) -> Markup:
        """The entries of all terms met so far, hidden: they go at the passage's end."""
        return Markup("").join(
            entry(self._terms[term_id], self._terms, self._say, self._prefix) for term_id in sorted(self.seen)
        )


def term_list(words: str, terms: Mapping[str, Term], say: Wording, *, name: str, label: str) -> Markup:
    """The terms that occur in a text, as a row of words to open, for a text that cannot hold them itself."""
    glossed = Glossed(terms, say, name)
    glossed(words)
    opened = [term for term_id, term in sorted(terms.items()) if term_id in glossed.seen]
    if not opened:
        return Markup("")
    ordered = sorted(opened, key=lambda term: say.text(term.term).casefold())
    buttons = Markup(", ").join(
        _TERM.format(f"term-{name}", term.id, say.text(term.term)) for term in ordered
    )
    return Markup('<p class="small measure-wide"><span class="kicker">{}</span> {}</p>{}').format(
        label, buttons, glossed.entries()
    )
