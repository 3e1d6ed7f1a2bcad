"""What a student's device shows in a room: who one is, the question, what was chosen, what it teaches."""

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from components.code_words import another_code
from components.doors import Door, State, door, doors
from components.question import LETTERS, judged, mark, verdict_on
from explainer.classroom.ballot import Ballot
from explainer.classroom.poll import Stage
from explainer.classroom.room import Participant
from explainer.dated_words import law_of
from explainer.model.item import Item
from explainer.wording import Wording

LOBBY: tuple[State, ...] = ("ahead", "ahead", "here", "ahead", "ahead")


def room_door(say: Wording) -> Markup:
    """The form into a room: a code that stands on the projector."""
    return Markup(
        '<h2>{title}</h2><p class="soft measure">{lead}</p>'
        '<form action="/room/enter" method="post" data-thread data-then="/room?lang={lang}" class="stack" '
        'style="--gap:12px;margin-top:14px;max-width:32rem">'
        '<div><label class="label" for="room-code">{label}</label>'
        '<input class="field mono room-code" id="room-code" name="code" autocomplete="off" '
        'autocapitalize="characters" spellcheck="false" maxlength="200" data-keep="room-code"></div>'
        '<button class="btn" type="submit">{open}</button>'
        '<p class="small" role="status" data-reply data-wait="{wait}" data-unknown="{unknown}" '
        'data-empty="{empty}" data-none="{other}" data-return="{return_code}" '
        'data-completion="{completion}" data-passcode-like="{passcode}" data-many="{many}" '
        'data-locked="{locked}" data-closed="{closed}" data-out="{out}" data-offline="{offline}"></p></form>'
    ).format(
        title=say("Join your class"),
        lead=say("The code is on the projector: a short word and two digits, like KITE\u00a042."),
        lang=say.locale,
        label=say("Room code"),
        open=say("Join"),
        wait=say("Looking for the class…"),
        unknown=say("No class is open with this code. Look at the projector again."),
        empty=say("Type the code from the projector first."),
        other=another_code("none", "room", say),
        return_code=another_code("return", "room", say),
        completion=another_code("completion", "room", say),
        passcode=another_code("passcode-like", "room", say),
        many=say("Many are joining just now. Trying again…"),
        locked=say("The class is locked: nobody new can come in. Ask your teacher."),
        closed=say("The class has ended."),
        out=say("Your teacher has put this device out of the class. Ask your teacher to let it in again."),
        offline=say("The server did not answer. Check that you are on the class network, then try again."),
    )


def back_to_class(code: str, address: str, say: Wording) -> Markup:
    """The way back for a browser that is in a class; `code` is empty once the class has ended."""
    title, label = (
        (say("You are in a class"), say("Back to the class"))
        if code
        else (say("Your class has ended"), say("Keep my answers"))
    )
    return Markup(
        '<h2>{}</h2>{}<div class="act"><a class="btn primary" href="{}" data-go>{}</a></div>'
    ).format(title, Markup('<p class="mono" lang="zxx">{}</p>').format(code) if code else "", address, label)


def in_room(participant: Participant, code: str, say: Wording) -> Markup:
    """The line above everything: which room, and under which alias."""
    return Markup(
        '<p class="room-line"><b class="mono" lang="zxx">{}</b><span class="soft">{}</span></p>'
    ).format(code, participant.alias)


def lobby(participant: Participant, others: int, say: Wording) -> Markup:
    """Before the teacher begins."""
    row = doors(
        [Door("ahead", ""), Door("ahead", ""), Door("here", ""), Door("ahead", "")], say("You are in")
    )
    told = (
        say.plural("{n} other device is here.", "{n} other devices are here.", others)
        if others
        else say("Others come in with the same code.")
    )
    return Markup(
        '<h1 id="main" tabindex="-1" data-route="">{}</h1><p class="lede">{}</p>'
        '<div class="lobby-doors">{}</div><p class="notice measure-wide"><b>{}</b> {}</p>'
    ).format(
        say("You are in"),
        say("In this class you are {alias}. Only your teacher sees it.", alias=participant.alias),
        row,
        told,
        say("Your teacher starts soon. This page moves on by itself."),
    )


def stage_words(stage: Stage, say: Wording) -> str:
    """Where a question stands, for everyone."""
    words: dict[Stage, str] = {
        "draft": say("Read"),
        "open": say("First vote"),
        "closed": say("Talk"),
        "open-again": say("Second vote"),
        "closed-again": say("Vote closed"),
        "revealed": say("Answer"),
    }
    return words[stage]


