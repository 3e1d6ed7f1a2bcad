"""What stands around a figure: the takeaway, the guess, the caveats, the sources, the table."""

import re

import pytest
from markupsafe import Markup

from components.chart import beneath, data_table, legend, takeaway
from components.chart_guess import guess_in, guesses_by_year
from explainer.model.chart import Guess
from tests.components.made_charts import chart, shares
from tests.components.made_content import EN, ES, library


def told(guess: Guess | None) -> Markup:
    return takeaway(chart(), EN, library().terms, key="k", asked=False, guess=guess)


def test_the_heading_is_the_takeaway_and_stands_under_the_question() -> None:
    html = told("always")
    assert "<h2>A limit is &lt;no&gt; goal</h2>" in html
    assert html.index("Did &lt;it&gt; reach") < html.index("<h2>")


def test_a_guess_is_told_back_and_then_what_the_figures_say() -> None:
    assert re.search(
        r"“Always &amp; ever”\. The numbers show something else\.</b></p><p>After", told("always")
    )
    assert re.search(r"“Rarely”\. That is what the numbers show\.</b></p><p>After", told("rarely"))
    assert 'role="status"' in told("always")


def test_who_does_not_guess_is_told_what_the_figures_say_all_the_same() -> None:
    html = told(None)
    assert "You guessed" not in html and "it &lt;rarely&gt; did" in html


def test_a_term_in_what_is_told_opens_its_entry() -> None:
    html = told(None)
    assert 'aria-controls="term-k-told-screening"' in html and 'id="term-k-told-screening"' in html


@pytest.mark.parametrize("sent", ["rarely", "always"])
def test_a_guess_is_read_from_the_form(sent: str) -> None:
    assert guess_in(chart(), "k", {"k-guess": sent}) == sent


@pytest.mark.parametrize("widgets", [{}, {"k-guess": None}, {"k-guess": "never"}, {"k-guess": ["rarely"]}])
def test_what_the_chart_does_not_offer_is_no_guess(widgets: dict[str, object]) -> None:
    assert guess_in(chart(), "k", widgets) is None


def test_a_number_is_read_for_every_year_that_was_asked() -> None:
    widgets = {"k-shares-2000": 40, "k-shares-2003": 0}
    assert guess_in(shares(), "k", widgets) == (40, 0)
    assert guesses_by_year(shares(), (40, 0)) == {2000: 40, 2003: 0}


@pytest.mark.parametrize("sent", [None, 101, -5, 42, True, "40"])
def test_a_number_that_the_steppers_cannot_show_is_no_guess(sent: object) -> None:
    assert guess_in(shares(), "k", {"k-shares-2000": sent, "k-shares-2003": 0}) == (None, 0)
    assert guess_in(shares(), "k", {"k-shares-2000": sent, "k-shares-2003": None}) is None


def test_only_what_was_guessed_is_told_back() -> None:
    assert guesses_by_year(shares(), (None, 5)) == {2003: 5}
    html = takeaway(shares(), EN, library().terms, key="k", asked=True, guess=(None, 5))
    assert "2003: you guessed 5, it was 12." in html and "2000: you guessed" not in html


@pytest.mark.parametrize("guess", [None, "always"])
def test_without_numbers_there_is_nothing_to_draw(guess: Guess | None) -> None:
    assert guesses_by_year(shares(), None) == {} and guesses_by_year(chart(), guess) == {}


def test_each_guessed_number_stands_beside_the_real_one_in_words() -> None:
    html = takeaway(shares(), EN, library().terms, key="k", asked=True, guess=(40, 5))
    assert re.findall("<li>([^<]+it was[^<]+)</li>", html) == [
        "2000: you guessed 40, it was 31.4.",
        "2003: you guessed 5, it was 12.",
    ]
    assert "Your guess" in html and 'class="sample guess"' in html
    in_spanish = takeaway(shares(), ES, library().terms, key="k", asked=True, guess=(40, 5))
    assert "2000: tu respuesta fue 40; el dato es 31.4." in in_spanish
    passed = takeaway(shares(), EN, library().terms, key="k", asked=True, guess=None)
    assert "Your guess" not in passed and "you guessed" not in passed


def test_the_legend_says_what_each_share_is_a_share_of() -> None:
    assert re.findall(r'class="of soft">([^<]+)<', legend(shares(), EN)) == ["Share of all who &lt;asked&gt;"]
    assert "Porcentaje de all who &lt;asked&gt; (es)" in legend(shares(), ES)


def test_points_differ_in_shape_and_only_those_of_a_line_are_joined() -> None:
    html = legend(shares(), EN)
    assert re.findall(r'class="sample ([\w -]+)"', html) == [
        "joined circle slot-1",
        "triangle slot-2",
        "square slot-3",
        "broken",
    ]


@pytest.mark.parametrize(
    ("column", "is_told"),
    [((1.0, None, 2.0, 3.0), True), ((None, 1.0, 2.0, None), False), ((None,) * 4, False)],
)
def test_a_gap_in_a_line_lies_between_two_of_its_points(
    column: tuple[float | None, ...], is_told: bool
) -> None:
    rows = [{"year": 2000 + at, "figures": [each, None, None]} for at, each in enumerate(column)]
    assert ("A gap in the line" in legend(shares(rows=rows), EN)) is is_told


def test_the_legend_says_in_words_what_is_drawn_how_and_what_is_missing() -> None:
    html = legend(chart(), EN)
    assert re.findall(r'class="sample ([\w -]+)"', html) == [
        "solid slot-2",
        "filled slot-1",
        "cross",
        "broken",
    ]
    assert re.findall(r"<span>([^<]+)</span></li>", html) == [
        "Limit",
        "Came",
        "No number",
        "A gap in the line: no number",
    ]
    whole = chart(rows=[{"year": 2000, "figures": [1.0, 2.0]}])
    assert "No number" not in legend(whole, EN) and "A gap" not in legend(whole, EN)


def test_the_table_has_every_year_and_says_where_there_is_no_number() -> None:
    rows = re.findall(r"<tr>(.*?)</tr>", data_table(chart(), EN))
    cells = [re.sub(r"</t[hd]>|<t[hd][^>]*>", "|", row).strip("|").split("||") for row in rows]
    assert cells == [
        ["Fiscal year", "Limit", "Came"],
        ["1999", "90,000", "85,525"],
        ["2000", "no number", "73,147"],
        ["2001", "80,000", "0"],
        ["2002", "70,000", "no number"],
    ]
    assert "<caption" in data_table(chart(), EN) and "sin dato" in data_table(chart(), ES)


def test_the_data_may_be_taken_along_as_a_file() -> None:
    html = beneath(chart(), EN, library(), key="k")
    assert '<a href="/data/arrivals.csv" download>Download as CSV</a>' in html


def test_a_table_names_its_rows_and_columns() -> None:
    html = data_table(chart(), EN)
    assert html.count('scope="col"') == 3 and html.count('scope="row"') == 4


def test_caveats_marks_and_sources_stand_beneath_each_source_once() -> None:
    html = beneath(chart(), EN, library(), key="k")
    assert "A year begins in &lt;October&gt;" in html
    assert "<li><b>2001</b>: An attack</li>" in html
    assert html.count("A Paper") == 1 and html.count("The &lt;Act&gt;") == 1
    assert html.index("Keep in mind") < html.index("Sources") < html.index("The data as a table")


def test_a_chart_without_marks_has_no_list_of_them() -> None:
    assert "<ol" not in beneath(chart(marks=[]), EN, library(), key="k")
