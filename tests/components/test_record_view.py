"""A record as HTML: its answers in the unit's order, its notes as they were typed, and the file of both."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from components.record_view import Kept, answers, notes, record_file, withheld
from explainer.model.library import NO_DAY
from explainer.scoring.record import Note
from tests.app_pages.screen import without_tags
from tests.components.made_content import DAY, EN, ES, NOON, RECORD, attempt, item, library, unit

LIBRARY = library()
NOTE = Note("unit", "one", "first line\n<script>alert(1)</script>", NOON)


def kept(*attempts: object, held: tuple[Note, ...] = ()) -> Kept:
    return Kept(RECORD, tuple(attempts), held)  # type: ignore[arg-type]


def test_answers_follow_the_unit_not_the_clock() -> None:
    html = str(answers(kept(attempt("second"), attempt("first")), unit(), LIBRARY, EN))
    assert html.index("in first?") < html.index("in second?")
    assert html.count("<details>") == 2


def test_the_first_answer_heads_its_question_and_practice_follows_in_it() -> None:
    first = attempt(points=Fraction(0))
    later = attempt(chosen=("beta",), points=Fraction(1), mode="practice")
    html = str(answers(kept(first, later), unit(), LIBRARY, EN))
    summary = html.split("</summary>")[0]
    assert 'aria-label="Not yet"' in summary and html.count("<details") == 1
    assert html.index("your first answer") < html.index("practice: your first answer")


def test_an_answer_names_its_law_where_it_is_not_the_latest_that_is_known() -> None:
    latest = replace(attempt(), as_of=LIBRARY.law_known_to)
    earlier = replace(attempt("second"), as_of=date(1990, 1, 1))
    html = str(answers(kept(latest, earlier), unit(), LIBRARY, EN))
    assert html.count("The law as of") == 1
    assert "The law as of January 1, 1990" in html.split("in second?")[1]


def test_an_answer_to_a_retired_question_stays_with_its_unit() -> None:
    old = {**LIBRARY.items, "old": item("old", retired="2026-06-01")}
    known = LIBRARY.model_copy(update={"items": old})
    html = str(answers(kept(attempt("old"), attempt("second")), unit(), known, EN))
    assert html.index("in second?") < html.index("in old?")
    assert "in old?" in record_file(kept(attempt("old")), known, EN, style="", made_on=DAY)


WITHDRAWN = "Your answers to {} can't be shown: their unit is not here just now. They are kept."


def test_answers_that_cannot_be_shown_are_counted_and_said_to_be_kept() -> None:
    gone = kept(attempt("of-a-unit-set-aside"), attempt("of-a-unit-set-aside", mode="practice"))
    assert answers(gone, unit(), LIBRARY, EN) == ""
    assert WITHDRAWN.format("1 question") in without_tags(withheld(gone, LIBRARY, EN))
    html = without_tags(record_file(gone, LIBRARY, EN, style="", made_on=DAY))
    assert WITHDRAWN.format("1 question") in html and "Nothing answered yet." not in html
    both_kinds = kept(attempt("first"), attempt("gone"), attempt("gone-too"))
    assert WITHDRAWN.format("2 questions") in without_tags(withheld(both_kinds, LIBRARY, EN))


def test_where_every_answer_is_shown_nothing_is_said_of_others() -> None:
    assert withheld(kept(attempt()), LIBRARY, EN) == ""


def test_notes_are_text_and_name_their_section_where_it_still_exists() -> None:
    gone = Note("unit", "no-more", "still here", NOON)
    html = str(notes(kept(held=(NOTE, gone)), LIBRARY, EN))
    assert "first line\n&lt;script&gt;" in html and "<script" not in html
    assert "Title &lt;one&gt;" in html and "still here" in html


def test_the_file_is_one_escaped_page_with_everything_open() -> None:
    html = str(record_file(kept(attempt(), held=(NOTE,)), LIBRARY, EN, style="b{color:red}", made_on=DAY))
    assert html.startswith("<!doctype html>") and "<style>b{color:red}</style>" in html
    assert "<details open>" in html and "<details>" not in html
    for words in ("Quiet &lt;Harbor&gt;", "June 25, 2026", "Name: ____", "Ask a &lt;lawyer&gt;"):
        assert words in html
    for raw in ("<script", "<Harbor>", "<so>", "<rule>", "<lawyer>"):
        assert raw not in html


def test_an_answer_of_before_the_keys_history_does_not_stop_the_record() -> None:
    later = {**LIBRARY.items, "first": item(key=[{"from": "2027-01-01", "is": "beta"}])}
    known = LIBRARY.model_copy(update={"items": later})
    assert "in first?" in record_file(kept(attempt()), known, EN, style="", made_on=DAY)


def test_a_record_is_read_and_speaks_up_for_nothing() -> None:
    assert 'role="status"' not in record_file(kept(attempt()), LIBRARY, EN, style="", made_on=DAY)


def test_the_file_names_no_day_where_the_library_knows_none() -> None:
    broken = LIBRARY.model_copy(update={"law_known_to": NO_DAY, "units": ()})
    assert "Our sources end" not in record_file(kept(), broken, EN, style="", made_on=DAY)


def test_an_empty_record_says_that_it_is_empty_in_the_readers_language() -> None:
    assert "Nothing answered yet." in record_file(kept(), LIBRARY, EN, style="", made_on=DAY)
    html = record_file(kept(), LIBRARY, ES, style="", made_on=DAY)
    assert '<html lang="es">' in html and "No notes." not in html
