"""Charts: the prediction has its answer, and marks stand on years that are drawn."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Placed, Reference
from explainer.model.chart import Chart, GuessedYears


def predictions_have_their_answer(draft: Draft) -> Iterator[Finding]:
    """What a reader predicts can be compared with one of the guesses offered."""
    for chart in draft.charts:
        predict = chart.value.predict
        if predict.numbers is not None:
            continue  # its answers are the figures themselves
        offered = [option.id for option in predict.options]
        if predict.answer not in offered:
            names = ", ".join(f"`{name}`" for name in offered)
            what = f"the answer `{predict.answer}` is not among the guesses"
            yield chart.place.finding(("predict", "answer"), what, f"Use one of {names}.")


def marks_stand_on_a_year(draft: Draft) -> Iterator[Finding]:
    """Words on a chart belong to a year of its figures."""
    for chart in draft.charts:
        years = {row.year for row in chart.value.rows}
        for at, mark in enumerate(chart.value.marks):
            if mark.year not in years:
                what = f"the figures have no year {mark.year}"
                yield chart.place.finding(("marks", at, "year"), what, "Use a year of the CSV file.")


def numbers_and_questions_are_there(draft: Draft) -> Iterator[Finding]:
    """Numbers to guess are those of a series that is drawn, in years with a figure; questions are items."""
    items = {one.value.id for one in draft.items}
    for chart in draft.charts:
        numbers = chart.value.predict.numbers
        if numbers is not None:
            yield from _numbers(chart, numbers)
        for at, name in enumerate(chart.value.items):
            wanted = Reference("item", name, chart.place.path, chart.place.line("items", at))
            if name not in items and not draft.broken_banks and not draft.may_hold(wanted):
                what = f"there is no item `{name}`"
                yield chart.place.finding(
                    ("items", at), what, "Write it in a unit's bank, or correct the id."
                )


def _numbers(chart: Placed[Chart], numbers: GuessedYears) -> Iterator[Finding]:
    place: tuple[str | int, ...] = ("predict", "numbers")
    columns = [series.id for series in chart.value.series]
    if numbers.series not in columns:
        names = ", ".join(f"`{name}`" for name in columns)
        yield chart.place.finding(
            (*place, "series"), f"no series is `{numbers.series}`", f"Use one of {names}."
        )
        return
    column = columns.index(numbers.series)
    figures = {row.year: row.figures[column] for row in chart.value.rows}
    for at, year in enumerate(numbers.years):
        figure = figures.get(year)
        if figure is None:
            what = f"`{numbers.series}` has no figure in {year}"
            yield chart.place.finding((*place, "years", at), what, "Ask for a year that has one.")
        elif not numbers.min <= figure <= numbers.max:
            what = f"the figure of {year}, {figure:g}, cannot be guessed from {numbers.min} to {numbers.max}"
            yield chart.place.finding((*place, "years", at), what, "Widen `min` and `max`.")
