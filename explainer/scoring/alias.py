"""Two-word aliases, dealt by the server: nobody types one, so nobody types a name."""

import random
from collections.abc import Callable, Iterator

from explainer.model.text import Locale
from explainer.scoring.word_list import words

DRAWS = 100
"""Draws before the search goes through every pair in turn."""


def deal_alias(locale: Locale, taken: Callable[[str], bool], rng: random.Random) -> str:
    """An alias in a language that is not taken: "Quiet Lantern", "Faro Sereno".

    In Spanish the adjective agrees with the noun; the noun's gender says
    nothing about the learner. Once every pair is taken (some 9,000 in English,
    13,000 in Spanish), one is dealt twice: an alias greets, it opens nothing.
    """
    for _ in range(DRAWS):
        alias = _draw(locale, rng)
        if not taken(alias):
            return alias
    every = list(aliases(locale))
    rng.shuffle(every)
    return next((alias for alias in every if not taken(alias)), every[0])


def aliases(locale: Locale) -> Iterator[str]:
    """Every alias that can be dealt in a language."""
    if locale == "en":
        for noun in words("alias-en-nouns"):
            for adjective in words("alias-en-adjectives"):
                yield _english(adjective, noun)
    else:
        for noun in (*words("alias-es-nouns-masculine"), *words("alias-es-nouns-feminine")):
            for adjective in words("alias-es-adjectives"):
                yield _spanish(noun, adjective)


def _draw(locale: Locale, rng: random.Random) -> str:
    if locale == "en":
        return _english(rng.choice(words("alias-en-adjectives")), rng.choice(words("alias-en-nouns")))
    nouns = (*words("alias-es-nouns-masculine"), *words("alias-es-nouns-feminine"))
    return _spanish(rng.choice(nouns), rng.choice(words("alias-es-adjectives")))


def _english(adjective: str, noun: str) -> str:
    return f"{adjective} {noun}".title()


def _spanish(noun: str, adjective: str) -> str:
    masculine, _, feminine = adjective.partition(" ")
    agrees = feminine if feminine and noun in words("alias-es-nouns-feminine") else masculine
    return f"{noun} {agrees}".title()
