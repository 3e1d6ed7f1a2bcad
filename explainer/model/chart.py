"""A chart of figures by year: predicted first, then shown, with its caveats and its table."""

from typing import Literal

from pydantic import Field

from explainer.model.citation import Citation
from explainer.model.text import Slug, Text, Value

Drawn = Literal["bars", "steps"]
"""bars: a count for each year. steps: a level that holds for the year, such as a limit."""


class PredictionOption(Value):
    """One guess that can be made before the chart is shown."""

    id: Slug
    text: Text


class Prediction(Value):
    """What a reader is asked before the figures are shown. It is never scored.

    `told` says what the figures say about the guesses, right or wrong.
    """

    ask: Text
    options: tuple[PredictionOption, ...] = Field(min_length=2, max_length=5)
    answer: Slug
    told: Text


class Series(Value):
    """One column of the data, as it is drawn. `id` is the column's name."""

    id: Slug
    label: Text
    drawn: Drawn
    cite: tuple[Citation, ...] = Field(min_length=1)


class Mark(Value):
    """A few words on the chart at one year."""

    year: int
    text: Text


class Row(Value):
    """The figures of one year, in the order of the series; None where there is no figure."""

    year: int
    figures: tuple[float | None, ...]


class Chart(Value):
    """A chart. Its title is the takeaway; `alt` tells it to who cannot see it.

    `rows` are read from the CSV file beside it, whose name is `data`.
    """

    id: Slug
    predict: Prediction
    title: Text
    alt: Text
    unit: Text
    x: Text
    data: str = Field(pattern=r"^[a-z0-9-]+\.csv$")
    series: tuple[Series, ...] = Field(min_length=1, max_length=3)
    caveats: tuple[Text, ...] = Field(min_length=1)
    marks: tuple[Mark, ...] = ()
    cite: tuple[Citation, ...] = Field(min_length=1)
    rows: tuple[Row, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place that the chart and its series rest on, each once."""
        of_series = (citation for series in self.series for citation in series.cite)
        return tuple(dict.fromkeys((*self.cite, *of_series)))
