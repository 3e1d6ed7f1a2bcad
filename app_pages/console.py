"""The teacher's console of a room."""

import secrets
import time
from typing import Literal

import streamlit as st
from markupsafe import Markup

from app_pages.console_talk import show_free_text, show_talk_next, show_talk_now, show_timer
from app_pages.live import Live, base_url, live_room
from app_pages.room_after import show_after, show_keep_days
from app_pages.visit import Visit, current_visit, follow, log, now
from components.bell import hang_bell
from components.console_view import (
    advice_words,
    calibration_table,
    console_head,
    next_step,
    phase_line,
    radar_rows,
    tally_rows,
)
from components.leaf import draw_leaf
from components.room_views import answered_doors
from explainer.classroom.ballot import MORE_TIME
from explainer.classroom.poll import Act, NotNow, PollIsShut
from explainer.classroom.room import NoSuchRoom, Room, RoomIsShut
from explainer.classroom.room_code import mint_room_code, shown
from explainer.classroom.tally import Belief, advise, calibration, radar
from explainer.opening import open_code_guesses, open_presence
from explainer.storage.fault import StorageFault
from explainer.wording import Wording

SAID, RADAR = "console-said", "console-radar"


def _do(what, *arguments, **more) -> None:  # type: ignore[no-untyped-def]
    """Do one thing to the room. What cannot be done is said on the console, in words."""
    say = current_visit().say
    try:
        what(*arguments, **more)
    except NotNow:
        st.session_state[SAID] = say("Another console was first. This is how the question stands now.")
    except (PollIsShut, RoomIsShut):
        st.session_state[SAID] = say("That is not possible any more: the vote is closed.")
    except NoSuchRoom:
        st.session_state[SAID] = say("It is no longer there.")
    except ValueError as error:
        st.session_state[SAID] = str(error)
    except StorageFault:
        log.exception("the console could not write")
        st.session_state[SAID] = say(
            "Nothing was changed: the database cannot be written just now. Try again."
        )


def _change(room_id: int, **values: object) -> None:
    _do(current_visit().storage.change_room, room_id, now=now(), **values)


def _act(room_id: int, item: str, act: Act, **more: bool) -> None:
    _do(current_visit().storage.act, room_id, item, act, now=now(), **more)


def _new_code(room_id: int) -> None:
    storage = current_visit().storage
    code = mint_room_code(secrets.SystemRandom(), lambda wanted: storage.room_with(code=wanted) is not None)
    _change(room_id, code=code, key=secrets.token_urlsafe(16))


@st.fragment
def _console(room_id: int) -> None:
    visit = current_visit()
    found = visit.storage.room(room_id) if visit.is_teacher else None
    if found is not None and found.is_closed:
        show_after(visit, found)  # also where its unit is no longer served
        return
    live = live_room(visit, room_id) if visit.is_teacher else None
    if live is None:
        _over(visit)
        return
    say = visit.say
    hang_bell(room_id, live.counter, say, console=True)
    _head(visit, live)
    said = st.session_state.pop(SAID, None)
    # Always a place for it: what comes and goes in the row moves what is below, and closes what is unfolded.
    place = st.container(key="console-said")
    if said:
        place.html(Markup('<div class="ax"><p class="notice" role="status">{}</p></div>').format(said))
    main, side = st.columns([2, 1], gap="large")
    with main:
        _now(visit, live)
    with side:
        _next(visit, live)
        show_free_text(live)
        _side(visit, live)
    _bar(live, say)


def _over(visit: Visit) -> None:
    say = visit.say
    html = Markup(
        '<div class="ax"><h1 id="main" tabindex="-1" data-route="">{}</h1><p><a href="{}" data-go>{}</a>'
        "</p></div>"
    ).format(say("This class is over"), visit.address("teach"), say("For teachers"))
    follow(draw_leaf(html, key="console-over", lang=say.locale))


def _head(visit: Visit, live: Live) -> None:
    """Which room, how to get in, who is there."""
    say, room, url = visit.say, live.room, base_url()
    html = console_head(
        say.text(live.unit.title),
        url=url,
        key_url=f"{url}/j/{room.key}",
        code=shown(room.code),
        here=len(live.present),
        wall=visit.address("wall", room=str(room.id)),
        say=say,
    )
    follow(draw_leaf(html, key="console-head", lang=say.locale))
    place = st.container(key="console-guesses")
    if open_code_guesses().someone_guesses(now=time.monotonic()):
        told = say("Someone is guessing room codes. Nobody has come in by it. A new code ends it.")
        place.html(Markup('<div class="ax"><p class="notice fault" role="alert">{}</p></div>').format(told))
        place.button(say("Change the code"), on_click=_new_code, args=(room.id,), key="guessed-code")


