"""A process of law as nodes and edges, each with the days on which it stood."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from explainer.model.citation import Citation, Confidence
from explainer.model.dated import BeforeHistory, InForce
from explainer.model.text import Line, Slug, Text, Value
from explainer.model.timeline import Actor

NodeKind = Literal["start", "question", "step", "outcome"]
Ending = Literal["stays", "goes-on", "ends"]
FactType = Literal["yes-no", "choice", "number", "date"]
NODES_AT_A_TIME = 12
"""More nodes than this on one screen cannot be taken in (design.md, 5)."""


class FactChoice(Value):
    """One of the values that a case fact of type `choice` may have."""

    id: Slug
    label: Text


class CaseFact(Value):
    """Something about a case that the guard of an edge may ask.

    A day may be worked out: the chosen day, less the days that the fact
    `days_before` counts. `once_continued` is the value that a fact takes once
    a case has been led on into another flowchart.
    """

    id: Slug
    type: FactType
    label: Text
    default: bool | int | Line | None = None
    choices: tuple[FactChoice, ...] = ()
    days_before: Slug | None = None
    once_continued: bool | int | Line | None = None


class Between(Value):
    """A guard on a number or a day.

    `min` and `max` are inclusive; `after` is on or after, `before` strictly before.
    """

    min: int | None = None
    max: int | None = None
    after: date | None = None
    before: date | None = None


Guard = bool | int | Line | tuple[Line, ...] | Between


class Contested(InForce):
    """Days on which the law at a node was unsettled, split between courts, or is not known to us.

    It concerns the cases that have the facts of `when`, or of one in a list of
    such, and go on to one of the nodes in `to`; where neither is given, every
    case.
    """

    when: dict[str, Guard] | tuple[dict[str, Guard], ...] | None = None
    to: tuple[Slug, ...] = ()
    why: Text
    cite: Citation

    @property
    def concerned(self) -> tuple[Mapping[str, Guard], ...]:
        """The facts of the cases that it concerns, one set of them for each kind of case."""
        if self.when is None:
            return ({},)
        return self.when if isinstance(self.when, tuple) else (self.when,)


class Change(Value):
    """What one day changed in a flowchart, and who changed it. `event` is its entry in the timeline."""

    on: date
    by: Actor
    what: Text
    cite: Citation | tuple[Citation, ...]
    event: Slug | None = None


class Node(Value):
    """A step of the process: who decides, in plain words, and by what rule.

    An outcome may lead on into another flowchart (`continues_in`, its id): a
    case that ends here goes on at that one's start. `rests_on` names the dated
    values whose content its words state.
    """

    id: Slug
    kind: NodeKind
    label: Text
    plain: Text
    who_decides: Text
    cite: Citation | tuple[Citation, ...]
    confidence: Confidence
    note: Text | None = None
    ending: Ending | None = None
    continues_in: Slug | None = None
    rests_on: tuple[Slug, ...] = ()
    contested: tuple[Contested, ...] = ()
    in_force: tuple[InForce, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _outcomes_say_what_follows(self) -> Self:
        if self.continues_in is not None and self.kind != "outcome":
            raise ValueError("only an outcome leads on into another flowchart. Delete `continues_in`")
        if (self.kind == "outcome") != (self.ending is not None):
            raise ValueError(
                "an outcome says its `ending`, and no other node does. "
                "Add `ending: stays|goes-on|ends`, or correct the `kind`"
            )
        return self

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the node, as a tuple whichever way they were written."""
        return (self.cite,) if isinstance(self.cite, Citation) else self.cite

    def contests_on(self, day: date) -> tuple[Contested, ...]:
        """What is contested about the law of the node on a day, for any case."""
        return tuple(one for one in self.contested if one.covers(day))


