"""A search field above a list: the browser narrows the list at each key (leaf.js), Python is not asked."""

import unicodedata

from markupsafe import Markup


def fold(words: str) -> str:
    """Words as the search compares them (leaf.js alike): small letters, no accents, a blank for a hyphen."""
    decomposed = unicodedata.normalize("NFD", words)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower().replace("-", " ")


def search_field(*, key: str, label: str, some: str, none: str, every: str, find: str = "") -> Markup:
    """The field, and the line that tells how many rows are left.

    It narrows the rows that have `data-words` (folded words, see `fold`) in
    the same leaf. `some` holds "{n}", which the browser fills in; `every` is
    the line before anything is typed; `find` is typed in already.
    """
    return Markup(
        '<div class="search"><label class="label" for="{key}">{label}</label>'
        '<input class="field" id="{key}" type="search" data-filter data-keep="{key}" value="{find}" '
        'autocomplete="off"></div>'
        '<p class="small soft" role="status" data-count data-some="{some}" data-none="{none}">{every}</p>'
    ).format(key=key, label=label, some=some, none=none, every=every, find=find)
