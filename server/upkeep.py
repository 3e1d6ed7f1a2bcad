"""What the server does beside answering: it says where it is, gets ready, and erases what nobody uses."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta

import anyio
import ifaddr
from anyio.to_thread import run_sync
from streamlit import config

from explainer.addresses import EVERYWHERE, classroom_addresses, url_of
from explainer.classroom.classroom import Rooms
from explainer.scoring.record import KEEP_DAYS, Records

log = logging.getLogger(__name__)

DAY_SECONDS = 24 * 60 * 60


def erase_unused(records: Callable[[], Records], now: datetime) -> int:
    """Erase the records that nobody has used for too long, and log how many. Returns that number."""
    erased = records().erase_unused((now - timedelta(days=KEEP_DAYS)).date())
    if erased:
        log.info("Erased %d records that were not used for %d days.", erased, KEEP_DAYS)
    return erased


def delete_old_rooms(rooms: Callable[[], Rooms], now: datetime) -> int:
    """Delete the rooms whose days are over, and log how many. Returns that number."""
    deleted = rooms().delete_unused_rooms(now.date())
    if deleted:
        log.info("Deleted %d rooms whose days were over.", deleted)
    return deleted


async def erase_daily(
    records: Callable[[], Records],
    rooms: Callable[[], Rooms],
    now: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
) -> None:
    """Erase at once and then once a day. A day on which it fails is logged; the next is tried again."""
    while True:
        try:
            await run_sync(erase_unused, records, now())
        except Exception:
            log.exception("Erasing unused records failed")
        try:
            await run_sync(delete_old_rooms, rooms, now())
        except Exception:
            log.exception("Deleting old rooms failed")
        await sleep(DAY_SECONDS)


def served_at(address: str | None, port: int, others: list[str], *, secure: bool = False) -> list[str]:
    """The URLs to open: this computer's own, then the others if the server listens on every interface."""
    hosts = ["localhost", *others] if address in EVERYWHERE else [str(address)]
    return [url_of(host, port, secure=secure) for host in hosts]


def print_addresses() -> None:
    """Print where to open the app, unless it was started headless: what starts it so announces it itself.

    Streamlit's own announcement asks another host for this computer's address.
    """
    if config.get_option("server.headless") and config.get_where_defined("server.headless") != "<default>":
        return
    here, *others = served_at(
        config.get_option("server.address"),
        config.get_option("server.port"),
        [each.address for each in classroom_addresses(ifaddr.get_adapters())],
        secure=bool(config.get_option("server.sslCertFile")),
    )
    lines = ["", f"  On this computer:  {here}", *(f"  In the classroom:  {other}" for other in others), ""]
    print("\n".join(lines), flush=True)


def upkeep(
    records: Callable[[], Records],
    rooms: Callable[[], Rooms],
    prepare: Sequence[Callable[[], object]],
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """The lifespan for st.App.

    What `prepare` names is done before anyone is let in, so that the first
    student waits for nothing and a server that cannot open its files says so
    at its start.
    """

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        for ready in prepare:
            await run_sync(ready)
        print_addresses()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(erase_daily, records, rooms, now)
            try:
                yield
            finally:
                tasks.cancel_scope.cancel()

    return lifespan
