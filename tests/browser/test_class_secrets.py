"""In class nothing goes over the wire before its time, and nothing of the teacher's to anyone else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from explainer.classroom.room import Room
from explainer.storage.storage import Storage
from tests.browser.answering import LIBRARY, UNIT, right_options, wrong_option
from tests.browser.classroom import CHROMEBOOK, Server, set_passcode, sign_in, start_server
from tests.browser.lesson_in_class import EN, ITEM, STEP, asked, device, option, vote
from tests.browser.wire import Wire, explained, folded, marks, pieces

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RIGHT, WRONG = right_options(ITEM)[0], wrong_option(ITEM)
MANY = 137
"""So many chose the same: a number that stands in no page by chance."""
SOON = 8_000


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module's own."""
    running = start_server(Path(tmp_path_factory.mktemp("secrets")))
    set_passcode(running)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def store(school: Server) -> Iterator[Storage]:
    """The database of the server: what is written here rings nobody there, as from another process."""
    opened = Storage.open(
        f"sqlite:///{school.data / 'records.sqlite3'}", (school.data / "secret.key").read_bytes()
    )
    yield opened
    opened.close()


@pytest.fixture
def room(store: Storage) -> Iterator[Room]:
    """A room at its first question, in which many have come before."""
    begun = store.open_room(UNIT.id, code="KITE42", key="k" * 22, step=STEP.name, now=NOW)
    yield begun
    store.delete_room(begun.id)


def beliefs() -> list[str]:
    """How what the distractors reveal is told, in words of their own."""
    found = [LIBRARY.misconceptions[o.misconception] for o in ITEM.options if o.misconception]
    return [
        folded(text.en).strip()
        for each in found
        for text in (each.belief, each.reteach.say, each.reteach.ask)
    ]


def leaks(came: str, aliases: set[str]) -> list[str]:
    """What is in frames that must not be in them before the reveal. How many have answered may be."""
    came = re.sub(r"\d+ of \d+ answered", "so many answered", came.replace('class="answered"', ""))
    words = folded(came)
    found = [f"explanation: {piece}" for piece in pieces(came)] + [f"mark: {mark}" for mark in marks(came)]
    found += [f"belief: {belief}" for belief in beliefs() if belief and belief in words]
    found += [f"alias: {alias}" for alias in aliases if alias in came]
    if f" {MANY} " in words:
        found.append("a tally")
    found += [
        f"tally's element: {sign}" for sign in ("plain counts", "plain tally", "with-flow") if sign in came
    ]
    return found


def test_before_the_reveal_no_frame_to_a_device_or_the_wall_gives_anything_away(
    browser: Browser, school: Server, store: Storage, room: Room
) -> None:
    crowd = [store.join(room.id, f"crowd {n}", alias=f"Alias Number{n:03}", now=NOW) for n in range(MANY + 2)]
    others = {each.alias for each in crowd}

    teacher = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
    desk = teacher.new_page()
    sign_in(desk, school)
    desk.close()
    ana_context = device(browser)
    at_wall, at_ana = Wire(teacher), Wire(ana_context)
    wall, ana = teacher.new_page(), ana_context.new_page()
    wall.goto(f"{school.url}/wall?room={room.id}&lang=en")
    ana.goto(f"{school.url}/j/{room.key}?lang=en")
    for page in (wall, ana):
        expect(asked(page)).to_be_visible(timeout=SOON)
    mine = store.participants(room.id)[-1]
    assert mine.alias not in others

    def check(where: str) -> None:
        assert leaks(at_ana.text(), others) == [], f"to a device {where}"
        assert leaks(at_wall.text(), others | {mine.alias}) == [], f"to the projector {where}"

    check("as a draft")
    for act in ("open", "open-again"):
        polls = store.act(room.id, ITEM.id, act, asks_confidence=True, now=NOW)  # type: ignore[arg-type]
        for each in crowd[:MANY]:
            store.cast(polls[-1].id, each.id, ITEM, {WRONG}, now=NOW)
        expect(option(ana, WRONG)).to_be_visible(timeout=SOON)
        expect(wall.get_by_text(f"{MANY} of").first).to_be_visible(timeout=SOON)
        vote(ana, WRONG)
        option(ana, RIGHT).click()
        expect(option(ana, RIGHT).locator("input")).to_be_checked()
        expect(wall.get_by_text(f"{MANY + 1} of").first).to_be_visible(timeout=SOON)
        store.act(room.id, ITEM.id, "close", now=NOW)
        expect(ana.get_by_text("The vote is closed").first).to_be_visible(timeout=SOON)
        ana.reload()
        expect(ana.get_by_text("The vote is closed").first).to_be_visible(timeout=SOON)
        check(f"after {act} and the close")
    assert at_ana.frames > 20 and at_wall.frames > 20

    store.act(room.id, ITEM.id, "reveal", now=NOW)
    expect(ana.locator(".answers")).to_be_visible(timeout=SOON)
    expect(wall.locator(".vote-flow")).to_be_attached(timeout=SOON)
    to_ana, to_wall = at_ana.text(), at_wall.text()
    assert explained(to_ana) == {ITEM.id}, "the search finds what is there, and nothing of other questions"
    assert f" {MANY} " in folded(to_wall) and f" {MANY} " not in folded(to_ana)
    for alias in others:
        assert alias not in to_ana and alias not in to_wall
    teacher.close()
    ana_context.close()


