"""A chart as a still picture: what is drawn, what is left out, and how it is told apart without colour."""

import re
from typing import Any

import pytest

from components.chart_picture import chart_legend, chart_picture, nice_step, table_columns
from components.paper_chart import paper_chart
from explainer.model.chart import Chart
from tests.components.made_charts import shares
from tests.components.made_content import EN, ES, both, library


def chart(*rows: tuple[int, float | None, float | None], **changes: Any) -> Chart:
    cite = [{"source": "law", "locator": "207(a)"}]
    written = {
        "id": "made",
        "predict": {
            "ask": both("How <many>?"),
            "options": [{"id": name, "text": both(f"{name} guess")} for name in ("few", "lots")],
            "answer": "few",
            "told": both("Told <afterwards>"),
        },
        "title": both("The <takeaway>"),
        "alt": both("What it shows"),
        "unit": both("people"),
        "x": both("Fiscal year"),
        "data": "made.csv",
        "series": [
            {"id": "limit", "label": both("Limit"), "drawn": "steps", "cite": cite},
            {"id": "came", "label": both("Came"), "drawn": "bars", "cite": [{"source": "paper"}]},
        ],
        "caveats": [both("A <caveat>")],
        "cite": cite,
        "rows": [{"year": year, "figures": figures} for year, *figures in rows],
    }
    return Chart.model_validate({**written, **changes})


FIGURES = ((2001, 80_000, 69_304), (2002, 70_000, 27_131), (2003, None, None), (2004, 70_000, 52_873))


@pytest.mark.parametrize(
    ("most", "step"), [(231_700, 50_000), (47, 10), (9, 2), (1, 0.2), (0, 1), (100_000, 20_000)]
)
def test_the_lines_across_stand_at_round_figures(most: float, step: float) -> None:
    assert nice_step(most) == pytest.approx(step)


def test_a_year_without_a_figure_has_no_bar_and_breaks_the_level() -> None:
    svg = str(chart_picture(chart(*FIGURES), EN))
    assert svg.count('class="bar"') == 3
    (level,) = re.findall(r'class="level"[^>]* d="([^"]+)"', svg)
    assert level.count("M") == 2 and level.count("H") == 3
    assert "NaN" not in svg and "None" not in svg


def test_nothing_is_drawn_outside_the_picture() -> None:
    svg = str(chart_picture(chart(*FIGURES, marks=[{"year": 2002, "text": both("Then")}]), EN))
    tops = [float(y) for y in re.findall(r' y="([-\d.]+)"', svg)]
    assert min(tops) >= 0 and max(tops) <= 360
    heights = [float(h) for h in re.findall(r'class="bar"[^>]* height="([-\d.]+)"', svg)]
    assert all(high > 0 for high in heights)


def test_series_are_told_apart_by_line_and_pattern_and_named() -> None:
    both_bars = [series.model_dump() | {"drawn": "bars"} for series in chart(*FIGURES).series]
    svg = str(chart_picture(chart(*FIGURES, series=both_bars), EN))
    assert {"url(#fill-made-0)", "url(#fill-made-1)"} == set(re.findall(r'fill="(url[^"]+)"', svg))
    legend = str(chart_legend(chart(*FIGURES), ES))
    assert "Limit (es)" in legend and "Came (es)" in legend and legend.count("<svg") == 2


def test_marks_that_are_close_stand_one_above_the_other() -> None:
    years = tuple((year, 5.0, 3.0) for year in range(1980, 2026))
    marks = [{"year": year, "text": both(str(year))} for year in (2001, 2002, 2020)]
    svg = str(chart_picture(chart(*years, marks=marks), EN))
    first, second, third = re.findall(r'class="mark-spot"[^>]* cy="([\d.]+)"', svg)
    assert first != second and first == third


def test_a_line_breaks_where_there_is_no_year_and_dots_have_no_line() -> None:
    svg = str(chart_picture(shares(), EN))
    (level,) = re.findall(r'class="level"[^>]* d="([^"]+)"', svg)
    assert (level.count("M"), level.count("L")) == (2, 2)
    assert (svg.count("<circle class"), svg.count("<polygon")) == (4, 2 + 3)
    assert ">100</text>" in svg and "None" not in svg


def test_the_legend_on_paper_shows_the_points_and_says_what_a_share_is_of() -> None:
    told = str(chart_legend(shares(), EN))
    assert told.count("<circle") == 1 and told.count("<polygon") == 2 and told.count('class="level"') == 1
    assert "Won<br>Share of all who &lt;asked&gt;" in told


def test_on_paper_numbers_are_guessed_on_a_line_for_each_year() -> None:
    html = str(paper_chart(shares(), library(), EN, key=False))
    assert re.findall(r"<li><b>(\d+)</b><span class=\"write\"", html) == ["2000", "2003"]
    assert 'class="plain spots"' not in html


def test_numbers_are_written_as_the_language_does_and_gaps_are_named() -> None:
    html = str(paper_chart(chart(*FIGURES), library(), EN, key=False))
    assert "<td>69,304</td>" in html and html.count("<td>No number</td>") == 2
    assert 'aria-label="What it shows"' in html
    for words in ("The &lt;takeaway&gt;", "A &lt;caveat&gt;", "INA 207(a)", "A Paper", "Fiscal year"):
        assert words in html
    assert ES("No number") in paper_chart(chart(*FIGURES), library(), ES, key=False)


def test_what_the_figures_say_about_the_guesses_comes_with_the_key_alone() -> None:
    shown, keyed = (str(paper_chart(chart(*FIGURES), library(), EN, key=key)) for key in (False, True))
    assert "How &lt;many&gt;?" in shown and "few guess" in shown
    assert "Told" not in shown and "Told &lt;afterwards&gt;" in keyed


@pytest.mark.parametrize("count", [1, 12, 13, 24, 25, 46, 47, 100])
def test_every_row_is_in_one_of_the_tables(count: int) -> None:
    parts = table_columns(count)
    assert [row for part in parts for row in range(count)[part]] == list(range(count))
    assert len(parts) <= 3
