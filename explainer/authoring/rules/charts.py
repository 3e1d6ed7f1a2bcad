"""Charts: the prediction has its answer, and marks stand on years that are drawn."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding


def predictions_have_their_answer(draft: Draft) -> Iterator[Finding]:
    """What a reader predicts can be compared with one of the guesses offered."""
    for chart in draft.charts:
        predict = chart.value.predict
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
