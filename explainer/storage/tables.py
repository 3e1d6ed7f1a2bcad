"""The tables, as the latest migration leaves them."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from explainer.storage.column_types import Day, Exact, Ids, Moment

metadata = MetaData()


def _of(table: str, *, primary_key: bool = False) -> Column[int]:
    """The column by which a row belongs to a record, a room, a poll …, and goes with it."""
    return Column(
        f"{table.removesuffix('s')}_id",
        ForeignKey(f"{table}.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )


migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

# Ids are never used twice (AUTOINCREMENT): a page left open on an erased record
# must not write into somebody else's.
records = Table(
    "records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alias", String, nullable=False, index=True),
    Column("locale", String, nullable=False),
    Column("begun_on", Day, nullable=False),
    Column("last_used_on", Day, nullable=False, index=True),
    Column("kept", Boolean, nullable=False),
    Column("code", LargeBinary, unique=True),
    sqlite_autoincrement=True,
)

tokens = Table(
    "tokens",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    _of("records"),
    Index("ix_tokens_record_id", "record_id"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("records"),
    Column("item", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("as_of", Day, nullable=False),
    Column("locale", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("chosen", Ids, nullable=False),
    Column("points", Exact, nullable=False),
    Column("out_of", Exact, nullable=False),
    Column("confidence", String),
    Column("hints", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_attempts_record_id", "record_id"),
    sqlite_autoincrement=True,
)

# The database itself refuses a second scored attempt.
Index(
    "ux_attempts_scored_once",
    attempts.c.record_id,
    attempts.c.item,
    unique=True,
    sqlite_where=attempts.c.mode == "scored",
    postgresql_where=attempts.c.mode == "scored",
)

hints = Table(
    "hints",
    metadata,
    _of("records", primary_key=True),
    Column("item", String, primary_key=True),
    Column("opened", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)

skips = Table(
    "skips",
    metadata,
    _of("records", primary_key=True),
    Column("unit", String, primary_key=True),
    Column("section", String, primary_key=True),
    Column("at", Moment, nullable=False),
)

places = Table(
    "places",
    metadata,
    _of("records", primary_key=True),
    Column("unit", String, nullable=False),
    Column("section", String, nullable=False),
    Column("at", Moment, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    _of("records", primary_key=True),
    Column("unit", String, primary_key=True),
    Column("section", String, primary_key=True),
    Column("text", String, nullable=False),
    Column("at", Moment, nullable=False),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("begun_at", Moment, nullable=False),
)

spent_tokens = Table(
    "spent_tokens",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("spent_at", Moment, nullable=False),
)


rooms = Table(
    "rooms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", String, nullable=False),
    Column("code", String, unique=True),
    Column("key", String, unique=True),
    Column("period", String, nullable=False),
    Column("step", String, nullable=False),
    Column("pace", String, nullable=False),
    Column("free_text", String, nullable=False),
    Column("is_locked", Boolean, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("keep_days", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("last_used_on", Day, nullable=False),
    Column("version", Integer, nullable=False),
    Column("pulse", Integer, nullable=False),
    Column("law_on", Day),
    sqlite_autoincrement=True,
)

participants = Table(
    "participants",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("rooms"),
    Column("digest", LargeBinary, nullable=False),
    Column("code", LargeBinary, unique=True),
    Column("alias", String, nullable=False),
    Column("joined_at", Moment, nullable=False),
    Column("is_out", Boolean, nullable=False),
    Column("signal", String),
    Column("signal_at", Moment),
    UniqueConstraint("room_id", "digest"),
    sqlite_autoincrement=True,
)

polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("rooms"),
    Column("item", String, nullable=False),
    Column("round", Integer, nullable=False),
    Column("phase", String, nullable=False),
    Column("asks_confidence", Boolean, nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    UniqueConstraint("room_id", "item", "round"),
    sqlite_autoincrement=True,
)

ballots = Table(
    "ballots",
    metadata,
    _of("polls", primary_key=True),
    _of("participants", primary_key=True),
    Column("chosen", Ids, nullable=False),
    Column("sureness", String),
    Column("at", Moment, nullable=False),
    Column("is_late", Boolean, nullable=False),
    Index("ix_ballots_participant_id", "participant_id"),
)

more_time = Table(
    "more_time",
    metadata,
    _of("polls", primary_key=True),
    _of("participants", primary_key=True),
    Column("until", Moment, nullable=False),
    Index("ix_more_time_participant_id", "participant_id"),
)

hand_counts = Table(
    "hand_counts",
    metadata,
    _of("polls", primary_key=True),
    Column("option", String, primary_key=True),
    Column("people", Integer, nullable=False),
)

timers = Table(
    "timers",
    metadata,
    _of("rooms", primary_key=True),
    Column("step", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("started", Moment),
)

talks = Table(
    "talks",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("rooms"),
    Column("prompt", String, nullable=False),
    Column("protocol", String, nullable=False),
    Column("step", String, nullable=False),
    Column("is_over", Boolean, nullable=False),
    Index("ix_talks_room_id", "room_id"),
    sqlite_autoincrement=True,
)

# A group is called a team here: GROUP is a word of SQL.
seats = Table(
    "seats",
    metadata,
    _of("talks", primary_key=True),
    _of("participants", primary_key=True),
    Column("team", Integer, nullable=False),
    Column("side", String),
    Column("role", String, nullable=False),
    Index("ix_seats_participant_id", "participant_id"),
)

restated = Table(
    "restated",
    metadata,
    _of("talks", primary_key=True),
    Column("step", String, primary_key=True),
    Column("team", Integer, primary_key=True, autoincrement=False),
    Column("side", String, primary_key=True),
)

stands = Table(
    "stands",
    metadata,
    _of("talks", primary_key=True),
    _of("participants", primary_key=True),
    Column("place", String, nullable=False),
    Index("ix_stands_participant_id", "participant_id"),
)

contributions = Table(
    "contributions",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("rooms"),
    _of("participants"),
    Column("kind", String, nullable=False),
    Column("prompt", String, nullable=False),
    Column("talk_id", ForeignKey("talks.id", ondelete="CASCADE")),
    Column("team", Integer),
    Column("text", String, nullable=False),
    Column("state", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_contributions_room_id", "room_id"),
    Index("ix_contributions_participant_id", "participant_id"),
    Index("ix_contributions_talk_id", "talk_id"),
    sqlite_autoincrement=True,
)

OF_A_RECORD: tuple[Table, ...] = (tokens, attempts, hints, skips, places, notes)
"""Every table whose rows belong to a record: what erasing empties."""