def _now(visit: Visit, live: Live) -> None:
    """What the class is at."""
    say = visit.say
    place = say("{n} of {total}", n=live.at + 1, total=len(live.steps))
    if live.item is None:
        section = live.step.section
        title = (
            say.text(section.title)
            if section
            else say.text(live.step.prompt.question)
            if live.step.prompt
            else say.text(live.unit.title)
        )
        st.html(Markup('<div class="ax"><p class="kicker">{}</p><h2>{}</h2></div>').format(place, title))
        if live.step.prompt is not None:
            show_talk_now(live)
        _plan_notes(visit, live)
        return
    item, stage = live.item, live.stage
    body = phase_line(stage, say) + Markup('<p class="kicker">{}</p><h2>{}</h2>').format(
        place, say.text(item.stem)
    )
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
    if live.tallies:
        body += tally_rows(item, item.key_on(visit.as_of), live.tallies, visit.library.misconceptions, say)
    if live.polls and live.polls[-1].asks_confidence and live.polls[-1].phase != "open":
        found = calibration(item, live.ballots[-1], on=visit.as_of)
        body += calibration_table(found, say)
    html = Markup('<div class="ax console-now">{}</div>').format(body)
    follow(draw_leaf(html, key="console-now", lang=say.locale))
    if live.polls and live.polls[-1].by_hand and stage != "revealed":
        _hand_counts(visit, live)


def _plan_notes(visit: Visit, live: Live) -> None:
    """What the teaching notes say of this step."""
    notes = visit.library.teaching.get(live.unit.id)
    section = live.step.section
    if notes is None or section is None:
        return
    rows = Markup("").join(
        Markup("<p>{}</p>").format(visit.say.text(step.do))
        for step in notes.plan
        if step.section == section.id
    )
    st.html(Markup('<div class="ax plan">{}</div>').format(rows))


def _hand_counts(visit: Visit, live: Live) -> None:
    """The teacher counts cards or hands and types the numbers."""
    say, poll, item = visit.say, live.polls[-1], live.item
    assert item is not None
    counts = visit.storage.hand_counts(poll.id)
    with st.form(f"hands-{poll.id}", border=False):
        for letter, option in zip("ABCDEFGH", item.options, strict=False):
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
    _do(current_visit().storage.put_hand_counts, poll_id, counts)


def _next(visit: Visit, live: Live) -> None:
    """What to do now: one primary button."""
    say, room, item = visit.say, live.room, live.item
    with st.container(key="console-next"):
        if live.step.prompt is not None:
            show_talk_next(live)
            return
        if item is None:
            st.html(
                Markup('<div class="ax">{}</div>').format(
                    next_step(say("Next"), say("The arrow keys on the projector move the class too."))
                )
            )
            return
        match live.stage:
            case "draft":
                told = next_step(
                    say("First vote"), say("Everyone chooses alone. The counts stay hidden from the class.")
                )
                st.html(Markup('<div class="ax">{}</div>').format(told))
                st.checkbox(say("Ask how sure they are"), key="ask-sure")
                sure = bool(st.session_state.get("ask-sure"))
                _button(
                    say("Open the vote"), _act, room.id, item.id, "open", primary=True, asks_confidence=sure
                )
                _button(say("Vote by cards or hands"), _act, room.id, item.id, "open", by_hand=True)
            case "open" | "open-again":
                told = next_step(
                    say("The vote is open"), say("Close it when enough have answered. No clock closes it.")
                )
                st.html(Markup('<div class="ax">{}</div>').format(told))
                _button(say("Close the vote"), _act, room.id, item.id, "close", primary=True)
            case "closed":
                share = live.tallies[-1].share_right
                advice = advise(share) if share is not None else "discuss"
                if share is None:
                    told = next_step(say("Nobody has answered"), say("Talk about it, or show the answer."))
                else:
                    told = next_step(*advice_words(advice, share, say))
                st.html(Markup('<div class="ax">{}</div>').format(told))
                again = advice != "move-on"
                by_hand, sure = live.polls[-1].by_hand, live.polls[-1].asks_confidence
                _button(
                    say("Open the second vote"),
                    _act,
                    room.id,
                    item.id,
                    "open-again",
                    primary=again,
                    by_hand=by_hand,
                    asks_confidence=sure,
                )
                _button(say("Show the answer"), _act, room.id, item.id, "reveal", primary=not again)
                show_timer(live)
            case "closed-again":
                told = next_step(say("Both votes are in"), say("Show how the class moved, and why."))
                st.html(Markup('<div class="ax">{}</div>').format(told))
                _button(say("Show the answer"), _act, room.id, item.id, "reveal", primary=True)
            case "revealed":
                told = next_step(say("The answer is shown"), say("Say why, then go on."))
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


def _side(visit: Visit, live: Live) -> None:
    """Misconceptions, people, the room."""
    say, room = visit.say, live.room
    beliefs = _beliefs(visit, live)
    lost = sum(each.signal == "lost" for each in live.participants)
    fast = sum(each.signal == "too-fast" for each in live.participants)
    place = st.container(key="console-signals")
    if lost or fast:
        told = say("{lost} lost, {fast} too fast", lost=lost, fast=fast)
        place.html(Markup('<div class="ax"><p class="notice" role="status">{}</p></div>').format(told))
    with st.expander(say("Misconceptions"), expanded=bool(beliefs) and live.stage == "closed"):
        rows = radar_rows(beliefs[:6], visit.library, max(1, len(live.participants)), say)
        st.html(Markup('<div class="ax">{}</div>').format(rows))
    # A toggle and not a fold: what is folded would be drawn at every ballot all the same.
    if st.toggle(say("Who is here"), key="see-people"):
        _people(visit, live)
    with st.expander(say("This room")):
        _room(visit, room)


