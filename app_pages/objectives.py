"""What a visitor's answers show about each objective, in words that name the evidence."""

from markupsafe import Markup

from app_pages.course import attempts
from app_pages.visit import Visit
from components.icon import icon
from components.unit_views import objective_rows
from explainer.model.unit import Unit
from explainer.scoring.progress import ObjectiveProgress, progress


def state_mark(state: str, visit: Visit) -> Markup:
    """The state of an objective as colour, shape and word."""
    say = visit.say
    words = {
        "solid": ("right", say("Solid")),
        "getting-there": ("partly", say("Getting there")),
        "not-yet": ("notyet", say("Not yet")),
        "untried": ("untried", say("Not tried")),
    }
    sign, name = words[state]
    return Markup('<span class="mark {}">{}{}</span>').format(sign, icon(sign), name)


def evidence_words(row: ObjectiveProgress, visit: Visit) -> str:
    """How many questions stand behind a state, at first try and in practice."""
    say, tried = visit.say, row.items_tried
    if not tried:
        return say.plural("{n} question asks about this.", "{n} questions ask about this.", len(row.items))
    scored = [evidence.scored for evidence in tried if evidence.scored is not None]
    first = sum(attempt.points == attempt.out_of for attempt in scored)
    told = say("{first} of {tried} right at the first try", first=first, tried=len(tried))
    partly = sum(0 < attempt.points < attempt.out_of for attempt in scored)
    if partly:
        told += ", " + say.plural("{n} partly right", "{n} partly right", partly)
    practice = sum(len(evidence.practice) for evidence in tried)
    if practice:
        told += "; " + say.plural("{n} more try in practice", "{n} more tries in practice", practice)
    left = len(row.items) - len(tried)
    if left:
        told += "; " + say.plural("{n} question to go", "{n} questions to go", left)
    return told + "."


def objectives_of(visit: Visit, unit: Unit) -> Markup:
    """The objectives of a unit with their states and the evidence for each."""
    library = visit.library
    rows = progress(unit, library.items, attempts(visit), visit.as_of, library.items_of_charts)
    return objective_rows(
        [(row.state, visit.say.text(row.objective.text), evidence_words(row, visit)) for row in rows],
        lambda state: state_mark(state, visit),
    )
