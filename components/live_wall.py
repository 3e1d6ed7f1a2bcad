"""The projector of a room: the step, the way in, how many have answered. Never a name or an early tally."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from components.icon import icon
from components.qr import qr_picture
from components.question import LETTERS
from components.room_views import stage_words
from components.vote_flow import vote_flow
from explainer.classroom.poll import Stage
from explainer.classroom.tally import Move, Tally
from explainer.classroom.wall_pages import WallPage
from explainer.model.item import Item
from explainer.wording import Wording


def entrance(url: str, key_url: str, code: str, say: Wording) -> Markup:
    """The way in: QR code, address and room code, in sight on every screen of an open room."""
    return Markup(
        '<aside class="entrance"><p class="small">{}</p><img src="{}" alt="{}" width="240" height="240">'
        '<p class="mono url" lang="zxx">{}</p><p class="small">{}</p>'
        '<p class="mono code" lang="zxx">{}</p></aside>'
    ).format(
        say("Join with your device"),
        qr_picture(key_url),
        say("QR code of this class"),
        _breakable(url.removeprefix("http://").removeprefix("https://")),
        say("Room code"),
        code,
    )


def _breakable(address: str) -> Markup:
    """An address that breaks, if it must, before its port and nowhere else."""
    host, colon, port = address.partition(":")
    return Markup("{}<wbr>{}{}").format(host, colon, port)


def stage_line(stage: Stage, say: Wording) -> Markup:
    """What the class does now, in one word and one sentence."""
    told: Mapping[Stage, str] = {
        "draft": say("Read the question. The vote opens in a moment."),
        "open": say("Choose on your own. No talking yet."),
        "closed": say("Find someone who chose differently. Explain your reason, then listen."),
        "open-again": say("Choose again, on your own."),
        "closed-again": say("The vote is closed."),
        "revealed": "",
    }
    return Markup('<p class="stage"><b>{}</b> <span>{}</span></p>').format(
        stage_words(stage, say), told[stage]
    )


def revealed(
    item: Item,
    key: frozenset[str],
    first: Tally,
    second: Tally | None,
    flow: Sequence[Move],
    say: Wording,
) -> Markup:
    """After the reveal: each option with its count, the right one marked; one vote flows into the other."""
    last = second or first
    rows = Markup("").join(
        Markup(
            '<li class="{}"><b class="num">{}</b><span class="letter">{}</span><span>{}{}</span></li>'
        ).format(
            "key" if option.id in key else "",
            last.options[option.id],
            LETTERS[at],
            say.text(option.text),
            Markup(' <span class="mark right">{}{}</span>').format(icon("right"), say("Right"))
            if option.id in key
            else "",
        )
        for at, option in enumerate(item.options)
    )
    moved = (
        Markup('<div class="moved" data-piece data-alone><h2>{}</h2>{}</div>').format(
            say("How the class moved"), vote_flow(item, key, flow, say)
        )
        if second is not None and flow
        else Markup("")
    )
    return Markup('<ul class="plain counts" data-piece>{}</ul><p class="reason" data-piece>{}</p>{}').format(
        rows, say.text(item.rationale), moved
    )


def wall_frame(
    body: Markup,
    kind: str,
    way_in: Markup,
    say: Wording,
    *,
    at: int,
    of: int,
    shows: str,
    asked: WallPage | None = None,
    may_pause: bool = False,
) -> Markup:
    """The screen without its foot, which changes with every ballot and is drawn on its own.

    `shows` names what stands there: while it stays the same, the wall's
    script (wall.js) stays on its page, or turns to the one that the console
    has `asked` for.
    """
    return Markup(
        '<div class="wall live" data-wall data-tells data-slide="{}" data-at="{}"{}>'
        '<div class="ax slide {}" role="region" aria-label="{}">{}</div>{}'
        '<div class="ax wall-foot-room">{}</div>'
        '<div class="ax wall-blank" data-blank hidden><p>{}</p></div></div>'
    ).format(
        shows,
        at + 1,
        Markup(' data-asked="{}" data-ask="{}"').format(asked.at, asked.asked) if asked else "",
        kind,
        say("Slide {n} of {total}", n=at + 1, total=of),
        body,
        way_in,
        _keys(at, of, say, may_pause=may_pause),
        say("The screen is blank. Any key brings the slide back."),
    )


def _keys(at: int, of: int, say: Wording, *, may_pause: bool) -> Markup:
    """The links that arrow keys, a clicker and a typed number go by (wall.js). They move the whole class."""
    ways = (("back", at - 1, say("Back")), ("next", at + 1, say("Next")))
    links = Markup("").join(
        Markup('<a class="btn" href="?step={}" data-go data-key="{}" data-keep="{}"{}>{}</a>').format(
            to, name, name, "" if 0 <= to < of else Markup(' data-end aria-disabled="true"'), words
        )
        for name, to, words in ways
    )
    # A number that was typed leads to its slide: hidden links, as the projector's list has them.
    links += Markup("").join(
        Markup('<a hidden href="?step={}" data-go data-slide="{}"></a>').format(to, to + 1)
        for to in range(1, of - 1)
    )
    ends = (("first", 0, say("First slide")), ("last", of - 1, say("Last slide")))
    links += Markup("").join(
        Markup('<a hidden href="?step={}" data-go data-key="{}" data-slide="{}">{}</a>').format(
            to, name, to + 1, words
        )
        for name, to, words in ends
    )
    if may_pause:
        links += Markup('<a hidden href="?writing=pause" data-go data-key="pause">{}</a>').format(
            say("Pause all writing")
        )
    page = say("page {n} of {total}", n="{n}", total="{total}")
    typed = say("Slide {n}: press Enter", n="{n}")
    return Markup(
        '<span class="typed" data-typed="{}" role="status"></span>'
        '<span class="page soft" data-page-words="{}" role="status"></span>{}'
    ).format(typed, page, links)


def foot(words: Markup) -> Markup:
    """The line at the foot: who is here, or how many have answered."""
    return Markup('<div class="ax live-foot">{}</div>').format(words)