def _beliefs(visit: Visit, live: Live) -> tuple[Belief, ...]:
    """What the votes so far reveal. While one is open, as it was before: it is read at every ballot."""
    if live.stage not in ("open", "open-again") or RADAR not in st.session_state:
        latest, items = {}, {}
        for poll in visit.storage.polls(live.room.id):
            if not poll.by_hand and poll.phase != "open" and poll.item in visit.library.items:
                latest[poll.item] = visit.storage.ballots(poll.id)
                items[poll.item] = visit.library.items[poll.item]
        st.session_state[RADAR] = radar(latest, items)
    found: tuple[Belief, ...] = st.session_state[RADAR]
    return found


def _people(visit: Visit, live: Live) -> None:
    say = visit.say
    if not live.participants:
        st.html(Markup('<div class="ax"><p class="soft">{}</p></div>').format(say("Nobody has joined yet.")))
    for each in live.participants:
        with st.container(key=f"person-{each.id}", horizontal=True):
            state = say("put out") if each.is_out else say("here") if each.id in live.present else say("away")
            st.html(
                Markup('<div class="ax"><p><b>{}</b> <span class="soft small">{}</span></p></div>').format(
                    each.alias, state
                )
            )
            if each.is_out:
                st.button(say("Let in"), on_click=_put_out, args=(each.id, False), key=f"in-{each.id}")
                continue
            st.button(say("Put out"), on_click=_put_out, args=(each.id, True), key=f"out-{each.id}")
            if live.polls and live.stage != "revealed":
                st.button(
                    say("More time"),
                    on_click=_more_time,
                    args=(live.polls[-1].id, each.id),
                    key=f"time-{each.id}",
                )


def _put_out(participant_id: int, is_out: bool) -> None:
    _do(current_visit().storage.put_out, participant_id, is_out)
    if is_out:
        st.session_state[SAID] = current_visit().say(
            "That device is out. To keep it from coming back as another, lock the room or change its code."
        )


def _more_time(poll_id: int, participant_id: int) -> None:
    _do(current_visit().storage.give_more_time, poll_id, participant_id, until=now() + MORE_TIME)


def _room(visit: Visit, room: Room) -> None:
    say = visit.say
    st.toggle(
        say("Locked: nobody new comes in"),
        value=room.is_locked,
        key="room-locked",
        on_change=_lock,
        args=(room.id,),
    )
    st.toggle(
        say("Let students go at their own pace"),
        value=room.pace == "free",
        key="room-pace",
        on_change=_pace,
        args=(room.id,),
    )
    st.text_input(
        say("Period"), value=room.period, max_chars=40, key="room-period", on_change=_period, args=(room.id,)
    )
    st.button(say("Change the code"), on_click=_new_code, args=(room.id,), key="new-code")
    show_keep_days(visit, room)
    report = Markup(
        '<div class="ax"><p><a href="/print/room?lang={}&room={}" target="_blank">{}</a></p></div>'
    )
    st.html(report.format(say.locale, room.id, say("The report so far")))
    st.button(
        say("End the class"), on_click=_change, args=(room.id,), kwargs={"is_closed": True}, key="end-class"
    )


def _lock(room_id: int) -> None:
    _change(room_id, is_locked=bool(st.session_state["room-locked"]))


def _pace(room_id: int) -> None:
    _change(room_id, pace="free" if st.session_state["room-pace"] else "follow")


def _period(room_id: int) -> None:
    _change(room_id, period=st.session_state["room-period"])


def _bar(live: Live, say: Wording) -> None:
    """Back and next, in thumb's reach."""
    last, goes_on = len(live.steps) - 1, live.item is None or live.stage == "revealed"
    with st.container(key="console-bar", horizontal=True):
        _step_button(say("Back"), "step-back", live.room.id, live.at - 1, disabled=live.at == 0)
        kind = "primary" if goes_on else "secondary"
        _step_button(say("Next slide"), "step-next", live.room.id, live.at + 1, live.at == last, kind)


def _step_button(
    label: str,
    key: str,
    room_id: int,
    to: int,
    disabled: bool,
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    st.button(label, key, on_click=_step, args=(room_id, to), disabled=disabled, type=kind)


def _step(room_id: int, to: int) -> None:
    live = live_room(current_visit(), room_id)
    if live is not None and 0 <= to < len(live.steps):
        _change(room_id, step=live.steps[to].name)


visit = current_visit()
asked = st.query_params.get("room", "")
if not visit.is_teacher or not (asked.isascii() and asked.isdigit()):
    follow(visit.address("teach"))
else:
    _console(int(asked))
