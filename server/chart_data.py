"""The figures of a chart as a file for a spreadsheet."""

import csv
import io
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explainer.classroom.report import inert
from explainer.model.chart import Chart
from explainer.model.library import Library
from server.plain_page import not_found
from server.request_locale import request_locale


class ChartData:
    """The route /data/<chart>.csv, open to everyone who may see the chart."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._library = library

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [Route("/data/{chart}.csv", self.table, methods=["GET"])]

    async def table(self, request: Request) -> Response:
        """The chart's figures; the page for what is not there, where no chart has this name."""
        chart = self._library().charts.get(request.path_params["chart"])
        if chart is None:
            return not_found(request_locale(request))
        return Response(
            chart_csv(chart).encode(
                "utf-8-sig"
            ),  # without its mark a spreadsheet may take it for another code
            media_type="text/csv",
            headers={
                "cache-control": "no-store",
                "content-disposition": f'attachment; filename="{chart.id}.csv"',
            },
        )


def chart_csv(chart: Chart) -> str:
    """A line for each year, with columns as in the content's own file: the year and each series drawn.

    A year without a figure has an empty cell. Words are made inert; numbers
    are written here, and a minus before one is part of it.
    """
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["year", *(inert(series.id) for series in chart.series)])
    lines.writerows([row.year, *map(_cell, row.figures)] for row in chart.rows)
    return out.getvalue()


def _cell(figure: float | None) -> str:
    if figure is None:
        return ""
    return str(int(figure)) if figure.is_integer() else repr(figure)
