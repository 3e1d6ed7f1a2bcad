"""The list of units that is served, with the visitor's way through each."""

from markupsafe import Markup

from app_pages.course import next_address, parts, steps
from app_pages.visit import Visit
from components.unit_views import unit_row


def unit_list(visit: Visit) -> Markup:
    """Every unit that is served and how far the visitor has come; if there is none, what to do."""
    say, rows = visit.say, Markup("")
    for unit in visit.library.units:
        course, onward = parts(visit, unit), next_address(visit, unit)
        done = sum(part.done for part in course)
        if onward is None:
            status = say("Done")
        elif done == 0:
            status = say("Not started")
        else:
            status = say("{done} of {total} parts done", done=done, total=len(course))
        rows += unit_row(
            unit,
            say,
            steps=steps(visit, course, onward[0] if onward and done else None, links=False, outside=True),
            status=status,
            href=visit.address("unit", unit=unit.id, section="start"),
            here=0 < done < len(course),
            present=visit.address("present", unit=unit.id)
            if visit.is_teacher and not visit.is_preview
            else None,
        )
    if not visit.library.units:
        return Markup('<p class="notice">{}</p>').format(
            say("No unit can be shown just now. Tell your teacher: the check names what is wrong.")
        )
    return Markup('<ol class="plain units">{}</ol>').format(rows)
