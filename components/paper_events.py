"""Events of the timeline as a list on paper: when, what, by whom, and with what effect."""

from markupsafe import Markup

from components.paper_citation import briefs
from components.timeline import actor_words, day_words, effect_legend, effect_mark, unsure_words
from explainer.model.library import Library
from explainer.model.timeline import Event
from explainer.wording import Wording


def paper_events(
    events: tuple[Event, ...], library: Library, say: Wording, *, explained: bool = True
) -> Markup:
    """The events in their order, each whole on one sheet; where `explained`, also what the marks mean."""
    rows = Markup("")
    for event in events:
        unsure = unsure_words(event.confidence, say)
        rows += Markup(
            '<li><p class="when"><b>{day}</b><br>{actor}</p><div><h4>{title}</h4><p>{what}</p><p>{effect}: '
            '{why}</p><p class="fine">{cited}{unsure}</p></div></li>'
        ).format(
            day=day_words(event, say),
            actor=actor_words(event.by, say),
            title=say.text(event.title),
            what=say.text(event.what),
            effect=effect_mark(event.effect, say),
            why=say.text(event.why),
            cited=briefs(event.cite, library.sources, say),
            unsure=f". {unsure}" if unsure else "",
        )
    return Markup(
        '<section class="still"><h3>{}</h3>{}<ol class="plain paper-events">{}</ol></section>'
    ).format(say("What happened, in order"), effect_legend(say) if explained else "", rows)
