"""The question on the teacher's console: where it stands, what was voted, what to do next."""

import streamlit as st
from markupsafe import Markup

from app_pages.console_acts import act, do
from app_pages.console_talk import show_timer
from app_pages.live import Live
from app_pages.visit import Visit, follow
from components.console_view import (
    advice_words,
    calibration_table,
    few_words,
    next_step,
    phase_line,
    tally_rows,
)
from components.leaf import draw_leaf
from components.question import LETTERS
from components.room_views import answered_doors, options_list
from explainer.classroom.report import NEEDS
from explainer.classroom.tally import advise, calibration
from explainer.opening import open_presence


def show_question_now(visit: Visit, live: Live) -> None:
    """Draw the question, who has answered, and the tallies."""
    say, item, stage = visit.say, live.item, live.stage
    assert item is not None
    case = Markup('<p class="case">{}</p>').format(say.text(item.case)) if item.case else Markup("")
    body = phase_line(stage, say) + Markup("{}<h2>{}</h2>").format(case, say.text(item.stem))
    if live.polls and not live.polls[-1].by_hand:
        body += answered_doors(live.tallies[-1].ballots, live.expected, say)
        if live.polls[-1].phase == "open":
            opened = open_presence().have_opened(live.room.id, live.polls[-1].id)
            voted = {ballot.participant_id for ballot in live.ballots[-1]}
            waiting = len((opened & live.present) - voted)
            if waiting:
                body += Markup('<p class="small soft">{}</p>').format(
                    say.plural(
                        "{n} has the question open and has not answered.",
                        "{n} have the question open and have not answered.",
                        waiting,
                    )
                )
    if not live.tallies:
        body += options_list(item, say)
    else:
        key, shown = item.key_on(visit.as_of), stage == "revealed"
        body += tally_rows(item, key, live.tallies, visit.library.misconceptions, say, is_shown=shown)
    if live.polls and live.polls[-1].asks_confidence and live.polls[-1].phase != "open":
        found = calibration(item, live.ballots[-1], on=visit.as_of)
        body += calibration_table(found, say)
    html = Markup('<div class="ax console-now">{}</div>').format(body)
    follow(draw_leaf(html, key="console-now", lang=say.locale))
    if live.polls and live.polls[-1].by_hand and stage != "revealed":
        _hand_counts(visit, live)


def _hand_counts(visit: Visit, live: Live) -> None:
    """The teacher counts cards or hands and types the numbers."""
    say, poll, item = visit.say, live.polls[-1], live.item
    assert item is not None
    counts = visit.storage.hand_counts(poll.id)
    with st.form(f"hands-{poll.id}", border=False):
        for letter, option in zip(LETTERS, item.options, strict=False):
            st.number_input(
                f"{letter}: {say.text(option.text)}",
                min_value=0,
                max_value=999,
                value=counts.get(option.id, 0),
                step=1,
                key=f"hands-{poll.id}-{option.id}",
            )
        st.form_submit_button(say("Save the counts"), on_click=_save_counts, args=(poll.id, item.option_ids))


def _save_counts(poll_id: int, options: tuple[str, ...]) -> None:
    counts = {option: int(st.session_state.get(f"hands-{poll_id}-{option}") or 0) for option in options}
    do(lambda visit: visit.storage.put_hand_counts(poll_id, counts))


def show_question_next(live: Live) -> None:
    """Draw what to do now: one primary button."""
    say, room, item = live.visit.say, live.room, live.item
    assert item is not None
    match live.stage:
        case "draft":
            told = next_step(
                say("First vote"), say("Everyone chooses alone. The counts stay hidden from the class.")
            )
            st.html(Markup('<div class="ax">{}</div>').format(told))
            st.checkbox(say("Ask how sure they are"), key="ask-sure")
            sure = bool(st.session_state.get("ask-sure"))
            _button(say("Open the vote"), act, room.id, item.id, "open", primary=True, asks_confidence=sure)
            _button(say("Vote by cards or hands"), act, room.id, item.id, "open", by_hand=True)
        case "open" | "open-again":
            told = next_step(
                say("The vote is open"), say("Close it when enough have answered. No clock closes it.")
            )
            st.html(Markup('<div class="ax">{}</div>').format(told))
            _button(say("Close the vote"), act, room.id, item.id, "close", primary=True)
        case "closed":
            tally = live.tallies[-1]
            share = tally.share_right
            advice = advise(share) if share is not None and tally.ballots >= NEEDS else "discuss"
            if share is None:
                told = next_step(say("Nobody has answered"), say("Talk about it, or show the answer."))
            elif tally.ballots < NEEDS:
                told = next_step(*few_words(tally, say))
            else:
                told = next_step(*advice_words(advice, share, say))
            st.html(Markup('<div class="ax">{}</div>').format(told))
            again = advice != "move-on"
            by_hand, sure = live.polls[-1].by_hand, live.polls[-1].asks_confidence
            _button(
                say("Open the second vote"),
                act,
                room.id,
                item.id,
                "open-again",
                primary=again,
                by_hand=by_hand,
                asks_confidence=sure,
            )
            _button(say("Show the answer"), act, room.id, item.id, "reveal", primary=not again)
            show_timer(live)
        case "closed-again":
            told = next_step(say("Both votes are in"), say("Show how the class moved, and why."))
            st.html(Markup('<div class="ax">{}</div>').format(told))
            _button(say("Show the answer"), act, room.id, item.id, "reveal", primary=True)
        case "revealed":
            told = next_step(
                say("The answer is shown"),
                say("Say why, then go on. The projector's keys turn to how the class moved.")
                if live.flow
                else say("Say why, then go on."),
            )
            st.html(Markup('<div class="ax">{}</div>').format(told))


def _button(label: str, do, *arguments, primary: bool = False, **more) -> None:  # type: ignore[no-untyped-def]
    st.button(
        label,
        on_click=do,
        args=arguments,
        kwargs=more,
        type="primary" if primary else "secondary",
        key=f"console-{label}",
        width="stretch",
    )
