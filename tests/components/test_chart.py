"""What stands around a figure: the takeaway, the guess, the caveats, the sources, the table."""

import re

import pytest
from markupsafe import Markup

from components.chart import beneath, data_table, guess_in, legend, takeaway
from tests.components.made_charts import chart
from tests.components.made_content import EN, ES, library


def told(guess: str | None, **more: object) -> Markup:
    return takeaway(chart(), EN, library().terms, key="k", asked=False, guess=guess, **more)  # type: ignore[arg-type]


def test_the_heading_is_the_takeaway_and_stands_under_the_question() -> None:
    html = told("always")
    assert "<h2>A limit is &lt;no&gt; goal</h2>" in html
    assert html.index("Did &lt;it&gt; reach") < html.index("<h2>")


def test_a_guess_is_told_back_and_then_what_the_figures_say() -> None:
    assert re.search(r"“Always &amp; ever”\. The numbers show something else\.</b> After", told("always"))
    assert re.search(r"“Rarely”\. That is what the numbers show\.</b> After", told("rarely"))
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


def test_the_legend_says_in_words_what_is_drawn_how_and_what_is_missing() -> None:
    html = legend(chart(), EN)
    assert re.findall(r'class="sample ([\w -]+)"', html) == [
        "solid slot-2",
        "filled slot-1",
        "cross",
        "broken",
    ]
    assert re.findall(r"</span>([^<]+)</li>", html) == [
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
