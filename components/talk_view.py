"""A talk on a screen: its step, who speaks for what, what to cite, and what was written, as text alone."""

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from components.citations import cite_lines
from components.countdown import timer_place
from components.unit_views import bullets, other_evidence, side_words
from explainer.classroom.contribution import Contribution
from explainer.classroom.talk import STANDS, Talk, Waiting
from explainer.model.citation import Citation
from explainer.model.library import Library
from explainer.model.protocol import SIDES, ProtocolRole, SideLetter
from explainer.model.text import Text
from explainer.wording import Wording


def written(text: str) -> Markup:
    """What a student wrote, set apart by its own direction, in its own lines."""
    return Markup('<blockquote class="written" dir="auto">{}</blockquote>').format(text)


def letter_of(side: SideLetter) -> str:
    """The letter as people read it."""
    return side.upper()


def place_words(talk: Talk, say: Wording) -> str:
    """Which step of which protocol."""
    return say(
        "{protocol}: step {n} of {total}",
        protocol=say.text(talk.protocol.name),
        n=talk.at + 1,
        total=len(talk.protocol.steps),
    )


def group_words(talk: Talk, group: int | None, say: Wording) -> str:
    """A group by its number, or by the place where it stands."""
    if group is None:
        return ""
    if talk.protocol.places:
        return say.text(talk.protocol.places[group - 1].name) if group <= len(talk.protocol.places) else ""
    return say("Group {n}", n=group)


def stems_of(talk: Talk) -> tuple[Text, ...]:
    """The prompt's own, where it was written for this protocol."""
    return talk.prompt.stems if talk.prompt.protocol == talk.protocol.id else talk.protocol.stems


def task_of(talk: Talk, role: ProtocolRole) -> Text:
    """What a role does: in the prompt's own words, where it has some for it."""
    if talk.prompt.protocol == talk.protocol.id:
        for own in talk.prompt.roles:
            if own.name == role.name:
                return own.task
    return role.task


def step_head(talk: Talk, say: Wording) -> Markup:
    """The step that is on, for a student's device."""
    return Markup(
        '<p class="kicker">{}</p><div class="talk-head"><h1 id="main" tabindex="-1" data-route="">{}</h1>'
        "{}</div>"
        '<p class="talk-question">{}</p><p class="lede">{}</p>'
    ).format(
        place_words(talk, say),
        say.text(talk.step.name),
        timer_place(say),
        say.text(talk.prompt.question),
        say.text(talk.step.do),
    )


def own_part(talk: Talk, participant: int, library: Library, say: Wording) -> Markup:
    """The device's group, side and role, with what to cite and words to begin with."""
    seat = talk.seats.get(participant)
    side = talk.side_now(participant)
    body = Markup("")
    if seat is not None:
        role = talk.protocol.role(seat.role)
        where = "" if talk.protocol.places else say("Group {n}", n=seat.group)
        body += Markup('<p class="talk-seat">{}<b>{}</b> {}</p>').format(
            Markup('<span class="tag">{}</span> ').format(where) if where else "",
            say.text(role.name),
            say.text(task_of(talk, role)),
        )
    if side is not None:
        turn = (
            ""
            if talk.has_the_floor(participant)
            else say("Listen now: side {letter} speaks.", letter=letter_of(talk.step.side or "a"))
        )
        if turn:
            body += Markup('<p class="notice">{}</p>').format(turn)
        body += Markup("<h2>{}</h2>").format(say("You speak for this side now"))
        body += _side(talk, side, library, say)
    else:
        sides = Markup("").join(_side(talk, letter, library, say) for letter in SIDES)
        body += Markup('<details class="talk-sides"><summary>{}</summary>{}</details>').format(
            say("Both sides and their evidence"), sides
        )
    others = other_evidence(talk.prompt)
    if others:
        body += Markup("<details><summary>{}</summary>{}</details>").format(
            say("More evidence"), _evidence(others, library, say)
        )
    return body + Markup("<h2>{}</h2>{}").format(
        say("Ways to start a sentence"), bullets(stems_of(talk), say)
    )


