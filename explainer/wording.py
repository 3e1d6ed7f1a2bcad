"""Every string that a person sees, in that person's language.

The English string in the code is the key. The catalogues are gettext .po
files under locales/, compiled in memory at start, so there is no second,
binary copy of them that could fall behind.
"""

import gettext
from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from explainer.model.text import LOCALES, Locale, Text

NUMBERS: Mapping[Locale, str] = {"en": "en_US", "es": "es_US"}
"""Spanish in U.S. classrooms writes 0.5 and 12,000, as the maths lesson next door does."""

CATALOGUES = Path(__file__).resolve().parent.parent / "locales"


class Wording:
    """Says things in one language: `say("Read by {name}", name=…)`."""

    def __init__(self, locale: Locale, catalogue: gettext.NullTranslations) -> None:
        self.locale: Locale = locale
        self._catalogue = catalogue

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with its values filled in."""
        said = self._catalogue.gettext(message)
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form of the message that fits the number, which it may use as {n}."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    def text(self, text: Text) -> str:
        """The words of a bilingual text in this language."""
        return text.in_(self.locale)

    def number(self, number: float) -> str:
        """A number with at most three decimals: 0.5; 12,000."""
        return format_decimal(number, locale=NUMBERS[self.locale])

    def day(self, day: date) -> str:
        """A day in running text: June 25, 2026; 25 de junio de 2026."""
        return format_date(day, format="long", locale=self.locale)

    def month(self, day: date) -> str:
        """The month that a day is in: June 2026; junio de 2026."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def short_day(self, day: date) -> str:
        """A day beside a source: 25 Jun 2026."""
        return format_date(day, format="d MMM yyyy", locale=self.locale)


def as_locale(name: str | None) -> Locale | None:
    """The locale that a tag such as "es-MX" asks for, or None if we do not speak it."""
    head = (name or "").strip().lower().replace("_", "-").split("-")[0]
    return head if head in LOCALES else None


def preferred_locale(accept_language: str | None) -> Locale:
    """The first language of an Accept-Language header that we speak, else English.

    The order of the header is taken as the order of preference: browsers
    write it so, and a quality value out of order is not worth a parser.
    """
    for part in (accept_language or "").split(","):
        found = as_locale(part.split(";")[0])
        if found is not None:
            return found
    return "en"


@cache
def wording(locale: Locale) -> Wording:
    """The wording of one language.

    Raises FileNotFoundError where the language's catalogue is missing: a
    page half in English would be worse than a server that says why it stops.
    """
    path = CATALOGUES / locale / "LC_MESSAGES" / "explainer.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=locale)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Wording(locale, gettext.GNUTranslations(compiled))
