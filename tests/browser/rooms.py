"""Rooms in every state, put into a server's store: a class would need minutes to bring them about."""

from datetime import UTC, datetime

from explainer.classroom.poll import Act
from explainer.storage.storage import Storage
from tests.browser.answering import LIBRARY, UNIT, right_options, wrong_option
from tests.browser.classroom import Server

SECTION, ITEM = UNIT.sections[0], LIBRARY.items[UNIT.sections[0].item]
QUESTION = f"question/{ITEM.id}"
VOTED: tuple[Act, ...] = ("open", "close", "open-again", "close", "reveal")

STATES: dict[str, tuple[str, int]] = {
    "lobby": ("title", 0),
    "section": (f"section/{SECTION.id}", 0),
    "draft": (QUESTION, 0),
    "open": (QUESTION, 1),
    "closed": (QUESTION, 2),
    "again": (QUESTION, 3),
    "revealed": (QUESTION, 5),
    "prompt": (f"prompt/{UNIT.prompts[0].id}", 0),
    "ended": (QUESTION, 5),
}
"""Each state: the step of the lesson, and how much of a question's way is behind the class."""

NUMBERS = {name: number for number, name in enumerate(STATES, 1)}
"""The rooms' numbers in a store that had none."""


def key_of(state: str) -> str:
    """What the QR code of the room in this state opens."""
    return f"key-of-{state}".ljust(22, "0")


def open_rooms(server: Server) -> None:
    """Open one room for each state, with four devices in it that have voted where they could."""
    secret = (server.data / "secret.key").read_bytes()
    store = Storage.open(f"sqlite:///{server.data / 'records.sqlite3'}", secret)
    now = datetime.now(UTC)
    right, wrong = next(iter(right_options(ITEM))), wrong_option(ITEM)
    for state, (step, behind) in STATES.items():
        code = f"TEST{21 + NUMBERS[state]}"
        room = store.open_room(UNIT.id, code=code, key=key_of(state), step=step, now=now)
        assert room.id == NUMBERS[state], "the store had rooms already"
        people = [
            store.join(room.id, f"token {n}", alias=alias, now=now)
            for n, alias in enumerate(("Quiet Harbor", "Kind Lantern", "Bright Orchard", "Calm Meadow"))
        ]
        for act in VOTED[:behind]:
            polls = store.act(room.id, ITEM.id, act, now=now)
            if act.startswith("open"):
                chosen = [wrong, wrong, right, right] if act == "open" else [wrong, right, right, right]
                for person, option in zip(people, chosen, strict=True):
                    store.cast(polls[-1].id, person.id, ITEM, {option}, now=now)
        if state == "ended":
            # Whoever comes by the key is let in before the end.
            store.change_room(room.id, is_closed=True, now=now)
    store.close()
