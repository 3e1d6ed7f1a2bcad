import socket

import pytest

from launcher.faults import CannotStart
from launcher.port import choose_port, is_free


def choice(wanted: int, taken: set[int], agrees: bool = True) -> tuple[int, list[str]]:
    said: list[str] = []

    def agree(question: str) -> bool:
        said.append(question)
        return agrees

    return choose_port(wanted, lambda port: port not in taken, agree, said.append), said


def test_a_free_port_is_used_without_a_word() -> None:
    assert choice(8501, taken=set()) == (8501, [])


def test_a_taken_port_says_who_may_have_it_and_offers_the_next_free_one() -> None:
    port, said = choice(8501, taken={8501, 8502})
    assert port == 8503
    assert "Port 8501 is taken. Perhaps this app already runs: look at http://localhost:8501" in said[0]
    assert said[1] == "Start on port 8503 instead?"


def test_who_declines_the_other_port_is_told_how_to_ask_for_it() -> None:
    with pytest.raises(CannotStart, match=r"python3 start\.py --port 8502"):
        choice(8501, taken={8501}, agrees=False)


@pytest.mark.parametrize("wanted", [8501, 65_530, 65_535])
def test_where_every_port_is_taken_another_range_is_named(wanted: int) -> None:
    with pytest.raises(CannotStart, match="Choose one far from it"):
        choice(wanted, taken=set(range(65_536)))


def test_a_port_that_someone_listens_on_is_not_free_and_then_it_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert not is_free(port, "127.0.0.1")
        assert not is_free(port, "0.0.0.0")
    assert is_free(port, "127.0.0.1")
