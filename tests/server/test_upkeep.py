"""Beside answering, the server erases what nobody uses and says where it is."""

import logging
from datetime import date, datetime, timedelta
from typing import cast

import anyio
import pytest

from explainer.classroom.classroom import Rooms
from explainer.scoring.record import Records
from server.upkeep import DAY_SECONDS, delete_old_rooms, erase_daily, erase_unused, served_at, upkeep
from tests.server.site import NOW, DictOfRecords, run_alone


class Enough(Exception):
    """Ends an endless loop."""


def test_records_unused_for_400_days_are_erased_and_only_their_number_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    records = DictOfRecords()
    with caplog.at_level(logging.INFO):
        assert erase_unused(lambda: cast(Records, records), NOW) == 2
    assert records.erased_before == [date(2025, 10, 18)]
    assert caplog.messages == ["Erased 2 records that were not used for 400 days."]


def test_rooms_whose_days_are_over_are_deleted_and_only_their_number_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rooms = DictOfRecords()
    with caplog.at_level(logging.INFO):
        assert delete_old_rooms(lambda: cast(Rooms, rooms), NOW) == 3
    assert rooms.rooms_looked_at == [NOW.date()]
    assert caplog.messages == ["Deleted 3 rooms whose days were over."]


def test_they_are_erased_at_the_start_and_then_daily_even_after_a_day_on_which_it_failed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    later = NOW + timedelta(days=2)
    # Each day is asked for twice: for the records, and for the rooms.
    records, slept, days = DictOfRecords(), [], iter([NOW, NOW, None, NOW, later, None])

    def today() -> datetime:
        day = next(days)
        if day is None:
            raise OSError("the disk is full")
        return day

    def opened() -> Records:
        return cast(Records, records)

    def rooms() -> Rooms:
        return cast(Rooms, records)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise Enough

    with pytest.raises(Enough):
        run_alone(erase_daily, opened, rooms, today, sleep)
    assert slept == [DAY_SECONDS] * 3
    assert records.erased_before == [date(2025, 10, 18), date(2025, 10, 20)]
    # One of the two failing holds up neither the other nor the next day.
    assert records.rooms_looked_at == [NOW.date(), NOW.date()]
    assert "Erasing unused records failed" in caplog.text and "the disk is full" in caplog.text
    assert "Deleting old rooms failed" in caplog.text


def test_what_a_visit_needs_is_ready_before_anyone_is_let_in_and_upkeep_ends_with_the_server() -> None:
    records, happened = DictOfRecords(), []

    async def run() -> None:
        lifespan = upkeep(
            lambda: cast(Records, records),
            lambda: cast(Rooms, records),
            [lambda: happened.append("library"), lambda: happened.append("files")],
            lambda: NOW,
        )
        with anyio.fail_after(10):
            async with lifespan(None):
                happened.append("open")

    run_alone(run)
    assert happened == ["library", "files", "open"]


def test_a_server_that_cannot_get_ready_does_not_start() -> None:
    def broken() -> None:
        raise OSError("the disk is full")

    async def run() -> None:
        records = DictOfRecords()
        opened = upkeep(lambda: cast(Records, records), lambda: cast(Rooms, records), [broken], lambda: NOW)
        async with opened(None):
            pass

    with pytest.raises(OSError, match="the disk is full"):
        run_alone(run)


@pytest.mark.parametrize(
    ("address", "secure", "urls"),
    [
        (None, False, ["http://localhost:8501", "http://192.168.1.20:8501"]),
        ("0.0.0.0", False, ["http://localhost:8501", "http://192.168.1.20:8501"]),
        ("127.0.0.1", False, ["http://127.0.0.1:8501"]),
        ("::1", True, ["https://[::1]:8501"]),
    ],
)
def test_the_classroom_is_named_only_where_the_server_listens_to_it(
    address: str | None, secure: bool, urls: list[str]
) -> None:
    assert served_at(address, 8501, ["192.168.1.20"], secure=secure) == urls
