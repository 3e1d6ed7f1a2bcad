"""Words for people, in every language that the product speaks."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Locale = Literal["en", "es"]
LOCALES: tuple[Locale, ...] = ("en", "es")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+((-|__?)[a-z0-9]+)*$", max_length=80)]
"""An identifier that is for ever: answers are stored by it."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class Value(BaseModel):
    """The base of every value in the model: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Value):
    """The same words in English and in Spanish. Neither may be missing."""

    en: Line
    es: Line

    def in_(self, locale: Locale) -> str:
        """The words in one language."""
        return self.en if locale == "en" else self.es

    def __iter__(self) -> Iterator[tuple[Locale, str]]:  # type: ignore[override]
        """Pairs of locale and words, in the order of LOCALES."""
        return iter((("en", self.en), ("es", self.es)))
