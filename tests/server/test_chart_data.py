"""The figures of a chart as a file: the content's own columns, gaps left empty, 404 for what is not there."""

import csv

import pytest

from explainer.opening import open_library
from server.chart_data import ChartData, chart_csv
from tests.components.made_charts import chart, shares
from tests.components.made_content import both
from tests.components.made_content import library as made_library
from tests.server.site import Site

LIBRARY = made_library().model_copy(update={"charts": {"shares": shares(), "arrivals": chart()}})
SITE = Site(more=ChartData(lambda: LIBRARY).routes())


def test_the_file_holds_the_year_and_each_series_and_a_gap_is_empty() -> None:
    reply = SITE.client().get("/data/shares.csv")
    assert reply.status_code == 200 and reply.headers["content-type"].startswith("text/csv")
    assert reply.headers["content-disposition"] == 'attachment; filename="shares.csv"'
    assert reply.content.startswith(b"\xef\xbb\xbf")
    assert reply.content.decode("utf-8-sig").splitlines() == [
        "year,won,reported,rounded",
        "2000,31.4,,8",
        "2001,30,50,",
        "2003,12,60,9",
        "2004,9.5,,1",
    ]


@pytest.mark.parametrize(
    ("figure", "cell"), [(1258882.0, "1258882"), (31.4, "31.4"), (-2.5, "-2.5"), (0.0, "0"), (None, "")]
)
def test_a_number_is_written_whole_and_without_separators(figure: float | None, cell: str) -> None:
    made = chart(
        series=[{"id": "came", "label": both("Came"), "drawn": "bars", "cite": [{"source": "law"}]}],
        rows=[{"year": 2000, "figures": [figure]}],
    )
    assert chart_csv(made).splitlines()[1] == f"2000,{cell}"


@pytest.mark.parametrize("name", ["gone", "shares.csv", "..%2Fshares", "SHARES"])
def test_a_chart_that_is_not_there_has_a_page_that_says_so(name: str) -> None:
    reply = SITE.client(**{"accept-language": "es"}).get(f"/data/{name}.csv")
    assert reply.status_code == 404 and '<html lang="es">' in reply.text
    assert "shares" not in reply.text


def test_nothing_is_taken_there() -> None:
    assert SITE.client().post("/data/shares.csv").status_code == 404
    assert SITE.client().get("/data/").status_code == 404 and SITE.reached == []


def test_every_chart_of_the_content_can_be_read_back() -> None:
    for each in open_library().charts.values():
        lines = list(csv.DictReader(chart_csv(each).splitlines()))
        read = [tuple(float(line[one.id]) if line[one.id] else None for one in each.series) for line in lines]
        assert read == [row.figures for row in each.rows]
