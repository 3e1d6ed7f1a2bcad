"""The machine of room_machine.py, on many databases in files and on a few of a server."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.storage.postgresql_at_hand import ServerAtHand
from tests.storage.room_machine import RoomMachine

HURRIED = {
    "deadline": None,
    "database": None,
    # Making a failing story shorter takes minutes of transactions; it is told as it was found.
    "phases": [Phase.generate],
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much],
}


def test_a_class_in_a_file_agrees_with_its_model() -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:

        class InFile(RoomMachine):
            examples = 0

            def fresh_address(self) -> str:
                InFile.examples += 1
                return f"sqlite:///{folder}/{InFile.examples}.sqlite3"

            def teardown(self) -> None:
                super().teardown()
                for path in Path(folder).glob(f"{self.address.rsplit('/', 1)[1]}*"):
                    with suppress(OSError):
                        path.unlink()

        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            InFile, settings=settings(max_examples=60, stateful_step_count=50, **HURRIED)
        )


def test_a_class_on_a_server_agrees_with_its_model(server: ServerAtHand, begun: str) -> None:
    class OnServer(RoomMachine):
        def fresh_address(self) -> str:
            self.name = server.new_database(begun)
            return server.url(self.name)

        def teardown(self) -> None:
            super().teardown()
            server.drop(self.name)

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        OnServer, settings=settings(max_examples=4, stateful_step_count=40, **HURRIED)
    )
