-- A learner's record, the tokens that open it, and what the learner did.
-- Days and times are ISO text, points are fractions ("1/3"): exact, and the same in every database.

CREATE TABLE settings (
    name VARCHAR NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);

CREATE TABLE records (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    alias VARCHAR NOT NULL,
    locale VARCHAR NOT NULL,
    begun_on VARCHAR NOT NULL,
    last_used_on VARCHAR NOT NULL,
    kept BOOLEAN NOT NULL,
    code BLOB UNIQUE
);
CREATE INDEX ix_records_alias ON records (alias);
CREATE INDEX ix_records_last_used_on ON records (last_used_on);

CREATE TABLE tokens (
    digest BLOB NOT NULL PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE
);
CREATE INDEX ix_tokens_record_id ON tokens (record_id);

CREATE TABLE attempts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    item VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    locale VARCHAR NOT NULL,
    mode VARCHAR NOT NULL,
    chosen VARCHAR NOT NULL,
    points VARCHAR NOT NULL,
    out_of VARCHAR NOT NULL,
    confidence VARCHAR,
    hints INTEGER NOT NULL,
    at VARCHAR NOT NULL
);
CREATE INDEX ix_attempts_record_id ON attempts (record_id);
CREATE UNIQUE INDEX ux_attempts_scored_once ON attempts (record_id, item) WHERE mode = 'scored';

CREATE TABLE hints (
    record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    item VARCHAR NOT NULL,
    opened INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    PRIMARY KEY (record_id, item)
);

CREATE TABLE skips (
    record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    unit VARCHAR NOT NULL,
    section VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    PRIMARY KEY (record_id, unit, section)
);

CREATE TABLE places (
    record_id INTEGER NOT NULL PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
    unit VARCHAR NOT NULL,
    section VARCHAR NOT NULL,
    at VARCHAR NOT NULL
);

CREATE TABLE notes (
    record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    unit VARCHAR NOT NULL,
    section VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    PRIMARY KEY (record_id, unit, section)
);
