"""A unit as a lesson: its steps in order, one screen each."""

from dataclasses import dataclass
from typing import Literal

from explainer.model.unit import Prompt, Section, Unit

Kind = Literal["title", "section", "events", "predict", "chart", "flowchart", "question", "prompt"]


@dataclass(frozen=True)
class Step:
    """One screen: what it shows, of which section, question or prompt."""

    kind: Kind
    section: Section | None = None
    item: str | None = None
    prompt: Prompt | None = None

    @property
    def name(self) -> str:
        """What a room remembers, such as "question/who-is-screened": places in a list move."""
        of = self.item or (self.prompt.id if self.prompt else self.section.id if self.section else "")
        return f"{self.kind}/{of}" if of else self.kind


def lesson(unit: Unit) -> tuple[Step, ...]:
    """The title, the sections with what belongs to them, the quiz, the talk.

    What a chart shows is a step of its own after the one that asks to predict
    it, so that it is not sent before the class has guessed.
    """
    steps = [Step("title")]
    for section in unit.sections:
        steps.append(Step("section", section))
        if section.events:
            steps.append(Step("events", section))
        if section.chart:
            steps += [Step("predict", section), Step("chart", section)]
        if section.flowchart:
            steps.append(Step("flowchart", section))
        steps.append(Step("question", section, section.item))
    steps += [Step("question", item=item) for item in unit.quiz]
    steps += [Step("prompt", prompt=prompt) for prompt in unit.prompts]
    return tuple(steps)


def place_of(name: str, steps: tuple[Step, ...]) -> int:
    """Where the named step stands. The first where there is none of that name: the content has changed."""
    return next((at for at, step in enumerate(steps) if step.name == name), 0)