class Edge(Value):
    """A labelled way on. `short` is what the diagram writes beside the line.

    `when` maps case facts to what they must be; all must hold, and
    `{else: true}` holds where no other active edge of the node does.
    """

    id: Slug
    from_: Slug = Field(alias="from")
    to: Slug
    label: Text | None = None
    short: Text | None = None
    when: dict[str, Guard] | None = None
    in_force: tuple[InForce, ...] = Field(min_length=1)


class Group(Value):
    """Nodes of a view that are folded into one until a reader opens them."""

    id: Slug
    label: Text
    plain: Text
    nodes: tuple[Slug, ...] = Field(min_length=2)


class View(Value):
    """A named part of a flowchart, small enough for one screen."""

    id: Slug
    title: Text
    summary: Text
    start: Slug
    before: Text | None = None
    nodes: tuple[Slug, ...] = Field(min_length=2)
    groups: tuple[Group, ...] = ()


class Graph(Value):
    """The nodes and edges of a flowchart that stood on one day."""

    on: date
    start: Slug
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, node_id: str) -> Node:
        """The node with this id. Raises KeyError if it did not stand on the day."""
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise KeyError(f"no node {node_id} stood on {self.on}")

    @property
    def begins(self) -> bool:
        """Whether its start stood on the day: before that this part of a process did not exist as drawn."""
        return any(node.id == self.start for node in self.nodes)

    def ways_on(self, node_id: str) -> tuple[Edge, ...]:
        """The edges that leave a node, in the author's order."""
        return tuple(edge for edge in self.edges if edge.from_ == node_id)


class Flowchart(Value):
    """A whole process and its views. `simplifies` lists what the drawing leaves out."""

    id: Slug
    title: Text
    summary: Text
    start: Slug
    drawn_from: date
    simplifies: tuple[Text, ...] = ()
    nodes: tuple[Node, ...] = Field(min_length=2)
    edges: tuple[Edge, ...] = Field(min_length=1)
    views: tuple[View, ...] = ()
    changes: tuple[Change, ...] = ()

    def on(self, day: date) -> Graph:
        """The nodes and edges in force on `day`.

        An edge is left out where either of its ends did not stand. Raises
        BeforeHistory for a day before the flowchart's drawing begins.
        """
        if day < self.drawn_from:
            raise BeforeHistory(f"{self.id}: nothing is drawn before {self.drawn_from}; {day} was asked for")
        nodes = tuple(n for n in self.nodes if any(i.covers(day) for i in n.in_force))
        standing = {n.id for n in nodes}
        edges = tuple(
            e
            for e in self.edges
            if e.from_ in standing and e.to in standing and any(i.covers(day) for i in e.in_force)
        )
        return Graph(on=day, start=self.start, nodes=nodes, edges=edges)

    @property
    def boundary_days(self) -> tuple[date, ...]:
        """Every day from which the drawing may differ from the day before, oldest first."""
        spans = [span for node in self.nodes for span in node.in_force]
        spans += [span for edge in self.edges for span in edge.in_force]
        days = {span.from_ for span in spans} | {span.until for span in spans if span.until is not None}
        return tuple(sorted({self.drawn_from} | {day for day in days if day > self.drawn_from}))

    def view(self, view_id: str) -> View:
        """The view with this id. Raises KeyError if there is none."""
        for view in self.views:
            if view.id == view_id:
                return view
        raise KeyError(f"{self.id} has no view {view_id}")

    def view_on(self, view_id: str, day: date) -> Graph:
        """The part of the day's graph that a view shows, from the view's own start.

        Before the flowchart's drawing begins it is empty, as for a part that did not exist yet.
        """
        view = self.view(view_id)
        if day < self.drawn_from:
            return Graph(on=day, start=view.start, nodes=(), edges=())
        whole = self.on(day)
        shown = set(view.nodes)
        return Graph(
            on=day,
            start=view.start,
            nodes=tuple(n for n in whole.nodes if n.id in shown),
            edges=tuple(e for e in whole.edges if e.from_ in shown and e.to in shown),
        )
