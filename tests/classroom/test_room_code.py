"""Room codes, and the words they are made of."""

import random
import re
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.classroom.room_code import (
    NUMBERS,
    NoRoomCodeLeft,
    how_many,
    looks_like_room_code,
    mint_room_code,
    normalise_room_code,
    room_words,
    shown,
)

REFUSED = set(
    """gun knife blade blood dead death war bomb jail cage cell prison wall fence gate border desert river
    boat raft ship train port ice icy icing visa alien police cop raid raids law court judge camp tent flag
    nation god saint cross pray bible body arm leg head skin lip hip chest drug weed joint dope crack trip
    beer wine
    ham pig bacon black white brown red race spade slant mule coyote kill hurt lost orphan hunger poor sad
    cono pene culo caca puta polla teta pico concha bicho pinga cono joder mear pedo coger zorra verga chocha
    putty tuna viola memo cola taco saber chile papaya six seven eight nine ten one two three four five zero
    plus minus dash dot space code room key enter exit word beach sheet shirt fork""".split()
)
"""Of status, borders, police, weapons, drugs, bodies, faith, nations; sad or rude, in Spanish too; or what a
person who hears the code would type as a sign."""

CODES = st.builds(lambda seed: mint_room_code(random.Random(seed), lambda code: False), st.integers())


def test_there_are_at_least_a_thousand_words_and_fifty_thousand_codes() -> None:
    assert len(set(room_words())) == len(room_words()) >= 1000
    assert how_many() == len(room_words()) * len(NUMBERS) >= 50_000


def test_the_words_are_short_and_plain_and_in_order() -> None:
    assert [word for word in room_words() if not re.fullmatch(r"[a-z]{3,5}", word)] == []
    assert not REFUSED & set(room_words())
    assert list(room_words()) == sorted(room_words())


def test_no_slip_of_a_finger_makes_one_word_another() -> None:
    """Neither a letter changed nor two neighbours swapped."""
    ways = Counter(way for word in room_words() for way in slips(word))
    assert [way for way, times in ways.items() if times > 1] == []


def slips(word: str) -> set[str]:
    """What a word has in common with all words one slip away from it."""
    changed = {f"{word[:i]}*{word[i + 1 :]}" for i in range(len(word))}
    others = (f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}" for i in range(len(word) - 1))
    swapped = {"~".join(sorted((word, other))) for other in others if other != word}
    return changed | swapped


def test_no_letter_left_out_makes_one_word_another() -> None:
    every = set(room_words())
    shorter = {(word, word[:i] + word[i + 1 :]) for word in every for i in range(len(word))}
    assert [pair for pair in shorter if pair[1] in every] == []


LOOK_ALIKE = (("vv", "w"), ("rn", "m"), ("cl", "d"), ("q", "o"), ("l", "i"), ("j", "i"), ("v", "u"))
SOUND_ALIKE = (
    *(("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "b"), ("y", "i"), ("gh", "")),
    *(("wh", "w"), ("kn", "n"), ("wr", "r"), ("ea", "i"), ("ee", "i"), ("ie", "i"), ("oo", "u"), ("ou", "u")),
)


@pytest.mark.parametrize("taken_for", [LOOK_ALIKE, SOUND_ALIKE])
def test_no_two_words_look_or_sound_alike(taken_for: tuple[tuple[str, str], ...]) -> None:
    """On a wall in capitals or in small letters; or said to people who spell as in Spanish."""

    def taken(word: str) -> str:
        for one, other in taken_for:
            word = word.replace(one, other)
        return re.sub(r"(.)\1", r"\1", word)

    assert [pair for pair in combinations(room_words(), 2) if taken(pair[0]) == taken(pair[1])] == []


def test_the_numbers_have_no_sign_that_is_taken_for_a_letter_and_no_second_meaning() -> None:
    assert all(re.fullmatch(r"[2-9][2-9]", str(number)) for number in NUMBERS)
    assert not {13, 14, 18, 22, 33, 38, 44, 45, 47, 69, 86, 88} & set(NUMBERS)


def test_a_code_is_a_word_and_a_number_in_its_normal_form() -> None:
    code = mint_room_code(random.Random(3), lambda code: False)
    assert code[:-2].lower() in room_words() and int(code[-2:]) in NUMBERS
    assert code == normalise_room_code(code) == code.upper()
    assert shown(code) == f"{code[:-2]} {code[-2:]}"


def test_a_code_that_is_taken_is_never_dealt_and_the_last_one_is_found() -> None:
    last = f"{room_words()[7]}{NUMBERS[7]}".upper()
    assert mint_room_code(random.Random(1), lambda code: code != last) == last


def test_when_no_code_is_left_it_says_so() -> None:
    with pytest.raises(NoRoomCodeLeft, match=str(how_many())):
        mint_room_code(random.Random(1), lambda code: True)


TYPED = [
    ("KITE 42", "KITE42"),
    ("kite42", "KITE42"),
    (" Kite-42. ", "KITE42"),
    ("k i t e 4 2", "KITE42"),
    ("KITE–42", "KITE42"),
    ("kíte\u200b 42", "KITE42"),
    ("ＫＩＴＥ４２", "KITE42"),
    ("kite 4O", "KITE40"),
    ("kite l2", "KITE12"),
    ("kite i2", "KITE12"),
    ("igloo", "IGLOO"),
    ("", ""),
    ("4", "4"),
    ("o2", "02"),
]


@pytest.mark.parametrize(("typed", "read"), TYPED)
def test_however_it_is_typed_it_is_the_same_code(typed: str, read: str) -> None:
    assert normalise_room_code(typed) == read


MARKS = st.text(st.sampled_from(" -–—._,\t\n\u00a0\u200b\u0301"), max_size=2)
WIDE = str.maketrans({chr(sign): chr(sign + 0xFEE0) for sign in range(0x21, 0x7F)})


@given(CODES, st.data())
def test_every_code_is_read_back_from_any_way_of_typing(code: str, data: st.DataObject) -> None:
    typed = data.draw(MARKS)
    for sign in code:
        ways = (sign, sign.lower(), sign.translate(WIDE))
        typed += data.draw(st.sampled_from(ways)) + data.draw(MARKS)
    assert normalise_room_code(typed) == code
    assert looks_like_room_code(typed)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_normalised_and_once_is_enough(text: str) -> None:
    once = normalise_room_code(text)
    assert normalise_room_code(once) == once
    assert re.fullmatch(r"[A-Z0-9]*", once)


@pytest.mark.parametrize("text", ["kite 42", "kitw42", "ZZZ 99", "kite 4o"])
def test_a_code_with_a_mistyped_sign_still_looks_like_one(text: str) -> None:
    assert looks_like_room_code(text)


@pytest.mark.parametrize(
    "text", ["", "kite", "igloo", "42", "42 kite", "ki 42", "lantern 42", "kite 421", "😀42"]
)
def test_other_things_do_not_look_like_one(text: str) -> None:
    assert not looks_like_room_code(text)
