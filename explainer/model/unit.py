"""A unit: what a class learns in about one lesson."""

from typing import Literal

from pydantic import Field

from explainer.model.citation import Citation
from explainer.model.text import Slug, Text, Value

ProtocolId = Literal[
    "think-pair-share",
    "structured-academic-controversy",
    "four-corners",
    "fishbowl",
    "gallery-walk",
    "case-conference",
]
"""The protocols that a prompt may be written for. What each is, is told in content/protocols."""


class Objective(Value):
    """What a learner will be able to do."""

    id: Slug
    text: Text


class ContentNote(Value):
    """A warning before a hard passage, and the equal task for those who skip it.

    `cite` holds what the task's statements rest on, for they stand outside the prose.
    """

    note: Text
    instead: Text
    item: Slug
    cite: tuple[Citation, ...] = ()


class Prose(Value):
    """The Markdown of one section and the file that holds it, for messages."""

    en: str
    es: str
    file_en: str
    file_es: str

    def in_(self, locale: str) -> str:
        """The Markdown in one language."""
        return self.en if locale == "en" else self.es


class Section(Value):
    """A short passage and the question after it.

    The prose is in `NN-slug.en.md` beside `NN-slug.es.md`, where the slug is
    the section's id. `flowchart` names the view of a flowchart to show,
    `chart` a chart, `events` the events to list.
    """

    id: Slug
    title: Text
    lead: Text
    minutes: int = Field(ge=1, le=30)
    prose: Prose
    item: Slug
    content_note: ContentNote | None = None
    flowchart: Slug | None = None
    chart: Slug | None = None
    events: tuple[Slug, ...] = ()


class Role(Value):
    """Someone's part in a discussion: always a decider, advocate, researcher or designer."""

    name: Text
    task: Text


class Side(Value):
    """One of the two answers that a prompt's question can have, with what speaks for it.

    The claim is one sentence that those who hold it would call fairly put, and
    the citations are the evidence that it may use.
    """

    id: Slug
    name: Text
    claim: Text
    cite: tuple[Citation, ...] = Field(min_length=1)


class Prompt(Value):
    """Something to talk about, with the protocol that it was written for.

    `steps` and `roles` are those of that protocol, in the prompt's own words.
    Its two sides let it run with any other (explainer/model/protocol.py).
    """

    id: Slug
    question: Text
    protocol: ProtocolId
    minutes: int = Field(ge=2, le=60)
    steps: tuple[Text, ...] = Field(min_length=2)
    roles: tuple[Role, ...] = Field(min_length=2)
    stems: tuple[Text, ...] = Field(min_length=2)
    sides: tuple[Side, ...] = Field(min_length=2, max_length=2)
    cite: tuple[Citation, ...] = Field(min_length=1)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place that the prompt and its sides rest on, each once."""
        of_sides = (citation for side in self.sides for citation in side.cite)
        return tuple(dict.fromkeys((*self.cite, *of_sides)))


class Unit(Value):
    """A unit, resolved: its sections carry their prose."""

    id: Slug
    order: int = Field(ge=1)
    title: Text
    question: Text
    minutes: int = Field(ge=5, le=240)
    prerequisites: tuple[Text, ...] = ()
    out_of_scope: tuple[Text, ...] = Field(min_length=1)
    objectives: tuple[Objective, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=1)
    quiz: tuple[Slug, ...] = Field(min_length=1)
    prompts: tuple[Prompt, ...] = ()

    def section(self, section_id: str) -> Section:
        """The section with this id. Raises KeyError if there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(f"{self.id} has no section {section_id}")

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Every item of the unit: after the sections, instead of hard ones, in the quiz."""
        ids: list[str] = []
        for section in self.sections:
            ids.append(section.item)
            if section.content_note is not None:
                ids.append(section.content_note.item)
        return tuple(dict.fromkeys([*ids, *self.quiz]))
