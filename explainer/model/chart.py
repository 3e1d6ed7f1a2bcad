"""A chart of figures by year: predicted first, then shown, with its caveats and its table."""

from typing import Literal, Self

from pydantic import Field, model_validator

from explainer.model.citation import Citation
from explainer.model.text import Slug, Text, Value

Drawn = Literal["bars", "steps", "line", "dots"]
"""bars: a count for each year. steps: a level that holds for the year, such as a limit. line: a measure whose
years may be joined; a year without a figure is a gap. dots: figures that must not be joined."""


Guess = str | tuple[int | None, ...]
"""What a reader predicts: the id of an option, or a number for each of the years asked, in their order."""


class PredictionOption(Value):
    """One guess that can be made before the chart is shown."""

    id: Slug
    text: Text


class GuessedYears(Value):
    """Numbers to guess, one for each of some years of a series, from `min` to `max` in steps."""

    series: Slug
    years: tuple[int, ...] = Field(min_length=2, max_length=4)
    min: int
    max: int
    step: int = Field(gt=0)


class Prediction(Value):
    """What a reader is asked before the figures are shown, and never scored: a choice, or a number per year.

    `told` says what the figures say about the guesses, right or wrong.
    """

    ask: Text
    options: tuple[PredictionOption, ...] = Field(default=(), max_length=5)
    answer: Slug | None = None
    numbers: GuessedYears | None = None
    told: Text

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        chooses = len(self.options) > 1 and self.answer is not None
        begins_to = bool(self.options) or self.answer is not None
        if begins_to == (self.numbers is not None) or begins_to != chooses:
            raise ValueError(
                "a prediction is a choice or numbers. Give `options` (two at least) with their `answer`, "
                "or `numbers`"
            )
        return self


class Series(Value):
    """One column of the data, as it is drawn. `id` is the column's name."""

    id: Slug
    label: Text
    drawn: Drawn
    of: Text | None = None
    """What a share is a share of: its denominator, in words."""
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
    items: tuple[Slug, ...] = Field(default=(), max_length=2)
    """Questions on the figures, once they are shown: items of a unit's bank."""
    cite: tuple[Citation, ...] = Field(min_length=1)
    rows: tuple[Row, ...] = ()

    @property
    def is_percent(self) -> bool:
        """Whether the figures are percents: then the axis shows the whole, 0 to 100."""
        return self.unit.en == "percent"

    def figure_of(self, series_id: str, year: int) -> float | None:
        """One figure; None where there is none. Raises KeyError for a series that the chart does not have."""
        for at, series in enumerate(self.series):
            if series.id == series_id:
                return next((row.figures[at] for row in self.rows if row.year == year), None)
        raise KeyError(f"{self.id} has no series {series_id}")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place that the chart and its series rest on, each once."""
        of_series = (citation for series in self.series for citation in series.cite)
        return tuple(dict.fromkeys((*self.cite, *of_series)))
