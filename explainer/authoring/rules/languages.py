"""Texts in YAML: Spanish that is Spanish, and no markup that nobody will draw."""

import re
from collections.abc import Iterator

from explainer.authoring.draft import Draft, Passage, parts
from explainer.authoring.place import Finding, Place
from explainer.authoring.strict_yaml import Loc
from explainer.model.text import LOCALES, Locale, Text

_MARKUP = (
    (re.compile(r"\[\^"), "a citation", "Delete it; this entry has its own `cite`."),
    (re.compile(r"\{\{|\}\}"), "a dated value", "Delete it; dated values belong in the prose of a section."),
    (re.compile(r"</?[a-zA-Z][^>]*>|&[a-z]+;"), "HTML", "Write plain words."),
    (re.compile(r"\]\(|https?://|\bwww\."), "a link", "Make it a source and cite it."),
)


def texts(draft: Draft) -> Iterator[tuple[Place, Loc, Text]]:
    """Every text for people in YAML, with its place."""
    for entry in draft.entries():
        for loc, part in parts(entry.value):
            if isinstance(part, Text):
                yield entry.place, loc, part


def words(draft: Draft) -> Iterator[tuple[Place | Passage, Loc | int, Locale, str]]:
    """Everything that people read, one language at a time: texts of YAML, sentences of prose."""
    for place, loc, text in texts(draft):
        for locale in LOCALES:
            yield place, (*loc, locale), locale, text.in_(locale)
    for passage in draft.passages:
        for block in passage.blocks:
            for sentence in block.sentences:
                yield passage, sentence.line, passage.locale, sentence.plain


def spanish_is_not_english(draft: Draft) -> Iterator[Finding]:
    """A Spanish text that equals the English was forgotten, unless it is a name, a number or one word."""
    for place, loc, text in texts(draft):
        if text.en == text.es and not _may_be_same(text.en):
            what = f"the Spanish of `{_field(loc)}` is the same as the English"
            yield place.finding((*loc, "es"), what, "Translate it.")


def texts_have_no_markup(draft: Draft) -> Iterator[Finding]:
    """Citations, dated values, HTML and links are not drawn in texts of YAML."""
    for place, loc, text in texts(draft):
        for locale in LOCALES:
            for pattern, what, remedy in _MARKUP:
                if pattern.search(text.in_(locale)):
                    yield place.finding((*loc, locale), f"`{_field(loc)}` holds {what}", remedy)


def _may_be_same(text: str) -> bool:
    pieces = text.split()
    return len(pieces) == 1 or (len(pieces) <= 3 and all(not piece[0].islower() for piece in pieces))


def _field(loc: Loc) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "text")
