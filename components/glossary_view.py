"""The glossary as a page: a list that a search box narrows in the browser, at each key."""

from markupsafe import Markup

from components.citations import cite_line, confidence_note
from components.search_field import fold, search_field
from components.terms import spellings
from explainer.model.glossary import Term
from explainer.model.library import Library
from explainer.model.text import LOCALES
from explainer.wording import Wording


def _row(term: Term, library: Library, say: Wording) -> Markup:
    other = "es" if say.locale == "en" else "en"
    note = confidence_note(term.confidence, say)
    differs = (
        Markup('<dd><span class="kicker">{}</span> <b>{}</b>{}</dd>').format(
            say("Not the same as"),
            say.text(library.terms[term.not_the_same_as].term),
            f": {say.text(term.difference)}" if term.difference else "",
        )
        if term.not_the_same_as
        else ""
    )
    contested = (
        Markup('<dd><span class="kicker">{}</span> {}</dd>').format(
            say("A contested word:"), say.text(term.contested)
        )
        if term.contested
        else ""
    )
    words = fold(" ".join(spelling for locale in LOCALES for spelling in spellings(term, locale)))
    return Markup(
        '<div data-words="{words}"><dt>{name} <span class="soft small">&middot; <span '
        'lang="{other}">{other_name}</span></span></dt>'
        '<dd>{definition}</dd>{differs}{contested}<dd class="small soft">{cite}{note}</dd></div>'
    ).format(
        words=words,
        name=say.text(term.term),
        other=other,
        other_name=term.term.in_("es" if say.locale == "en" else "en"),
        definition=say.text(term.definition),
        differs=differs,
        contested=contested,
        cite=cite_line(term.cite, library.sources, say),
        note=Markup(" {}.").format(note) if note else "",
    )


def glossary(library: Library, say: Wording, *, find: str = "") -> Markup:
    """Every term in the order of the reader's alphabet, with a search over both languages.

    `find` is what the search begins with: a link from elsewhere leads so to one entry.
    """
    terms = sorted(library.terms.values(), key=lambda term: fold(say.text(term.term)))
    field = search_field(
        key="glossary-search",
        label=say("Search in English or Spanish"),
        some=say("Words found: {n}", n="{n}"),  # the browser fills it in at each key
        none=say("No word found. Try a shorter part of it."),
        every=say.plural("{n} word", "{n} words", len(terms)),
        find=find,
    )
    rows = Markup("").join(_row(term, library, say) for term in terms)
    return Markup('{}<dl class="defs">{}</dl>').format(field, rows)
