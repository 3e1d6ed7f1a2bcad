-- Who is signed in as the teacher, and the one-time tokens that are spent. Digests only; the passcode is a setting.

CREATE TABLE sign_ins (
    digest BYTEA NOT NULL PRIMARY KEY,
    begun_at VARCHAR COLLATE "C" NOT NULL
);

CREATE TABLE spent_tokens (
    digest BYTEA NOT NULL PRIMARY KEY,
    spent_at VARCHAR COLLATE "C" NOT NULL
);

ALTER TABLE settings ALTER COLUMN value SET STATISTICS 0;
ALTER TABLE sign_ins ALTER COLUMN digest SET STATISTICS 0;
ALTER TABLE spent_tokens ALTER COLUMN digest SET STATISTICS 0;