def question_kicker(stage: Stage, item: Item, latest: date, law_on: date | None, say: Wording) -> str:
    """What stands above a class's question: where it stands, and its law where that is not plain.

    A question is asked under the `latest` law that our sources know, also
    while the class looks at the law of an earlier day (`law_on`).
    """
    told = item.has_dated_key or (law_on is not None and law_on < latest)
    return f"{stage_words(stage, say)} · {law_of(latest, say)}" if told else stage_words(stage, say)


def options_list(item: Item, say: Wording, chosen: Sequence[str] = ()) -> Markup:
    """The options as they stand, while nobody may choose; one's own are marked."""
    rows = Markup("").join(
        Markup('<li class="{}"><b>{}</b><span>{}</span>{}</li>').format(
            "mine" if option.id in chosen else "",
            LETTERS[at],
            judged(option, say),
            Markup('<span class="tag">{}</span>').format(say("Your answer")) if option.id in chosen else "",
        )
        for at, option in enumerate(item.options)
    )
    return Markup('<ul class="plain room-options">{}</ul>').format(rows)


def saved(is_saved: bool, say: Wording) -> Markup:
    """That the tap is saved: the lit doorway, never a tick, which would say that it is right."""
    if not is_saved:
        return Markup('<p class="saved-line soft" role="status">{}</p>').format(
            say("Choose on your own. A tap is your answer; you can change it until the vote closes.")
        )
    # The doorway is drawn by the style sheet: Streamlit's own HTML, the fastest to draw, passes no SVG.
    return Markup(
        '<p class="saved-line" role="status"><i class="lit" aria-hidden="true"></i><b>{}</b> '
        '<span class="soft">{}</span></p>'
    ).format(say("Saved."), say("You can change it until the vote closes."))


def saved_ballot(chosen: Iterable[int], sure: int | None, say: Wording) -> Markup:
    """That the options at these places are saved, under an open vote that Streamlit draws.

    By the places, static/connection.js tells that another choice is still on
    its way. `sure`: the place of how sure one is; None where that is not said.
    """
    return Markup(
        '<div data-chosen="{}" data-sure="{}">{}</div><p class="saved-line soft on-its-way">{}</p>'
    ).format(
        " ".join(map(str, sorted(chosen))), "" if sure is None else sure, saved(True, say), say("Saving…")
    )


def answers(
    item: Item, key: frozenset[str], first: Ballot | None, last: Ballot | None, say: Wording
) -> Markup:
    """After the reveal: every option, which one was chosen, and what it teaches."""
    chosen = frozenset(last.chosen) if last else frozenset()
    before = frozenset(first.chosen) if first else frozenset()
    rows = Markup("")
    for at, option in enumerate(item.options):
        verdict = verdict_on(option, item, key)
        tags = Markup("")
        if option.id in chosen:
            tags += Markup('<span class="tag">{}</span>').format(say("Your answer"))
        elif option.id in before:
            tags += Markup('<span class="tag">{}</span>').format(say("Your first answer"))
        if option.id in chosen or option.id in key:
            tags += mark(verdict, say)
        sign = {"right": "right", "partly": "partly", "not-yet": "notyet"}[verdict]
        kind = f"ans yours {sign}" if option.id in chosen else "ans key" if option.id in key else "ans"
        rows += Markup(
            '<li class="{}"><div class="head"><span class="t">{} {}</span><span class="tags">{}</span></div>'
            "<p>{}</p></li>"
        ).format(kind, LETTERS[at], judged(option, say), tags, say.text(option.feedback))
    return Markup('<ul class="plain answers">{}</ul><div class="why"><h2>{}</h2><p>{}</p></div>').format(
        rows, say("Why"), say.text(item.rationale)
    )


def answered_doors(answered: int, of: int, say: Wording, *, most: int = 60) -> Markup:
    """How many have answered, as doorways and as words; above `most` the words say it alone."""
    words = say("{n} of {total} answered", n=answered, total=of)
    row = (
        Markup('<div class="doors seats" aria-hidden="true">{}</div>').format(
            Markup("").join(
                Markup("<span>{}</span>").format(door("here" if at < answered else "ahead"))
                for at in range(max(of, answered))
            )
        )
        if 0 < max(of, answered) <= most
        else Markup("")
    )
    return Markup('<div class="answered">{}<p><b class="num">{}</b></p></div>').format(row, words)


def shut(title: str, words: str) -> Markup:
    """Why there is nothing to do here."""
    return Markup('<h1 id="main" tabindex="-1" data-route="">{}</h1><p class="lede">{}</p>').format(
        title, words
    )
