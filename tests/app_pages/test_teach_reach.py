"""The teacher's page of a reach check: addresses, start, and what is heard of the devices."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy

from app_pages import teach_reach
from explainer.addresses import ClassroomAddress
from explainer.reach import LASTS, ReachChecks
from explainer.storage.storage import Storage
from tests.app_pages.screen import Screen

PAGE = Path(__file__).parents[1] / "browser" / "reach_bench_page.py"
OURS = "http://192.168.1.20:8501"
FOUND = (ClassroomAddress("192.168.1.20", "wlan0"), ClassroomAddress("10.0.0.5", "eth0"))


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> ReachChecks:
    """The checks that the page opens."""
    opened = ReachChecks()
    monkeypatch.setattr(teach_reach, "open_reach_checks", lambda: opened)
    return opened


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The page's clock: its one entry is the time."""
    time = [1000.0]
    monkeypatch.setattr(teach_reach.time, "monotonic", lambda: time[0])
    return time


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts this computer on a network: its addresses, what the server listens on, what the browser shows."""

    def put(*found: ClassroomAddress, listens_on: str | None = None, opened_at: str = "") -> None:
        options = {"server.address": listens_on, "server.port": 8501, "server.sslCertFile": None}
        monkeypatch.setattr(teach_reach, "classroom_addresses", lambda adapters: found)
        monkeypatch.setattr(teach_reach.st, "get_option", options.__getitem__)
        monkeypatch.setattr(ContextProxy, "url", opened_at)

    put(*FOUND)
    return put


@pytest.fixture
def screen(
    storage: Storage, cookies: dict[str, str], checks: ReachChecks, clock: list[float], network: object
) -> Callable[[], Screen]:
    """Opens the page in a new tab."""
    return lambda: Screen(PAGE)


def check_of(screen: Screen) -> str:
    return str(screen.at.session_state[teach_reach.CHECK])


def test_every_address_is_there_with_its_interface_before_and_the_check_in_it_after_the_start(
    screen: Callable[[], Screen],
) -> None:
    page = screen()
    assert f"{OURS} wlan0" in page.words and "http://10.0.0.5:8501 eth0" in page.words
    page.press("Start the check")
    html = "".join(page.html).replace("<wbr>", "")
    for url in (OURS, "http://10.0.0.5:8501"):
        assert f"{url}/reach?check={check_of(page)}</p>" in html
    assert "Waiting for a device" in page.words


def test_what_a_device_has_done_shows_when_the_page_looks_again(
    screen: Callable[[], Screen], checks: ReachChecks, clock: list[float]
) -> None:
    page = screen().press("Start the check")
    check = check_of(page)
    checks.join(check, "phone", via=OURS, now=clock[0])
    assert "A device is being tested" in page.run().words
    for step in ("socket", "event"):
        checks.send(check, "phone", step, "nonce", now=clock[0])  # type: ignore[arg-type]
        checks.echo(check, "phone", step, "nonce", now=clock[0])  # type: ignore[arg-type]
    assert f"In class, students open {OURS}." in page.run().words


def test_nobody_for_a_while_brings_the_likely_causes(
    screen: Callable[[], Screen], checks: ReachChecks, clock: list[float]
) -> None:
    page = screen().press("Start the check")
    clock[0] += checks.device_within + 1
    assert "ask IT to let the students' devices reach 192.168.1.20, TCP port 8501" in page.run().words


def test_a_new_check_knows_nothing_of_the_one_before(
    screen: Callable[[], Screen], checks: ReachChecks, clock: list[float]
) -> None:
    page = screen().press("Start the check")
    first = check_of(page)
    checks.join(first, "phone", via=OURS, now=clock[0])
    page.press("Start a new check")
    assert check_of(page) != first and "Waiting for a device" in page.words


def test_a_check_that_has_ended_says_so_and_is_looked_at_no_more(
    screen: Callable[[], Screen], clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float | None] = []
    fragment = teach_reach.st.fragment

    def recorded(drawn: Callable[..., None], *, run_every: float | None) -> Callable[..., None]:
        asked.append(run_every)
        return fragment(drawn, run_every=run_every)

    monkeypatch.setattr(teach_reach.st, "fragment", recorded)
    page = screen().press("Start the check")
    clock[0] += LASTS
    page.run()
    assert asked == [None, teach_reach.REFRESH, None]
    assert "The check has ended: each stays open for half an hour." in page.words
    assert page.labels == ["Start the check"] and "/reach" not in "".join(page.html)


@pytest.mark.parametrize(
    ("listens_on", "words"),
    [
        ("127.0.0.1", "start it again without that: python3 start.py"),
        (None, "Connect it to the Wi-Fi or the cable that the students use"),
    ],
)
def test_where_nobody_can_come_there_is_no_check_but_the_reason(
    screen: Callable[[], Screen], network: Callable[..., None], listens_on: str | None, words: str
) -> None:
    network(*(FOUND if listens_on else ()), listens_on=listens_on, opened_at="http://localhost:8501/")
    page = screen()
    assert words in page.words and page.labels == []
