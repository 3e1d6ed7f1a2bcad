"""Return codes."""

import math
import random
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.model.text import Locale
from explainer.scoring.return_code import DIGITS, WORDS, looks_like_return_code, mint_code, normalise_code
from explainer.scoring.word_list import words

LOCALES: tuple[Locale, ...] = ("en", "es")
# Sad, violent, of status or of borders; or heard as another word.
REFUSED: dict[Locale, set[str]] = {
    "en": set(
        """gun knife blood dead death grave war bomb jail cage prison police wall fence border desert river
        boat raft train ice iceberg orphan slave hunger poison cereal medal kernel canvas carrot berry cymbal
        dessert yacht peacock""".split()
    ),
    "es": set(
        """arma sangre muerte guerra bomba celda muro valla frontera balsa puente puerto hielo perrera viola
        taza pozo onda seda tren selva huella candado cadena mariposa pato paloma pluma flor papaya bollo
        concha pico""".split()
    ),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_code_has_at_least_sixty_bits(locale: Locale) -> None:
    assert len(set(words(f"code-{locale}"))) == 512
    assert WORDS * math.log2(512) + DIGITS * math.log2(10) >= 60


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_are_plain_and_can_be_typed_on_any_keyboard(locale: Locale) -> None:
    every = words(f"code-{locale}")
    assert [word for word in every if not re.fullmatch(r"[a-z]{4,8}", word)] == []
    assert not REFUSED[locale] & set(every)
    assert list(every) == sorted(every)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_begins_as_another_so_codes_without_gaps_are_still_different(locale: Locale) -> None:
    assert len({word[:4] for word in words(f"code-{locale}")}) == 512


@pytest.mark.parametrize("locale", LOCALES)
def test_no_slip_of_a_finger_makes_one_word_another(locale: Locale) -> None:
    assert [pair for pair in combinations(words(f"code-{locale}"), 2) if one_slip(*pair)] == []


def one_slip(a: str, b: str) -> bool:
    """Whether a letter changed, left out or swapped with its neighbour makes one the other."""
    a, b = sorted((a, b), key=len)
    if len(a) + 1 == len(b):
        return any(b[:i] + b[i + 1 :] == a for i in range(len(b)))
    amiss = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    swapped = len(amiss) == 2 and a[amiss[0]] == b[amiss[1]] and a[amiss[1]] == b[amiss[0]]
    return len(a) == len(b) and (len(amiss) == 1 or (swapped and amiss[1] == amiss[0] + 1))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_code_is_four_words_and_eight_digits_in_groups(locale: Locale) -> None:
    *chosen, four, more = mint_code(random.Random(3), locale).split("-")
    assert len(chosen) == 4 and set(chosen) <= set(words(f"code-{locale}"))
    assert re.fullmatch(r"\d{4}", four) and re.fullmatch(r"\d{4}", more)


def test_small_numbers_keep_their_zeros() -> None:
    codes = [mint_code(random.Random(seed)) for seed in range(300)]
    assert all(looks_like_return_code(code) for code in codes)
    assert any(re.search(r"-0\d{3}-", code) for code in codes)
    assert len(set(codes)) == 300


TYPED = [
    "amber-canoe-lemon-igloo-4829-1057",
    "Amber Canoe Lemon Igloo 4829 1057",
    " AMBER–CANOE—LEMON‑IGLOO 48291057. ",
    "ambercanoelemonigloo48291057",
    "ámber\ncañoe\tlemon_igloo/4829,1057",
    "amber canoe lemon igloo ４８２９ １０５７",
]


@pytest.mark.parametrize("typed", TYPED)
def test_however_it_is_typed_it_is_the_same_code(typed: str) -> None:
    assert normalise_code(typed) == "ambercanoelemonigloo48291057"
    assert looks_like_return_code(typed)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_normalised_and_once_is_enough(text: str) -> None:
    once = normalise_code(text)
    assert normalise_code(once) == once
    assert re.fullmatch(r"[a-z0-9]*", once)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KITE 42",
        "amber",
        "48291057",
        "amber canoe lemon igloo",
        "amber-canoe-lemon-igloo-4829",
        "a" * 400,
        "😀",
    ],
)
def test_other_things_do_not_look_like_a_return_code(text: str) -> None:
    assert not looks_like_return_code(text)


def test_a_code_with_a_mistyped_letter_still_looks_like_one() -> None:
    assert looks_like_return_code("ambar-canoe-lemon-igloo-4829-1057")
