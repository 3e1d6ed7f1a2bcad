"""Two-word aliases, dealt by the server."""

import random
import re
import unicodedata
from itertools import islice

import pytest

from explainer.model.text import Locale
from explainer.scoring.alias import aliases, deal_alias
from explainer.scoring.word_list import words

LISTS = (
    "alias-en-adjectives",
    "alias-en-nouns",
    "alias-es-adjectives",
    "alias-es-nouns-masculine",
    "alias-es-nouns-feminine",
)
LOCALES: tuple[Locale, ...] = ("en", "es")

# Endings of English insults: a class would find the rhyme before the bell.
RHYMES = re.compile(
    r"(uck|[bgl]ass|itch|[^aeo]ock|[^aeu]ick|art|unt|[hw]ore|oon|[bd]um|ell|eak|crook|ipple|uilt)$"
)

# Read and refused: slang for a person or a body somewhere in the Spanish-speaking
# world, a given name, a legal status, a way of crossing a border, a word with a history.
REFUSED = set(
    """viola mariposa pato pájaro pluma flor concha papaya bollo pico paloma conejo zorra zorro golondrina
    sendero luminoso luminosa puente frontera muro maleta mochila libre legal nuevo nueva soñador soñadora
    negro negra blanco blanca moreno morena verde fresco fresca ligero ligera luna estrella lucero
    violeta margarita rosa jazmín amapola fagot trompeta eagle dreamer legal alien border bridge river desert
    boat raft anchor wall brown black white snowflake rainbow pumpkin coconut trumpet rose lily daisy ivy
    iris robin willow jasmine violet""".split()
)


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_long_enough_and_say_nothing_twice(name: str) -> None:
    enough = 30 if "nouns-" in name else 60
    assert len(words(name)) >= enough
    assert len(set(words(name))) == len(words(name))
    assert list(words(name)) == sorted(words(name))


@pytest.mark.parametrize("name", LISTS)
def test_no_word_is_one_that_was_refused(name: str) -> None:
    assert not REFUSED & {part for line in words(name) for part in line.split()}


@pytest.mark.parametrize("name", ["alias-en-adjectives", "alias-en-nouns"])
def test_no_english_word_rhymes_with_an_insult(name: str) -> None:
    assert [word for word in words(name) if RHYMES.search(word)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_there_are_at_least_sixty_times_sixty_and_all_differ(locale: Locale) -> None:
    every = list(aliases(locale))
    assert len(set(every)) == len(every) >= 60 * 60
    assert all(re.fullmatch(r"[A-ZÁÉÍÓÚ][a-záéíóúüñ]+ [A-ZÁÉÍÓÚ][a-záéíóúüñ]+", alias) for alias in every)


def test_spanish_adjectives_agree_with_their_nouns() -> None:
    feminine = {noun.title() for noun in words("alias-es-nouns-feminine")}
    masculine = {noun.title() for noun in words("alias-es-nouns-masculine")}
    assert not feminine & masculine
    forms = [line.split() for line in words("alias-es-adjectives")]
    of_men = {f[0].title() for f in forms if len(f) == 2}
    of_women = {f[1].title() for f in forms if len(f) == 2}
    for alias in aliases("es"):
        noun, adjective = alias.split()
        assert adjective not in (of_men if noun in feminine else of_women), alias


def test_an_adjective_with_two_forms_gives_first_the_masculine_and_then_the_feminine() -> None:
    for line in words("alias-es-adjectives"):
        forms = line.split()
        assert len(forms) <= 2, line
        if len(forms) == 2:
            assert (forms[0][-1], forms[1][-1]) in {("o", "a"), ("r", "a")}, line
        else:
            assert not line.endswith("o"), line


def test_no_feminine_noun_would_need_el() -> None:
    """A stressed a at the beginning takes "el", and the agreement would look wrong."""
    for noun in words("alias-es-nouns-feminine"):
        bare = unicodedata.normalize("NFD", noun)
        assert not re.match(r"h?a\u0301", bare) and noun not in {"agua", "alma", "arpa", "hacha"}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_seed_deals_the_same_alias(locale: Locale) -> None:
    dealt = [deal_alias(locale, lambda _: False, random.Random(7)) for _ in range(2)]
    assert dealt[0] == dealt[1]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_alias_that_is_taken_is_not_dealt_again(locale: Locale) -> None:
    taken: set[str] = set()
    rng = random.Random(1)
    for _ in range(600):
        taken.add(deal_alias(locale, taken.__contains__, rng))
    assert len(taken) == 600


def test_the_last_free_alias_is_found() -> None:
    last = next(islice(aliases("en"), 1234, None))
    assert deal_alias("en", lambda alias: alias != last, random.Random(1)) == last


def test_when_all_are_taken_one_is_dealt_twice() -> None:
    assert deal_alias("es", lambda _: True, random.Random(1)) in set(aliases("es"))
