"""Nothing that is stored joins a participant of a room to a record."""

from datetime import UTC, datetime

from sqlalchemy import select

from explainer.scoring.attempt import attempt_item
from explainer.storage.storage import Storage
from explainer.storage.tables import OF_A_RECORD, ballots, more_time, participants, records, rooms
from tests.scoring.made_items import DAY, single_choice

NOW = datetime(2026, 11, 23, 9, 7, 31, 123456, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 41, 2, 654321, tzinfo=UTC)
TOKEN = "t" * 43
CODE = "amber-canoe-lemon-igloo-4829-1057"


def test_one_browser_with_one_code_in_a_room_and_with_a_record_leaves_no_value_in_both(
    storage: Storage,
) -> None:
    """As the pages do it: one token, one return code for both, and the answer kept with its day alone."""
    item = single_choice()
    room = storage.open_room("first", code="KITE42", key="k" * 22, step="title", now=NOW)
    ana = storage.join(room.id, TOKEN, alias="Quiet Harbor", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    storage.cast(poll.id, ana.id, item, {"wrong"}, sureness="unsure", now=NOW)
    for act in ("close", "reveal"):
        storage.act(room.id, item.id, act, now=NOW)  # type: ignore[arg-type]
    record = storage.begin(TOKEN, alias="Calm Meadow", locale="en", now=LATER)
    day = LATER.replace(hour=0, minute=0, second=0, microsecond=0)
    kept = attempt_item(
        item, frozenset({"wrong"}), as_of=DAY, locale="en", at=day, confidence="guessing", hints=0
    )
    assert storage.add_once(record.id, kept)
    storage.put_room_code(ana.id, CODE)
    storage.replace_code(record.id, CODE)

    asked = {item.id, ("wrong",)}
    """What was asked and chosen is in both, as it is in everyone's."""
    theirs = _values(storage, (rooms, participants, ballots, more_time)) - asked
    mine = _values(storage, (records, *OF_A_RECORD)) - asked
    shared = theirs & mine
    # A day is shared by everyone who was there that day; whatever tells two people apart is not.
    assert shared <= {NOW.date()}, shared
    assert not {str(value) for value in mine} & {TOKEN, CODE, "Quiet Harbor", "KITE42", "k" * 22}


def _values(storage: Storage, tables: tuple) -> set[object]:  # type: ignore[type-arg]
    """Every value of the tables that could tell one row from another: no small numbers, no yes or no."""
    found: set[object] = set()
    with storage._database.reading() as connection:
        for table in tables:
            for row in connection.execute(select(table)):
                found |= {value for value in row if value is not None and not isinstance(value, int)}
    return found