def test_who_is_not_signed_in_reaches_no_console_wall_or_new_room_by_address(
    browser: Browser, school: Server, store: Storage, room: Room
) -> None:
    context = device(browser)
    wire = Wire(context)
    page = context.new_page()
    page.goto(f"{school.url}/j/{room.key}?lang=en")
    expect(asked(page)).to_be_visible(timeout=SOON)
    before = store.room(room.id), len(store.rooms()), store.polls(room.id)
    wire.text()
    for path in (
        f"/console?room={room.id}",
        f"/wall?room={room.id}",
        f"/present?unit={UNIT.id}",
        f"/console?room={room.id}&preview=1",
        f"/room?room={room.id}&preview=1",
    ):
        page.goto(f"{school.url}{path}&lang=en")
        if not path.startswith("/room"):
            expect(page.get_by_label(EN("Passcode"))).to_be_visible()
    came = wire.text()
    assert room.code not in came.replace(f'<b class="mono">{room.code[:-2]} {room.code[-2:]}', "")
    assert room.key not in came
    assert 'class="ax console-head"' not in came and 'class="entrance"' not in came
    assert pieces(came) == set()
    status = page.evaluate(
        "(room) => fetch(`/room/bell/now?room=${room}&for=console`).then((reply) => reply.status)", room.id
    )
    assert status == 403
    assert (store.room(room.id), len(store.rooms()), store.polls(room.id)) == before
    context.close()


@dataclass
class Heard:
    """What the server said to one websocket in one run."""

    buttons: dict[str, str] = field(default_factory=dict)
    """Ids of buttons by their labels."""
    fragments: set[str] = field(default_factory=set)
    text: str = ""


def ask(server: Server, cookie: str, page: str, query: str, *, press: str = "", fragment: str = "") -> Heard:
    """Run a page over the bare websocket, as whoever this cookie is; perhaps with a button pressed."""
    heard = Heard()
    with connect(
        f"ws://127.0.0.1:{server.port}/_stcore/stream",
        origin=f"http://127.0.0.1:{server.port}",  # type: ignore[arg-type]
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"cookie": cookie},
        open_timeout=20,
        proxy=None,
    ) as socket:
        first = BackMsg()
        first.rerun_script.query_string, first.rerun_script.page_name = query, page
        socket.send(first.SerializeToString())
        _listen(socket, heard)
        if press:
            again = BackMsg()
            again.rerun_script.query_string, again.rerun_script.page_name = query, page
            again.rerun_script.fragment_id = fragment
            state = again.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = press, True
            socket.send(again.SerializeToString())
            _listen(socket, heard, patience=1.0)
    return heard


def _listen(socket, heard: Heard, patience: float = 20) -> None:  # type: ignore[no-untyped-def]
    while True:
        try:
            frame = socket.recv(timeout=patience)
        except TimeoutError:
            assert patience < 20, "the page was never drawn"
            return  # a fragment that this tab does not have is not run, and nothing is said
        message = ForwardMsg()
        message.ParseFromString(frame)
        heard.text += frame.decode("utf-8", "ignore")
        element = message.delta.new_element
        if element.WhichOneof("type") == "button":
            heard.buttons[element.button.label] = element.button.id
        if message.delta.fragment_id:
            heard.fragments.add(message.delta.fragment_id)
        is_end = message.WhichOneof("type") == "script_finished"
        if is_end and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return


def test_a_students_websocket_presses_no_button_of_the_console(
    school: Server, store: Storage, room: Room
) -> None:
    """With the ids and fragments that the teacher's own page has."""
    store.sign_in("t" * 43, now=datetime.now(UTC))
    store.join(room.id, "s" * 43, alias="Quiet Harbor", now=NOW)
    teacher, student = f"teacher={'t' * 43}", f"learner={'s' * 43}; room={room.id}"
    query = f"room={room.id}&lang=en"
    real = ask(school, teacher, "console", query)
    assert {"Open the vote", "Next slide", "End the class"} <= real.buttons.keys() and real.fragments
    before = store.room(room.id), store.polls(room.id)
    for cookie in (student, student + f"; teacher={'x' * 43}"):
        for label in ("Open the vote", "End the class", "Next slide"):
            if label in real.buttons:
                for fragment in ("", *real.fragments):
                    told = ask(school, cookie, "console", query, press=real.buttons[label], fragment=fragment)
                    assert "console-head" not in told.text and label not in told.buttons
    assert (store.room(room.id), store.polls(room.id)) == before
    ask(school, teacher, "console", query, press=real.buttons["Next slide"])
    assert store.room(room.id) != before[0], "so the ids were the right ones"
