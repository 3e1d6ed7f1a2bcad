-- Who is signed in as the teacher, and the one-time tokens that are spent. Digests only; the passcode is a setting.

CREATE TABLE sign_ins (
    digest BLOB NOT NULL PRIMARY KEY,
    begun_at VARCHAR NOT NULL
);

CREATE TABLE spent_tokens (
    digest BLOB NOT NULL PRIMARY KEY,
    spent_at VARCHAR NOT NULL
);
