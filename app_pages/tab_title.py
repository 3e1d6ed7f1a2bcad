"""What the browser's tab says: the part that is open before the page it belongs to."""

from collections.abc import Mapping

from app_pages.visit import Visit
from explainer.scoring.course import QUIZ


def tab_title(visit: Visit, path: str, where: Mapping[str, str]) -> str:
    """The title of a page for tabs, bookmarks and screen readers, which read it first.

    `where` is from the address, so names that nothing has are passed over.
    """
    say = visit.say
    titles = {
        "": say("Asylum, Explained"),
        "learn": say("Learn"),
        "unit": say("Unit"),
        "explore": say("Explore"),
        "law": say("The law through time"),
        "case": say("Same case, different year"),
        "record": say("My record"),
        "about": say("About"),
        "teach": say("For teachers"),
        "project": say("Projector"),
        "present": say("For teachers"),
        "console": say("Console"),
        "wall": say("Projector"),
        "room": say("Your class"),
    }
    if path == "unit":
        for unit in visit.library.units:
            if unit.id == where.get("unit"):
                part = where.get("section", "")
                at_end = part == QUIZ and where.get("item") == "result"
                parts = {
                    **{section.id: say.text(section.title) for section in unit.sections},
                    QUIZ: say("What you know now") if at_end else say("Check yourself"),
                    "talk": say("Questions to talk about"),
                    "sources": say("Sources of this unit"),
                }
                return " · ".join([*filter(None, [parts.get(part)]), say.text(unit.title)])
    if path == "about":
        return say("What is stored") if where.get("part") == "privacy" else titles[path]
    if path == "explore" and where.get("show") == "sources":
        return say("Sources")
    if path == "explore" and where.get("show") == "glossary":
        return say("Glossary")
    if path == "explore" and where.get("show") == "timeline" and visit.library.events:
        return say("Timeline")
    if path == "explore" and where.get("show") == "chart":
        for chart in visit.library.charts.values():
            if chart.id == where.get("chart"):
                return say.text(chart.predict.ask)  # its title would give the figures away
    if path == "explore":
        for flowchart in visit.library.flowcharts.values():
            for view in flowchart.views:
                if view.id == where.get("view"):
                    return say.text(view.title)
    return titles[path]
