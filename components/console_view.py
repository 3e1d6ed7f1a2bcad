"""The teacher's console of a room: what the class is at, how it voted, what to do next."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from components.doors import Door, State, doors
from components.qr import qr_picture
from components.question import LETTERS, judged
from components.reteach_card import reteach_card
from components.room_views import stage_words
from explainer.classroom.poll import Stage
from explainer.classroom.report import NEEDS
from explainer.classroom.tally import Advice, Belief, Calibration, Tally
from explainer.model.glossary import Misconception
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.wording import Wording

PHASES: tuple[Stage, ...] = ("draft", "open", "closed", "open-again", "revealed")


def console_head(
    title: str,
    *,
    url: str,
    key_url: str,
    code: str,
    here: int,
    wall: str,
    has_begun: bool,
    say: Wording,
) -> Markup:
    """The room's unit, the way in, and the way to the wall.

    Once the class has begun, the way in is small: by then the counts want the room.
    """
    return Markup(
        '<div class="ax console-head{}"><div><p class="kicker">{}</p>'
        '<h1 id="main" tabindex="-1" data-route="console">{}</h1><p class="small soft">{}</p></div>'
        '<div class="console-way">'
        '<img src="{}" alt="{}" width="92" height="92"><div><p class="mono code" lang="zxx">{}</p>'
        '<p class="mono small" lang="zxx">{}</p></div></div>'
        '<a class="btn" href="{}" target="_blank" rel="opener">{}</a></div>'
    ).format(
        " begun" if has_begun else "",
        say("Console"),
        title,
        say.plural("{n} device is here", "{n} devices are here", here),
        qr_picture(key_url),
        say("QR code of this class"),
        code,
        url.removeprefix("http://").removeprefix("https://"),
        wall,
        say("Open the projector"),
    )


def phase_line(stage: Stage, say: Wording) -> Markup:
    """The way of a question, as doorways with their names."""
    at = PHASES.index("open-again" if stage == "closed-again" else stage)

    def state(place: int) -> State:
        return "done" if place < at else "here" if place == at else "ahead"

    names = Markup("").join(
        Markup('<li class="{}"{}>{}{}</li>').format(
            state(place),
            Markup(' aria-current="step"') if place == at else "",
            doors([Door(state(place), "")], stage_words(phase, say)),
            Markup('<span aria-hidden="true">{}</span>').format(stage_words(phase, say)),
        )
        for place, phase in enumerate(PHASES)
    )
    return Markup('<ol class="plain phases">{}</ol>').format(names)


def tally_rows(
    item: Item,
    key: frozenset[str],
    tallies: Sequence[Tally],
    misconceptions: Mapping[str, Misconception],
    say: Wording,
    *,
    is_shown: bool = False,
) -> Markup:
    """Each option with its count of the latest vote, the key marked, and what a distractor reveals.

    A bar is a share of all who answered. `is_shown`: whether the projector shows the counts by now.
    """
    last, first = tallies[-1], tallies[0] if len(tallies) > 1 else None
    of = max(1, last.ballots)
    rows = Markup("")
    for at, option in enumerate(item.options):
        count = last.options[option.id]
        before = (
            Markup(' <span class="soft small">({})</span>').format(
                say("before: {n}", n=first.options[option.id])
            )
            if first
            else ""
        )
        belief = misconceptions.get(option.misconception or "")
        rows += Markup(
            '<li><span class="letter">{}</span><div><p>{}{}</p><div class="bar{}" aria-hidden="true"><i '
            'style="width:{:.0f}%"></i></div>{}</div><b class="num">{}{}</b></li>'
        ).format(
            LETTERS[at],
            judged(option, say),
            Markup(' <span class="mark right">{}</span>').format(say("Key")) if option.id in key else "",
            " key" if option.id in key else "",
            100 * count / of,
            Markup('<p class="small belief"><b>{}</b> {}</p>').format(
                say("Misconception:"), say.text(belief.belief)
            )
            if belief and count
            else "",
            count,
            before,
        )
    hidden = say("Only you see these counts. The projector shows how many have answered.")
    told = Markup("") if is_shown else Markup('<p class="small soft">{}</p>').format(hidden)
    return Markup('<ul class="plain tally">{}</ul>{}').format(rows, told)


def advice_words(advice: Advice, share: float, say: Wording) -> tuple[str, str]:
    """The rule's advice as a heading and a reason."""
    percent = round(100 * share)
    title = {
        "re-teach": say("{n}% right so far. Teach it again.", n=percent),
        "discuss": say("{n}% right so far. Let them talk.", n=percent),
        "move-on": say("{n}% right so far. Explain and move on.", n=percent),
    }[advice]
    reason = {
        "re-teach": say("Under 35%, a talk has too little to grow from. Use a card below, then vote again."),
        "discuss": say("Between 35% and 70%, talking with a neighbor helps most. Then vote again."),
        "move-on": say("Over 70%, most have it. Show the answer and say why."),
    }[advice]
    return title, reason


def few_words(tally: Tally, say: Wording) -> tuple[str, str]:
    """What is said instead of advice while too few have answered for a share to mean anything."""
    return (
        say("{n} of {total} right so far.", n=tally.right, total=tally.ballots),
        say("With fewer than {needs} answers a share says little. You decide.", needs=NEEDS),
    )


def next_step(title: str, reason: str) -> Markup:
    """The one panel that says what comes next; the buttons stand under it."""
    return Markup('<section class="next-step"><h2>{}</h2><p>{}</p></section>').format(title, reason)


def radar_rows(beliefs: Sequence[Belief], library: Library, of: int, say: Wording) -> Markup:
    """Which misconceptions the chosen distractors reveal, the most widely held first, each with its card."""
    rows = Markup("").join(
        Markup('<li><p><b class="num">{}</b> {}</p>{}</li>').format(
            say("{n} of {total}", n=belief.people, total=of),
            say.text(library.misconceptions[belief.misconception].belief),
            Markup("<details><summary>{}</summary>{}</details>").format(
                say("Teach it again in two minutes"),
                reteach_card(library.misconceptions[belief.misconception], library.sources, say),
            ),
        )
        for belief in beliefs
        if belief.misconception in library.misconceptions
    )
    if not rows:
        return Markup('<p class="soft">{}</p>').format(say("Nothing yet: no vote has shown a misconception."))
    return Markup('<ul class="plain radar">{}</ul>').format(rows)


def calibration_table(found: Calibration, say: Wording) -> Markup:
    """Sure or not, right or not."""
    return Markup(
        '<table class="calibration"><caption>{}</caption><thead><tr><td></td><th scope="col">{}</th>'
        '<th scope="col">{}</th></tr></thead><tbody><tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>'
        '<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr></tbody></table>'
    ).format(
        say("How sure they were"),
        say("Right"),
        say("Not yet"),
        say("Sure"),
        found.sure_right,
        found.sure_wrong,
        say("Not sure"),
        found.unsure_right,
        found.unsure_wrong,
    )
