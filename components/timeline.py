"""Events as a list in their order: when, what, who acted, and with what effect."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from components.citations import cite_lines
from components.icon import icon
from components.terms import Glossed
from explainer.model.citation import Confidence, Source
from explainer.model.timeline import EFFECTS, Actor, Effect, Event
from explainer.wording import Wording


def day_words(event: Event, say: Wording) -> str:
    """The day of an event, no more exactly than it is known: July 28, 1951; July 1951; 1951."""
    exact = event.on.count("-")
    words = (str(event.first_day.year), say.month(event.first_day), say.day(event.first_day))[exact]
    return words[:1].upper() + words[1:]


def actor_words(actor: Actor, say: Wording) -> str:
    """Who acted."""
    words: dict[Actor, str] = {
        "congress": say("Congress"),
        "president": say("President"),
        "agency": say("Agency"),
        "court": say("Court"),
        "other-nations": say("Other nations"),
    }
    return words[actor]


def effect_words(effect: Effect, say: Wording) -> str:
    """What an event did to the ways to protection, in a word."""
    words: dict[Effect, str] = {"opened": say("Opened"), "narrowed": say("Narrowed"), "mixed": say("Mixed")}
    return words[effect]


def effect_meaning(effect: Effect, say: Wording) -> str:
    """What the word for an effect means."""
    words: dict[Effect, str] = {
        "opened": say("more people could reach or get protection"),
        "narrowed": say("fewer people could"),
        "mixed": say("some more, some fewer"),
    }
    return words[effect]


def unsure_words(confidence: Confidence, say: Wording) -> str | None:
    """What a reader must know where an event is not verified, else None."""
    if confidence == "known":
        return say("Settled history; its source was not reread here.")
    if confidence == "uncertain":
        return say("Uncertain: the sources differ or are incomplete.")
    return None


def effect_mark(effect: Effect, say: Wording) -> Markup:
    """An effect as colour, shape and word together."""
    return Markup('<span class="effect {}">{}{}</span>').format(
        effect, icon(effect), effect_words(effect, say)
    )


def effect_legend(say: Wording) -> Markup:
    """What the marks mean, and that they judge nothing."""
    marks = Markup("").join(
        Markup("<li>{}<span>{}</span></li>").format(effect_mark(effect, say), effect_meaning(effect, say))
        for effect in EFFECTS
    )
    return Markup(
        '<div class="effects small"><ul class="plain">{}</ul><p class="small soft">{}</p></div>'
    ).format(
        marks,
        say(
            "The mark describes what an event did. It does not say whether that was right: each gives its "
            "reason, so that you can disagree."
        ),
    )


def timeline(
    events: Iterable[Event],
    sources: Mapping[str, Source],
    say: Wording,
    glossed: Glossed,
    *,
    heading: str = "h3",
) -> Markup:
    """The events from the first to the last. `glossed` opens their specialist words; its entries go after."""
    rows = Markup("").join(
        _row(event, sources, say, glossed, Markup(heading))
        for event in sorted(events, key=lambda event: (event.first_day, event.id))
    )
    return Markup('<ol class="plain timeline" role="list">{}</ol>').format(rows)


def _row(
    event: Event, sources: Mapping[str, Source], say: Wording, glossed: Glossed, heading: Markup
) -> Markup:
    unsure = unsure_words(event.confidence, say)
    cited = Markup("").join(
        Markup("<li>{}</li>").format(line) for line in cite_lines(event.cite, sources, say)
    )
    return Markup(
        '<li><p class="when"><time datetime="{on}">{day}</time></p><div class="event">'
        "<{h}>{title}</{h}>"
        '<p class="acted"><span class="tag"><span class="sr">{who} </span>{actor}</span>'
        '<span class="sr">{effect_label} </span>{effect}</p>'
        "<p>{what}</p><p><b>{why_label}</b> {why}</p>{unsure}"
        '<details class="quiet"><summary>{source_label}</summary><ul class="plain small soft">{cited}</ul>'
        "</details></div></li>"
    ).format(
        on=event.on,
        day=day_words(event, say),
        h=heading,
        title=say.text(event.title),
        who=say("Who acted:"),
        actor=actor_words(event.by, say),
        effect_label=say("Effect:"),
        effect=effect_mark(event.effect, say),
        what=glossed(say.text(event.what)),
        why_label=_why(event.effect, say),
        why=glossed(say.text(event.why)),
        unsure=Markup('<p class="small unsure">{}</p>').format(unsure) if unsure else "",
        source_label=say("Source") if len(event.cite) == 1 else say("Sources"),
        cited=cited,
    )


def _why(effect: Effect, say: Wording) -> str:
    words: dict[Effect, str] = {
        "opened": say("Why “opened”:"),
        "narrowed": say("Why “narrowed”:"),
        "mixed": say("Why “mixed”:"),
    }
    return words[effect]
