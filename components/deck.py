"""What each slide of a lesson is called."""

from explainer.classroom.lesson import Step
from explainer.model.library import Library
from explainer.wording import Wording


def slide_name(slide: Step, library: Library, say: Wording) -> str:
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


def full_slide_name(slide: Step, library: Library, say: Wording) -> str:
    """What a slide is called where no name of its part stands above it."""
    name = slide_name(slide, library, say)
    if slide.section is None or slide.kind == "section":
        return name
    return f"{say.text(slide.section.title)}: {name}"
