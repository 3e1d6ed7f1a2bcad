-- Rooms, who is in them, and what was voted. Of tokens and return codes only digests; nothing joins a
-- participant to a record.

CREATE TABLE rooms (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    unit VARCHAR NOT NULL,
    code VARCHAR UNIQUE,
    "key" VARCHAR UNIQUE,
    period VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    pace VARCHAR NOT NULL,
    free_text VARCHAR NOT NULL,
    is_locked BOOLEAN NOT NULL,
    is_closed BOOLEAN NOT NULL,
    keep_days INTEGER NOT NULL,
    opened_at VARCHAR NOT NULL,
    last_used_on VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    pulse INTEGER NOT NULL
);

CREATE TABLE participants (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    code BLOB UNIQUE,
    alias VARCHAR NOT NULL,
    joined_at VARCHAR NOT NULL,
    is_out BOOLEAN NOT NULL,
    signal VARCHAR,
    signal_at VARCHAR,
    UNIQUE (room_id, digest)
);

CREATE TABLE polls (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    item VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    phase VARCHAR NOT NULL,
    asks_confidence BOOLEAN NOT NULL,
    by_hand BOOLEAN NOT NULL,
    opened_at VARCHAR NOT NULL,
    closed_at VARCHAR,
    UNIQUE (room_id, item, round)
);

CREATE TABLE ballots (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
    chosen VARCHAR NOT NULL,
    sureness VARCHAR,
    at VARCHAR NOT NULL,
    is_late BOOLEAN NOT NULL,
    PRIMARY KEY (poll_id, participant_id)
);
CREATE INDEX ix_ballots_participant_id ON ballots (participant_id);

CREATE TABLE more_time (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
    until VARCHAR NOT NULL,
    PRIMARY KEY (poll_id, participant_id)
);
CREATE INDEX ix_more_time_participant_id ON more_time (participant_id);

CREATE TABLE hand_counts (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    option VARCHAR NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (poll_id, option)
);
