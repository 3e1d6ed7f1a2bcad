"""Dates in words: a dated value, with its unit or as a sentence, and the day on which our sources end."""

import re
from datetime import date

from explainer.model.dated import Absence, DatedValue, Fact
from explainer.model.library import NO_DAY
from explainer.model.text import Text
from explainer.wording import Wording

PERIOD = re.compile(r"P(?=[0-9])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?")
"""A period in years, months and days, as ISO 8601 writes it."""


def where_sources_end(law_known_to: date, say: Wording) -> str:
    """The day on which our sources end, which every page says; without one, that nothing can be shown."""
    if law_known_to == NO_DAY:
        return say("No unit can be shown just now. Tell your teacher: the check names what is wrong.")
    return say("Our sources end on {day}; the law may have changed.", day=say.day(law_known_to))


def law_of(on: date, say: Wording) -> str:
    """The law's date that a page shows, to which its "on the date shown" refers."""
    return say("The law as of {day}", day=say.day(on))


def law_of_sentences(on: date, latest: date, say: Wording) -> str:
    """The law's date above sentences, which are written under the latest law and stay as they are."""
    law = law_of(on, say)
    return say("{law}. The sentences tell later years too.", law=law) if on < latest else law


def not_drawn_yet(say: Wording) -> str:
    """What stands where a part of a process did not exist on the day that is shown."""
    return say("On this day this part of the process did not exist in the form that is drawn here.")


def value_words(fact: Fact, on: date, say: Wording) -> str:
    """What a fact said on a day. Raises BeforeHistory for a day before its history begins."""
    found: DatedValue = fact.on(on)
    if found.absent is not None:
        return _absence(found.absent, say)
    if found.unknown is not None:
        return say("(our sources do not say)")
    value = found.value
    if isinstance(value, Text):
        return say.text(value)
    if isinstance(value, str) and PERIOD.fullmatch(value):
        return period_words(value, say)
    words = value if isinstance(value, str) else say.number(value or 0)
    return f"{words} {say.text(fact.unit)}" if fact.unit else words


def period_words(period: str, say: Wording) -> str:
    """A period as a statute counts it, in words: a year is no 365 days.

    >>> from explainer.wording import wording
    >>> period_words("P1Y", wording("en")), period_words("P2Y6M", wording("en"))
    ('1 year', '2 years, 6 months')
    """
    found = PERIOD.fullmatch(period)
    if found is None:
        raise ValueError(f"{period} is no period such as P1Y")
    years, months, days = (int(part or 0) for part in found.groups())
    parts = (
        (years, say.plural("{n} year", "{n} years", years)),
        (months, say.plural("{n} month", "{n} months", months)),
        (days, say.plural("{n} day", "{n} days", days)),
    )
    return ", ".join(words for number, words in parts if number) or parts[-1][1]


def _absence(absence: Absence, say: Wording) -> str:
    words: dict[Absence, str] = {
        "not-yet": say("(no such rule yet)"),
        "ended": say("(no longer in force)"),
        "no-limit": say("no limit"),
        "not-signed": say("(not signed)"),
    }
    return words[absence]
