"""What a teacher does to a room from the console, and how what cannot be done is said there."""

import secrets
from collections.abc import Callable

import streamlit as st

from app_pages.visit import Visit, current_visit, log, now
from explainer.classroom.poll import Act, NotNow, PollIsShut
from explainer.classroom.room import NoSuchRoom, RoomIsShut
from explainer.classroom.room_code import mint_room_code
from explainer.classroom.talk import NotNow as TalkNotNow
from explainer.storage.fault import EraseUnfinished, StorageFault

_SAID = "console-said"


def tell(words: str) -> None:
    """Have the console say this at its next run."""
    st.session_state[_SAID] = words


def told() -> str | None:
    """What the console has to say in this run, once."""
    said: str | None = st.session_state.pop(_SAID, None)
    return said


def do(what: Callable[[Visit], object]) -> None:
    """Do one thing to the room. What cannot be done is told on the console, in words."""
    visit = current_visit()
    say = visit.say
    try:
        what(visit)
    except NotNow:
        tell(say("Another console was first. This is how the question stands now."))
    except TalkNotNow:
        tell(say("Another console was first. This is how the talk stands now."))
    except PollIsShut:
        tell(say("That is not possible any more: the vote is closed."))
    except RoomIsShut:
        tell(say("The class has ended, or that device is out. Nothing was changed."))
    except NoSuchRoom:
        tell(say("It is no longer there."))
    except ValueError:  # such as a code that another room took in this moment
        log.exception("the console asked for what cannot be")
        tell(say("That could not be done. Nothing was changed. Try again."))
    except EraseUnfinished:
        log.exception("an erased text's bytes wait for the next start")
        tell(say("It is erased. Its last traces in the database go at the next start."))
    except StorageFault:
        log.exception("the console could not write")
        tell(say("Nothing was changed: the database cannot be written just now. Try again."))


def change_room(room_id: int, **values: object) -> None:
    """Change what the room is: its step, its pace, its lock …"""
    do(lambda visit: visit.storage.change_room(room_id, now=now(), **values))  # type: ignore[arg-type]


def act(room_id: int, item: str, act: Act, **how: bool) -> None:
    """Lead the question on: open, close, open again, reveal."""
    do(lambda visit: visit.storage.act(room_id, item, act, now=now(), **how))


def change_code(room_id: int) -> None:
    """Give the room another code and another QR code; the old ones lead nowhere from now on."""
    storage = current_visit().storage
    code = mint_room_code(secrets.SystemRandom(), lambda wanted: storage.room_with(code=wanted) is not None)
    change_room(room_id, code=code, key=secrets.token_urlsafe(16))
