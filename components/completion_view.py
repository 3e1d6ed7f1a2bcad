"""Completion codes on paper, and the teacher's form that confirms one."""

from collections.abc import Sequence

from markupsafe import Markup

from explainer.model.unit import Unit
from explainer.scoring.completion_code import Completion
from explainer.wording import Wording


def completion_lines(codes: Sequence[tuple[Unit, Completion, str]], say: Wording) -> Markup:
    """A code for each unit that was worked on, for the student's paper. Nothing if there is none."""
    if not codes:
        return Markup("")
    rows = Markup("").join(
        Markup('<li><b>{}</b>: {} <span class="mono code-line" lang="zxx">{}</span></li>').format(
            say.text(unit.title), completion_words(done, say), code
        )
        for unit, done, code in codes
    )
    return Markup(
        '<section class="completion"><h2>{}</h2><p class="small soft">{}</p><ul class="plain stack" '
        'style="--gap:8px;margin-top:8px">{}</ul></section>'
    ).format(
        say("Completion codes"),
        say("Your teacher can confirm them. They hold what is said here, and open nothing."),
        rows,
    )


def completion_words(done: Completion, say: Wording) -> str:
    """What was done, in one sentence."""
    return say(
        "{answered} of {questions} questions answered, points: {points}, on {day}.",
        answered=done.answered,
        questions=done.questions,
        points=say.number(float(done.points)),
        day=say.day(done.on),
    )
