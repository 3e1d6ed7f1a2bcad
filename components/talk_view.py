"""A talk on a student's device: its step, who speaks for what, what to cite, and what was written."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from components.citations import cite_lines
from components.countdown import timer_place
from components.unit_views import bullets, other_evidence, side_words
from explainer.classroom.contribution import Contribution
from explainer.classroom.talk import Talk
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
        where = group_words(talk, talk.group_of(participant), say)
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
        else say("The other side says: you put their case fairly.")
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
