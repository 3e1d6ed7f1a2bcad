"""A talk on the projector: the step, the sides or places, and what was approved. Never a name."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from components.countdown import timer_place
from components.talk_view import group_words, place_words, task_of, written
from components.unit_views import side_words
from explainer.classroom.contribution import Contribution
from explainer.classroom.talk import STANDS, Talk
from explainer.model.protocol import SIDES
from explainer.wording import Wording


def talk_slide(talk: Talk, shown: Sequence[Contribution], say: Wording) -> Markup:
    """The step on the projector. Never a name; groups by number only."""
    body = Markup(
        '<p class="kicker">{}</p><div class="talk-head"><h1 id="main" tabindex="-1" data-route="">{}</h1>'
        "{}</div>"
        '<p class="talk-question">{}</p><p class="talk-do">{}</p>'
    ).format(
        place_words(talk, say),
        say.text(talk.step.name),
        timer_place(say, big=True),
        say.text(talk.prompt.question),
        say.text(talk.step.do),
    )
    if talk.protocol.sides and talk.has_sides:
        body += _wall_sides(talk, say)
    if talk.protocol.places:
        body += _wall_places(talk, say)
    if talk.at == 0:
        body += _how_to_sit(talk, say)
    if talk.step.kind == "restate" and talk.seats:
        body += _groups_done(talk, say)
    return body + shown_texts(talk, shown, say)


def _wall_sides(talk: Talk, say: Wording) -> Markup:
    cells = Markup("").join(
        Markup('<div class="{}"><b>{}</b><p>{}</p></div>').format(
            "speaks" if talk.step.side == letter else "", name, say.text(talk.side(letter).claim)
        )
        for letter, name in zip(SIDES, side_words(talk.prompt, say), strict=True)
    )
    note = (
        Markup('<p class="soft">{}</p>').format(
            say("Whoever was side A is side B now, and the other way round.")
        )
        if talk.is_switched
        else Markup("")
    )
    return Markup('<div class="wall-sides">{}</div>{}').format(cells, note)


def _wall_places(talk: Talk, say: Wording) -> Markup:
    """The places; how many stand at each once they have chosen, so that nobody follows the crowd."""
    counts = Counter(talk.stands.values())
    chosen = bool(counts) and talk.step.kind not in STANDS
    rows = Markup("").join(
        Markup("<li><span>{}</span>{}</li>").format(
            say.text(place.name),
            Markup(' <b class="num">{}</b>').format(counts[place.id]) if chosen else "",
        )
        for place in talk.protocol.places
    )
    return Markup(
        '<p class="kicker">{}</p><p class="wall-claim">{}</p><ul class="plain wall-places">{}</ul>'
    ).format(say("The claim to stand for or against"), say.text(talk.side("a").claim), rows)


def _how_to_sit(talk: Talk, say: Wording) -> Markup:
    """Where to sit: by the device, or without any."""
    if talk.protocol.places:
        where = ""
    elif talk.seats:
        where = say("Your group and your part stand on your device.")
    else:
        where = say("Make groups of {n} and share out the roles.", n=talk.protocol.group_size)
        if talk.protocol.sides:
            where += " " + say("Half of each group takes side A, the other half side B.")
    roles = Markup("").join(
        Markup("<li><b>{}</b> <span>{}</span></li>").format(
            say.text(role.name), say.text(task_of(talk, role))
        )
        for role in talk.protocol.roles
    )
    return Markup('<p>{}</p><ul class="plain wall-roles">{}</ul>').format(where, roles)


def _groups_done(talk: Talk, say: Wording) -> Markup:
    groups = {seat.group for seat in talk.seats.values()}
    done = len(groups - {each.group for each in talk.waiting})
    return Markup('<p class="soft">{}</p>').format(
        say("{n} of {total} groups have understood each other.", n=done, total=len(groups))
    )


def shown_texts(talk: Talk | None, shown: Sequence[Contribution], say: Wording) -> Markup:
    """What the teacher has approved, the latest first."""
    if not shown:
        return Markup("")
    rows = Markup("").join(
        Markup("<li>{}{}</li>").format(
            Markup("<b>{}</b>").format(group_words(talk, one.group, say)) if talk and one.group else "",
            written(one.text),
        )
        for one in reversed(shown)
    )
    return Markup('<section class="wall-texts"><h2>{}</h2><ul class="plain">{}</ul></section>').format(
        say("Written in class, shown without names"), rows
    )
