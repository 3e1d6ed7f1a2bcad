"""Everything that is taught, checked and cross-referenced, for one process."""

from datetime import date

from pydantic import Field

from explainer.model.case import Case
from explainer.model.chart import Chart
from explainer.model.citation import Source
from explainer.model.dated import Fact
from explainer.model.flowchart import CaseFact, Flowchart, View
from explainer.model.glossary import Misconception, Term
from explainer.model.item import Item
from explainer.model.protocol import Protocol
from explainer.model.teaching import TeachingNotes
from explainer.model.text import Text, Value
from explainer.model.timeline import Event
from explainer.model.unit import Unit

NO_DAY = date.min
"""`law_known_to` where content/library.yaml is broken. Nothing that has a date is served then."""


class SetAside(Value):
    """A unit, or its teaching notes, that could not be served, and the problems that stopped it."""

    unit: str
    title: Text | None = None
    """The unit's, where it could be read."""
    reasons: tuple[str, ...]


class Library(Value):
    """The content that is served.

    `law_known_to` is the day on which our sources end: beyond it nothing is
    scored and nothing is stated as current. `spanish_read_by` names the
    qualified reader of the Spanish, once there is one.
    """

    law_known_to: date
    spanish_read_by: str | None = None
    legal_help: Text
    sources: dict[str, Source]
    facts: dict[str, Fact]
    terms: dict[str, Term]
    misconceptions: dict[str, Misconception]
    case_facts: dict[str, CaseFact]
    flowcharts: dict[str, Flowchart]
    charts: dict[str, Chart] = Field(default_factory=dict)
    events: dict[str, Event] = Field(default_factory=dict)
    cases: dict[str, Case] = Field(default_factory=dict)
    protocols: dict[str, Protocol] = Field(default_factory=dict)
    items: dict[str, Item]
    predictions: dict[str, Item] = Field(default_factory=dict)
    """What asks for the endings of cases, by id: derived from `cases`, in no unit and in no bank."""
    units: tuple[Unit, ...]
    teaching: dict[str, TeachingNotes] = Field(default_factory=dict)
    """By the unit's id. Only for who is signed in as the teacher."""
    set_aside: tuple[SetAside, ...] = ()
    notes_set_aside: tuple[SetAside, ...] = ()
    """The teaching notes that served units have to do without."""

    @property
    def items_of_charts(self) -> frozenset[str]:
        """The items that a chart asks, whether a section shows it or not."""
        return frozenset(item for chart in self.charts.values() for item in chart.items if item in self.items)

    def unit(self, unit_id: str) -> Unit:
        """The unit with this id. Raises KeyError if it is not served."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(f"no unit {unit_id} is served")

    def flowchart_of_view(self, view_id: str) -> tuple[Flowchart, View]:
        """The flowchart that has this view, and the view. Raises KeyError if none has."""
        for flowchart in self.flowcharts.values():
            for view in flowchart.views:
                if view.id == view_id:
                    return flowchart, view
        raise KeyError(f"no flowchart has a view {view_id}")
