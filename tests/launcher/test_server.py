from collections.abc import Iterator

import pytest

from launcher.faults import CannotStart
from launcher.server import keep_running, welcome


class Server:
    """One that dies at the given times, and is stopped by Ctrl+C after the last."""

    def __init__(self, deaths: list[float]) -> None:
        self.starts = 0
        self.clock = iter(deaths).__next__
        self.left = len(deaths)
        self.said: list[str] = []

    def run(self) -> tuple[int, list[str]]:
        self.starts += 1
        if self.starts > self.left:
            raise KeyboardInterrupt
        return 3, ["ImportError: no module named x"]

    def keep_running(self) -> None:
        keep_running(self.run, self.clock, self.said.append)


def test_a_server_that_dies_is_started_again_and_says_so() -> None:
    server = Server(deaths=[1000.0])
    with pytest.raises(KeyboardInterrupt):
        server.keep_running()
    assert server.starts == 2
    assert server.said == ["The server stopped (exit code 3). Starting it again: 1 of 5 a minute."]


def test_the_sixth_end_within_a_minute_is_the_last_and_shows_why() -> None:
    server = Server(deaths=[10.0 * number for number in range(7)])
    with pytest.raises(CannotStart) as caught:
        server.keep_running()
    assert server.starts == 6
    assert "stopped 6 times within a minute (exit code 3)" in str(caught.value)
    assert "    ImportError: no module named x" in str(caught.value)


def test_a_server_that_printed_nothing_says_so() -> None:
    with pytest.raises(CannotStart, match="it printed nothing"):
        keep_running(lambda: (1, []), lambda: 0.0, lambda text: None)


@pytest.mark.parametrize("seconds", [12.1, 60.0, 3600.0])
def test_a_server_that_dies_now_and_then_is_started_for_ever(seconds: float) -> None:
    server = Server(deaths=[seconds * number for number in range(50)])
    with pytest.raises(KeyboardInterrupt):
        server.keep_running()
    assert server.starts == 51


def lines(**given: object) -> Iterator[str]:
    settings = {"port": 8501, "addresses": [], "local": False} | given
    return (line.strip() for line in welcome(**settings).splitlines())  # type: ignore[arg-type]


def test_the_classroom_is_told_every_address_and_who_can_open_it() -> None:
    said = list(lines(addresses=[("192.168.1.20", "Wi-Fi"), ("10.0.0.5", "Ethernet")]))
    assert "On this computer:  http://localhost:8501" in said
    assert "In the classroom:  http://192.168.1.20:8501   (Wi-Fi)" in said
    assert "or:  http://10.0.0.5:8501   (Ethernet)" in said
    assert "Anyone on the same network can open it. To keep it to this computer: --local" in said
    assert "Ctrl+C stops it." in said


def test_with_local_only_this_computer_is_named() -> None:
    said = "\n".join(lines(local=True))
    assert "Only this computer can open it (--local)." in said
    assert "classroom" not in said


def test_without_a_network_the_classroom_is_not_promised_an_address() -> None:
    assert "This computer is on no network that a classroom shares. Join one, then start again." in lines()
