"""Words of a Spanish page that are not Spanish.

Every word must be one that the Spanish catalogue, the Spanish content or the
Spanish lists of words have, or stand in allowed_words.txt with a reason. What
is marked as English (`lang="en"`), such as a source's title, is left out.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel.dates import get_day_names, get_month_names
from babel.messages.pofile import read_po
from playwright.sync_api import Page
from pydantic import BaseModel

from explainer.model.text import Text
from explainer.wording import CATALOGUES
from tests.browser.answering import LIBRARY
from tests.browser.classroom import ROOT
from tests.browser.page_reading import read_page

WORD = re.compile(r"[^\W\d_]+")
ALLOWED = Path(__file__).with_name("allowed_words.txt")


def words_of(text: str) -> set[str]:
    """The words of a text in small letters."""
    return {word.casefold() for word in WORD.findall(text)}


def spanish_of(value: object) -> Iterator[str]:
    """Every Spanish string within a value of the model."""
    if isinstance(value, Text):
        yield value.es
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "es":
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from spanish_of(inner)
    elif isinstance(value, dict):
        yield from spanish_of(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from spanish_of(inner)


def catalogue() -> Iterator[str]:
    """What the Spanish catalogue says."""
    with (CATALOGUES / "es" / "LC_MESSAGES" / "explainer.po").open("rb") as file:
        for message in read_po(file, locale="es"):
            said: str | Iterable[str] = message.string
            if message.id:
                yield from [said] if isinstance(said, str) else said


def allowed_words() -> dict[str, str]:
    """The exceptions with their reasons."""
    lines = [line for line in ALLOWED.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {word.strip().casefold(): why.strip() for word, _, why in (line.partition(":") for line in lines)}


@cache
def spanish() -> frozenset[str]:
    """Every word that is Spanish here, the exceptions left out."""
    lists = (ROOT / "explainer" / "scoring" / "words").glob("*-es*.txt")
    texts = [
        *catalogue(),
        *spanish_of(LIBRARY),
        *(path.read_text("utf-8") for path in lists),
        *get_month_names("abbreviated", locale="es").values(),
        *get_month_names("wide", locale="es").values(),
        *get_day_names("wide", locale="es").values(),
    ]
    return frozenset().union(*(words_of(text) for text in texts))


def leftovers(page: Page) -> list[str]:
    """Words on the page that are not Spanish, each with where it stands and its sentence."""
    known = spanish() | set(allowed_words())
    return [
        f"{', '.join(sorted(strange))} in “{words[:90]}” at {where}"
        for where, words in read_page(page, "wordsIn", "es")
        if (strange := words_of(words) - known)
    ]
