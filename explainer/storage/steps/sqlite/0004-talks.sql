-- Talks with their seats, the room's timer, and what students write. All of it goes with its room.

CREATE TABLE timers (
    room_id INTEGER NOT NULL PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    step VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    held INTEGER NOT NULL,
    started VARCHAR
);

CREATE TABLE talks (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    prompt VARCHAR NOT NULL,
    protocol VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    is_over BOOLEAN NOT NULL
);
CREATE INDEX ix_talks_room_id ON talks (room_id);

CREATE TABLE seats (
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE,
    participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
    team INTEGER NOT NULL,
    side VARCHAR,
    role VARCHAR NOT NULL,
    PRIMARY KEY (talk_id, participant_id)
);
CREATE INDEX ix_seats_participant_id ON seats (participant_id);

CREATE TABLE restated (
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE,
    step VARCHAR NOT NULL,
    team INTEGER NOT NULL,
    side VARCHAR NOT NULL,
    PRIMARY KEY (talk_id, step, team, side)
);

CREATE TABLE stands (
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE,
    participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
    place VARCHAR NOT NULL,
    PRIMARY KEY (talk_id, participant_id)
);
CREATE INDEX ix_stands_participant_id ON stands (participant_id);

CREATE TABLE contributions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
    kind VARCHAR NOT NULL,
    prompt VARCHAR NOT NULL,
    talk_id INTEGER REFERENCES talks (id) ON DELETE CASCADE,
    team INTEGER,
    text VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    at VARCHAR NOT NULL
);
CREATE INDEX ix_contributions_room_id ON contributions (room_id);
CREATE INDEX ix_contributions_participant_id ON contributions (participant_id);
CREATE INDEX ix_contributions_talk_id ON contributions (talk_id);
