"""A talk on the console: its steps, who waits for whom, who sits where."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from components.talk_view import letter_of
from explainer.classroom.talk import Talk, Waiting
from explainer.wording import Wording


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
    if talk.protocol.places:
        return _corner_people(talk, aliases, say)
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


def corner_counts(talk: Talk, say: Wording) -> Markup:
    """How many stand at each place, and how many have not chosen. For the console."""
    counts = Counter(talk.stands.values())
    rows = [(say.text(place.name), counts[place.id]) for place in talk.protocol.places]
    rows.append((say("Not chosen on a device"), len(talk.seats.keys() - talk.stands.keys())))
    lines = Markup("").join(
        Markup('<div><dt>{}</dt><dd class="num">{}</dd></div>').format(*row) for row in rows
    )
    return Markup('<dl class="corner-counts">{}</dl>').format(lines)


def _corner_people(talk: Talk, aliases: dict[int, str], say: Wording) -> Markup:
    names: list[tuple[str | None, str]] = [(place.id, say.text(place.name)) for place in talk.protocol.places]
    names.append((None, say("Not chosen on a device")))
    rows = Markup("")
    for place, name in names:
        there = [one for one in sorted(talk.seats) if talk.stands.get(one) == place]
        people = Markup("").join(
            Markup('<li>{} <span class="soft small">{}</span></li>').format(
                aliases.get(one, ""), say.text(talk.protocol.role(talk.seats[one].role).name)
            )
            for one in there
        )
        if there:
            rows += Markup('<h3>{}</h3><ul class="list">{}</ul>').format(name, people)
    return rows


def _part_words(talk: Talk, one: int, role: str, say: Wording) -> str:
    name, side = say.text(talk.protocol.role(role).name), talk.side_now(one)
    return say("Side {letter}: {name}", letter=letter_of(side), name=name) if side is not None else name
