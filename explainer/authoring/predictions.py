"""The endings of cases as items: what a reader predicts is kept and scored like any other answer."""

from collections.abc import Mapping

from explainer.model.case import Case, Run
from explainer.model.flowchart import Node
from explainer.model.item import Item, Option
from explainer.model.text import LOCALES, Text
from explainer.wording import Wording, wording

OBJECTIVE = "predict-a-case"


def prediction_id(case_id: str, run: Run) -> str:
    """The id of the item that asks for the ending of a case on one of its days."""
    return f"{case_id}-{run.on.isoformat()}"


def predictions(case: Case, nodes: Mapping[str, Node]) -> dict[str, Item]:
    """An item for each day of the case: its options are the endings that the case has on its days.

    `nodes` are those of all flowcharts, by their id. A case that ends alike on
    all days has nothing to predict, and gives none.
    """
    endings = [nodes[name] for name in dict.fromkeys(run.outcome for run in case.runs) if name in nodes]
    if len(endings) < 2:
        return {}
    return {
        prediction_id(case.id, run): _item(case, run, endings)
        for run in case.runs
        if run.outcome in {ending.id for ending in endings}
    }


def _item(case: Case, run: Run, endings: list[Node]) -> Item:
    stem = {locale: _stem(case, run, wording(locale)) for locale in LOCALES}
    return Item(
        id=prediction_id(case.id, run),
        type="single-choice",
        level="application",
        objective=OBJECTIVE,
        case=case.story,
        stem=Text(en=stem["en"], es=stem["es"]),
        options=tuple(Option(id=node.id, text=node.label, feedback=node.plain) for node in endings),
        key=run.outcome,
        rationale=run.why,
        cite=run.cite,
    )


def _stem(case: Case, run: Run, say: Wording) -> str:
    return say(
        "{title}: where does the case end under the law of {day}?",
        title=say.text(case.title),
        day=say.day(run.on),
    )
