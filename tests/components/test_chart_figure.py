"""The figure of a chart: what is drawn is what the data say, and nothing where they say nothing."""

import pytest

from components.chart_figure import figure, figures_of, ticks
from components.chart_look import looks
from components.chart_marks import drawn_marks, mark_rows
from explainer.model.chart import Chart
from tests.components.made_charts import ROWS, chart, shares
from tests.components.made_content import EN, ES, both


def trace(name: str, of: Chart | None = None, guesses: dict[int, float] | None = None):
    (found,) = (each for each in figure(of or chart(), EN, guesses).data if each.name == name)
    return found


def pieces(line) -> list[list[int]]:
    """The years that a trace joins: where it has no figure, a piece ends."""
    found: list[list[int]] = [[]]
    for year, figure_there in zip(line.x, line.y, strict=True):
        if figure_there is None:
            found.append([])
        else:
            found[-1].append(year)
    return [piece for piece in found if piece]


def series(series_id: str, drawn: str) -> dict[str, object]:
    return {"id": series_id, "label": both(series_id), "drawn": drawn, "cite": [{"source": "law"}]}


def test_a_bar_stands_for_each_figure_and_none_where_there_is_none() -> None:
    bars = trace("came")
    assert list(zip(bars.x, bars.y, strict=True)) == [(year, came) for year, _, came in ROWS]


def test_a_level_holds_for_the_whole_year_and_breaks_where_there_is_none() -> None:
    line = trace("limit")
    assert line.x == (1998.5, 1999.5, None, 2000.5, 2001.5, 2001.5, 2002.5)
    assert line.y == (90_000, 90_000, None, 80_000, 80_000, 70_000, 70_000)
    assert line.connectgaps is False


def test_a_level_lies_on_a_ground_of_its_own_above_the_bars() -> None:
    names = [each.name for each in figure(chart(), EN).data]
    assert names == ["came", "limit, ground", "limit", "no number", "words"]
    assert trace("limit, ground").line.width > trace("limit").line.width


def test_a_year_without_bars_is_crossed_and_a_year_of_zero_is_not() -> None:
    assert trace("no number").x == (2002,)


@pytest.mark.parametrize(
    ("figures", "joined"),
    [
        (((2000, 1.0), (2001, 2.0), (2002, 3.0)), [[2000, 2001, 2002]]),
        (((2000, 1.0), (2001, None), (2002, 3.0)), [[2000], [2002]]),
        (((2000, 1.0), (2001, 2.0), (2004, 3.0)), [[2000, 2001], [2004]]),
        (((2000, None), (2001, 2.0), (2002, 0.0)), [[2001, 2002]]),
        (((2000, None), (2001, None)), []),
    ],
)
def test_a_line_joins_years_that_follow_one_another_and_a_gap_stays_a_gap(
    figures: tuple[tuple[int, float | None], ...], joined: list[list[int]]
) -> None:
    rows = [{"year": year, "figures": [each]} for year, each in figures]
    line = trace("a", chart(series=[series("a", "line")], rows=rows))
    assert pieces(line) == joined
    assert line.connectgaps is False and line.mode == "lines+markers"


def test_dots_are_never_joined() -> None:
    dots = trace("reported", shares())
    assert dots.mode == "markers" and dots.line.width is None
    assert list(zip(dots.x, dots.y, strict=True)) == [(2001, 50.0), (2003, 60.0)]


def test_guesses_are_hollow_and_read_by_a_pointer() -> None:
    drawn = trace("guess", shares(), {2000: 40, 2003: 5})
    assert list(zip(drawn.x, drawn.y, strict=True)) == [(2000, 40), (2003, 5)]
    assert drawn.mode == "markers" and drawn.marker.color == "#FFFFFF" and drawn.marker.line.width == 2
    told = trace("words", shares(), {2000: 40}).hovertext
    assert told[0].endswith("<br>Your guess: 40") and "guess" not in told[1]
    assert "guess" not in [each.name for each in figure(shares(), EN).data]


def test_percents_stand_on_the_whole_axis_and_a_guess_off_the_figures_is_seen() -> None:
    axis = figure(shares(), EN).layout.yaxis
    assert axis.range[0] == 0 and list(axis.tickvals) == [0, 20, 40, 60, 80, 100]
    counts = shares(unit=both("people"))
    assert max(figure(counts, EN).layout.yaxis.tickvals) == 60
    assert max(figure(counts, EN, {2000: 95}).layout.yaxis.tickvals) == 100


