"""The slides of a unit, in the order of the lesson, and what each is called."""

from dataclasses import dataclass
from typing import Literal

from explainer.model.library import Library
from explainer.model.unit import Prompt, Section, Unit
from explainer.wording import Wording

Kind = Literal["title", "section", "events", "predict", "chart", "flowchart", "question", "prompt"]


@dataclass(frozen=True)
class Slide:
    """One screen: what it shows, of which section, question or prompt."""

    kind: Kind
    section: Section | None = None
    item: str | None = None
    prompt: Prompt | None = None


def slides(unit: Unit) -> tuple[Slide, ...]:
    """The title, the sections with what belongs to them, the quiz, the talk.

    What a chart shows is a slide of its own after the one that asks to
    predict it, so that it is not sent before the class has guessed.
    """
    deck = [Slide("title")]
    for section in unit.sections:
        deck.append(Slide("section", section))
        if section.events:
            deck.append(Slide("events", section))
        if section.chart:
            deck += [Slide("predict", section), Slide("chart", section)]
        if section.flowchart:
            deck.append(Slide("flowchart", section))
        deck.append(Slide("question", section, section.item))
    deck += [Slide("question", item=item) for item in unit.quiz]
    deck += [Slide("prompt", prompt=prompt) for prompt in unit.prompts]
    return tuple(deck)


def slide_name(slide: Slide, library: Library, say: Wording) -> str:
    """What a slide is called in a list, beneath the name of its part of the unit."""
    if slide.prompt is not None:
        return say.text(slide.prompt.question)
    if slide.section is None:
        return say("Title") if slide.item is None else say.text(library.items[slide.item].stem)
    return {
        "events": say("Timeline"),
        "predict": say("Chart: guess first"),
        "chart": say("Chart"),
        "flowchart": say("Flowchart"),
        "question": say("Question"),
    }.get(slide.kind, say.text(slide.section.title))
