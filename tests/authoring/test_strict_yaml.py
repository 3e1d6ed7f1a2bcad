"""Strict YAML: plain values, lines for all of them, and a refusal for all that is clever."""

import pytest

from explainer.authoring.strict_yaml import DEEPEST, MOST_ALIASES, Document, NotStrict, read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("True", "True"),
        ("7", 7),
        ("-7", -7),
        ("7.50", 7.5),
        ('"7"', "7"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".nan", ".nan"),
        ("12:30", "12:30"),
        ("2026-06-25", "2026-06-25"),
        ("9" * 5000, "9" * 5000),
        ("[a, 1]", ["a", 1]),
        ("|\n  two\n  lines", "two\nlines"),
    ],
)
def test_a_value_means_what_it_seems_to_mean(written: str, value: object) -> None:
    read = read_yaml(f"key: {written}").value["key"]
    assert read == value
    assert type(read) is type(value)


def test_keys_stay_words_too() -> None:
    assert read_yaml("on: 1\nno: 2\n7: 3\n").value == {"on": 1, "no": 2, "7": 3}


def test_every_key_and_value_has_its_line() -> None:
    document = read_yaml("a:\n  b: 1\n\n  c:\n    - x\n    - y: 2\n")
    lines = {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 4,
        ("a", "c", 0): 5,
        ("a", "c", 1, "y"): 6,
    }
    assert {loc: document.line(loc) for loc in lines} == lines


def test_a_part_that_is_not_there_has_the_line_of_what_is_around_it() -> None:
    document = read_yaml("- id: a\n- id: b\n  text:\n    en: x\n")
    assert document.line((1, "text", "es")) == 3
    assert document.line((1, "publisher")) == 2
    assert Document(None).line(("nothing",)) == 1


def test_an_alias_stands_for_a_value_and_keeps_lines() -> None:
    document = read_yaml("a: &days\n  - 1\nb: *days\n")
    assert document.value == {"a": [1], "b": [1]}
    assert document.line(("b",)) == 3


def test_a_few_lines_cannot_stand_for_billions_of_values() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    with pytest.raises(NotStrict, match="stands for more than"):
        read_yaml(bomb)


@pytest.mark.parametrize("deep", ["[{}]", "{{a: {}}}"])
def test_aliases_within_aliases_go_no_deeper_than_what_is_written_out(deep: str) -> None:
    def nested(inner: str, levels: int) -> str:
        for _ in range(levels):
            inner = deep.format(inner)
        return inner

    chain = f"a0: &a0 {nested('x', DEEPEST - 1)}\n" + "".join(
        f"a{n}: &a{n} {nested(f'*a{n - 1}', DEEPEST - 1)}\n" for n in range(1, MOST_ALIASES)
    )
    with pytest.raises(NotStrict, match=f"nested more than {DEEPEST} deep") as refused:
        read_yaml(chain)
    assert refused.value.line == 2
    assert read_yaml(f"a: &a {nested('x', DEEPEST - 2)}\nb: [*a]\n").value["b"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "`a` is given twice; the first is on line 1"),
        ("a:\n  x: 1\n  x: 2\n", 3, "`x` is given twice"),
        ("a:\nb: 1\n", 1, "a value is missing here"),
        ("a: ~\n", 1, "~ is not a value"),
        ("a: null\n", 1, "null is not a value"),
        ("a: b: c\n", 1, "second colon"),
        ("a: 1\n  b: 2\n", 2, "indented too far"),
        ("- a: 1\n b: 2\n", 2, "indentation"),
        ("a: [1, 2\nb: 3\n", 2, "bracket or brace is not closed"),
        ('a: 1\nb: "x\nc: y\n', 2, "the quoted text that begins on this line is not closed"),
        ("a: {b: c, d, e: f}\n", 1, "`d` has no value: a comma inside { }"),
        ("- a: 1\n-b: 2\n", 2, "the space after the hyphen is missing"),
        ('a: "\\q"\n', 1, "backslash"),
        ("a: @b\n", 1, "begins with a character that means something"),
        ("a: !!str 1\n", 1, "the tag"),
        ("a: !python/object:os.system x\n", 1, "the tag"),
        ("a: *b\n", 1, "alias *b"),
        ("a: &a [*a]\n", 1, "alias *a"),
        ("*a : 1\n", 1, "alias"),
        ("<<: 1\n", 1, "merge key"),
        ("? [a]\n: b\n", 1, "a key is a list"),
        ('"": 1\n', 1, "a key is empty"),
        ("%YAML 1.1\n---\na: 1\n", 1, "directive"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("", 1, "the file is empty"),
        ("# only a comment\n", 1, "the file is empty"),
        ("[" * 5000, 1, "nested more than"),
        ('a: "\\0"\n', 1, "U+0000"),
        ("a: [" + ", ".join(["*b"] * (MOST_ALIASES + 2)) + "]\nb: 1", 1, "alias"),
    ],
)
def test_what_is_not_strict_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(NotStrict) as refused:
        read_yaml(text)
    assert words in refused.value.what
    assert refused.value.line == line
    assert refused.value.remedy


def test_there_may_not_be_many_aliases() -> None:
    with pytest.raises(NotStrict, match=f"more than {MOST_ALIASES} aliases"):
        read_yaml("a: &a 1\nb: [" + ", ".join(["*a"] * (MOST_ALIASES + 1)) + "]\n")