def _side(talk: Talk, letter: SideLetter, library: Library, say: Wording) -> Markup:
    side = talk.side(letter)
    return Markup('<div class="talk-side"><h3>{}</h3><p>{}</p>{}</div>').format(
        side_words(talk.prompt, say)[SIDES.index(letter)],
        say.text(side.claim),
        _evidence(side.cite, library, say),
    )


def _evidence(citations: Iterable[Citation], library: Library, say: Wording) -> Markup:
    lines = Markup("").join(
        Markup("<li>{}</li>").format(line) for line in cite_lines(citations, library.sources, say)
    )
    return Markup('<ul class="list small">{}</ul>').format(lines)


def restate_state(talk: Talk, participant: int, say: Wording) -> Markup:
    """Whether one's own restating counts yet, in a step of restating."""
    seat, side = talk.seats.get(participant), talk.side_now(participant)
    if seat is None or side is None:
        return Markup("")
    waits = any(each.group == seat.group and each.side == side for each in talk.waiting)
    words = (
        say("Your restating counts when the other side says that it is right.")
        if waits
        else say("The other side says: you put their case rightly.")
    )
    return Markup('<p class="notice" role="status">{}</p>').format(words)


def own_texts(mine: Sequence[Contribution], say: Wording) -> Markup:
    """The notes of this device, and what became of them."""
    if not mine:
        return Markup("")
    words = {
        "waiting": say("Waits for your teacher."),
        "private": say("Your teacher has read it and shows it to nobody."),
        "approved": say("On the projector, shown without your name."),
    }
    rows = Markup("").join(
        Markup('<li>{}<p class="small soft">{}</p></li>').format(written(one.text), words[one.state])
        for one in mine
    )
    return Markup('<h3>{}</h3><ul class="plain own-texts">{}</ul>').format(say("What you wrote"), rows)


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
    return Markup('<p class="wall-claim">{}</p><ul class="plain wall-places">{}</ul>').format(
        say.text(talk.side("a").claim), rows
    )


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


def step_rows(talk: Talk, say: Wording) -> Markup:
    """The protocol's steps with their minutes, for the console."""
    rows = Markup("").join(
        Markup('<li class="{}"{}><span>{}</span> <span class="num soft">{}</span></li>').format(
            "done" if at < talk.at else "here" if at == talk.at else "ahead",
            Markup(' aria-current="step"') if at == talk.at else "",
            say.text(step.name),
            say.plural("{n} min", "{n} min", step.minutes),
        )
        for at, step in enumerate(talk.protocol.steps)
    )
    return Markup('<ol class="list talk-steps">{}</ol>').format(rows)


def waiting_rows(waiting: Sequence[Waiting], say: Wording) -> Markup:
    """Who waits for whom."""
    if not waiting:
        return Markup('<p class="soft">{}</p>').format(say("No group waits."))
    rows = Markup("").join(
        Markup("<li>{}</li>").format(
            say(
                "Group {n}: side {side} waits for side {other} to say that it was understood.",
                n=each.group,
                side=letter_of(each.side),
                other=letter_of(each.on),
            )
        )
        for each in waiting
    )
    return Markup('<ul class="list">{}</ul>').format(rows)


def seat_rows(talk: Talk, aliases: dict[int, str], say: Wording) -> Markup:
    """Who sits where. For the teacher alone, who opened it."""
    rows = Markup("")
    for group in sorted({seat.group for seat in talk.seats.values()}):
        there = [(one, seat) for one, seat in sorted(talk.seats.items()) if seat.group == group]
        people = Markup("").join(
            Markup('<li>{} <span class="soft small">{}</span></li>').format(
                aliases.get(one, ""), _part_words(talk, one, seat.role, say)
            )
            for one, seat in there
        )
        rows += Markup('<h3>{}</h3><ul class="list">{}</ul>').format(say("Group {n}", n=group), people)
    return rows


def _part_words(talk: Talk, one: int, role: str, say: Wording) -> str:
    name, side, place = say.text(talk.protocol.role(role).name), talk.side_now(one), talk.stands.get(one)
    if side is not None:
        return say("Side {letter}: {name}", letter=letter_of(side), name=name)
    if place is not None:
        names = {each.id: say.text(each.name) for each in talk.protocol.places}
        return f"{name}, {names[place]}"
    return name