def test_a_pointer_reads_every_figure_of_a_year_in_words() -> None:
    told = trace("words").hovertext
    assert told[0] == "<b>1999</b><br>Limit: 90,000<br>Came: 85,525"
    assert told[1].endswith("Limit: no number<br>Came: 73,147")
    in_spanish = figure(chart(), ES).data[-1].hovertext[1]
    assert "Limit (es): sin dato" in in_spanish


def test_words_of_the_content_are_no_markup_in_the_figure() -> None:
    tricky = chart(
        series=[{**series("came", "bars"), "label": both("<b>A</b> & B")}],
        x=both("<i>x</i>"),
        rows=[{"year": 2000, "figures": [1.0]}],
    )
    drawn = figure(tricky, EN)
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B: 1" in drawn.data[-1].hovertext[0]
    assert drawn.layout.xaxis.title.text == "&lt;i&gt;x&lt;/i&gt;"


def test_nothing_in_the_figure_can_be_dragged_or_zoomed_and_it_has_no_title() -> None:
    layout = figure(chart(), EN).layout
    assert (layout.dragmode, layout.xaxis.fixedrange, layout.yaxis.fixedrange) == (False, True, True)
    assert layout.title.text is None and layout.showlegend is False


def test_the_axis_begins_at_zero_and_is_written_in_the_readers_numbers() -> None:
    axis = figure(chart(), ES).layout.yaxis
    assert (axis.ticktext[0], axis.ticktext[-1]) == ("0", "100,000")
    assert axis.range[0] == 0 and axis.range[1] > 90_000


@pytest.mark.parametrize(
    ("lowest", "highest", "levels"),
    [
        (0, 231_700, [0, 50_000, 100_000, 150_000, 200_000, 250_000]),
        (0, 3, [0, 1, 2, 3]),
        (-2, 3, [-2, -1, 0, 1, 2, 3]),
        (0, 0, pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])),
        (0, 12, [0, 2.5, 5, 7.5, 10, 12.5]),
    ],
)
def test_an_axis_has_round_numbers_around_the_figures(
    lowest: float, highest: float, levels: list[float]
) -> None:
    assert ticks(lowest, highest) == levels


def test_every_series_differs_from_the_others_in_colour_and_in_shape() -> None:
    mixed = looks(chart(series=[series("a", "steps"), series("b", "bars"), series("c", "bars")], rows=[]))
    assert {name: (look.slot, look.shape) for name, look in mixed.items()} == {
        "b": (0, "filled"),
        "c": (1, "outline"),
        "a": (2, "solid"),
    }
    lines = looks(chart(series=[series(name, "steps") for name in "abc"], rows=[]))
    assert [look.shape for look in lines.values()] == ["solid", "dot", "dash"]


@pytest.mark.parametrize(
    ("kinds", "shapes"),
    [
        (("line", "dots", "dots"), ["circle", "triangle", "square"]),
        (("line", "line", "dots"), ["circle", "square", "triangle"]),
        (("line", "line", "line"), ["circle", "square", "diamond"]),
        (("dots", "dots", "dots"), ["triangle", "square", "diamond"]),
        (("bars", "steps", "line"), ["filled", "solid", "circle"]),
    ],
)
def test_no_two_series_of_a_chart_share_a_shape_or_a_colour(
    kinds: tuple[str, ...], shapes: list[str]
) -> None:
    found = looks(chart(series=[series(f"s{at}", kind) for at, kind in enumerate(kinds)], rows=[])).values()
    assert [look.shape for look in found] == shapes and [look.slot for look in found] == [0, 1, 2]


def test_figures_in_words_stand_in_the_order_of_the_series() -> None:
    (first, *_) = chart().rows
    assert [(one.id, words) for one, words in figures_of(first, chart(), EN)] == [
        ("limit", "90,000"),
        ("came", "85,525"),
    ]


@pytest.mark.parametrize(
    ("years", "rows"),
    [([], []), ([1980, 2002, 2020], [0, 0, 0]), ([2001, 2002, 2003, 2010], [0, 1, 2, 0])],
)
def test_numbers_of_marks_that_are_close_stand_one_above_another(years: list[int], rows: list[int]) -> None:
    assert mark_rows(years, 47) == rows


def test_marks_are_numbered_by_their_years() -> None:
    marks = [{"year": 2001, "text": both("later")}, {"year": 1999, "text": both("first")}]
    drawn = drawn_marks(chart(marks=marks))
    assert [(each["text"], each["x"]) for each in drawn.annotations] == [("1", 1999), ("2", 2001)]
    assert [each["x0"] for each in drawn.shapes] == [1999, 2001]
    assert drawn_marks(chart(marks=[])).height == 0
