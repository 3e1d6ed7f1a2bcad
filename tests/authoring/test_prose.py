"""Markdown into blocks and sentences, each with its citations and dated values."""

import pytest

from explainer.authoring.prose import parse_prose, read_citation
from explainer.model.citation import Citation
from explainer.model.prose import Run


def sentences(markdown: str) -> list[str]:
    return [sentence.plain for block in parse_prose(markdown) for sentence in block.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "One ends. | Two begins.",
        "Is it so? | It is! | Good.",
        "He lives in the U.S. today.",
        "He lives in the U.S. | The officer asks.",
        "The U.S. Supreme Court decided.",
        "Vive en EE. UU. desde ayer.",
        "Vive en EE. UU. | El oficial pregunta.",
        "See sec. 235 and No. 5 of art. 3.",
        "The answer was No. | The officer wrote it down.",
        "In DHS v. Thuraissigiam the Court decided.",
        "It fell by 3.5 points to 1.000 in all.",
        'She said, "No." | Then she left.',
        'She asked, "Why?" and left.',
        "Dijo: «No.» | Luego se fue.",
        "¿Quién decide? | ¡Nadie! | Un juez.",
        "Ms. Ortiz and Dr. Ruiz met at 5 p.m. in court.",
        "La Sra. Ortiz llegó el núm. 5 a las 5 p. m. al centro.",
        "See 8 U.S.C. § 1225 and 90 Fed. Reg. 34511.",
        "A short list (one, two, etc.) follows.",
        "Wait… | Then go.",
        "Wait... then go.",
        "(It ended.) | Then it began.",
        "In January 2022. | It began on Jan. 6.",
        "Por ejemplo, p. ej. Ana o Luis.",
        "No ending mark",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    assert sentences(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One.[^a | 1] Two.", [["a"], []]),
        ("One. Two.[^a | 1][^b]", [[], ["a", "b"]]),
        ("One. [^a] Two.", [["a"], []]),
        ("One[^a] goes on[^b]. Two.", [["a", "b"], []]),
        ("In the U.S.[^a] The end.", [["a"], []]),
        ("**Bold.**[^a | 1] Next.", [["a"], []]),
        ("A line\nends.[^a |\n1] Next.", [["a"], []]),
        ("One.[^a]\n\nTwo.[^b]", [["a"], ["b"]]),
        ("- One.[^a]\n- Two.", [["a"], []]),
        ("Is it?[^a] Yes.", [["a"], []]),
        ("One.[^a | 235(b)(1)(B)(v)](no link)", [["a"]]),
    ],
)
def test_a_citation_belongs_to_the_sentence_before_it(markdown: str, expected: list[list[str]]) -> None:
    found = [[c.source for c in s.citations] for b in parse_prose(markdown) for s in b.sentences]
    assert found == expected


def test_a_locator_keeps_its_words_and_loses_its_line_breaks() -> None:
    (block,) = parse_prose("It is so.[^ina |  235(b)(1),\n the first sentence ]")
    assert block.sentences[0].citations == (Citation(source="ina", locator="235(b)(1), the first sentence"),)


@pytest.mark.parametrize("inner", ["", " | 3", "INA | 235", "two words", "ina |"])
def test_a_citation_that_names_no_id_is_none(inner: str) -> None:
    assert (read_citation(inner) is None) == (inner != "ina |")


def test_a_dated_value_is_a_run_of_its_own_and_keeps_its_style() -> None:
    (block,) = parse_prose("Within **{{review-days}} at most**, *always*.")
    (sentence,) = block.sentences
    assert sentence.runs == (
        Run("Within "),
        Run("", strong=True, fact="review-days"),
        Run(" at most", strong=True),
        Run(", "),
        Run("always", emphasis=True),
        Run("."),
    )
    assert sentence.facts == ("review-days",)
    assert sentence.plain == "Within {{review-days}} at most, always."


def test_bold_across_two_sentences_is_closed_in_each() -> None:
    (block,) = parse_prose("**One ends. Two** begins.")
    assert [sentence.text for sentence in block.sentences] == ["**One ends.**", "**Two** begins."]


def test_blocks_know_their_kind_depth_number_and_line() -> None:
    markdown = "## Head\n\nText\nruns on.\n\n3. Third\n\n   More\n4. Fourth\n   - inner\n\n> Said.\n"
    found = [(b.kind, b.level, b.number, b.continues, b.line, b.plain) for b in parse_prose(markdown)]
    assert found == [
        ("heading", 2, None, False, 1, "Head"),
        ("paragraph", 0, None, False, 3, "Text runs on."),
        ("list-item", 1, 3, False, 6, "Third"),
        ("list-item", 1, 3, True, 8, "More"),
        ("list-item", 1, 4, False, 9, "Fourth"),
        ("list-item", 2, None, False, 10, "inner"),
        ("quote", 1, None, False, 12, "Said."),
    ]


def test_a_sentence_knows_its_own_line() -> None:
    (block,) = parse_prose("\nOne is\nlong. Two is on\nthis line. Three.\nFour.")
    assert [sentence.line for sentence in block.sentences] == [2, 3, 4, 5]


def test_broken_markup_stays_words() -> None:
    assert sentences("A [^Broken One] and {{ Not An Id }} and <b>bold</b>.") == [
        "A [^Broken One] and {{ Not An Id }} and <b>bold</b>."
    ]


@pytest.mark.parametrize(
    ("inner", "locator", "confidence"),
    [
        ("ina | 207(c)", "207(c)", "verified"),
        ("ina | 207(c) | known", "207(c)", "known"),
        ("ina | 207(c)|uncertain", "207(c)", "uncertain"),
        ("ina | known", None, "known"),
        ("ina", None, "verified"),
    ],
)
def test_a_citation_may_say_that_its_place_was_not_reread(
    inner: str, locator: str | None, confidence: str
) -> None:
    (block,) = parse_prose(f"It is so.[^{inner}]")
    (citation,) = block.sentences[0].citations
    assert (citation.source, citation.locator, citation.confidence) == ("ina", locator, confidence)
