-- The law under which a class looks at what moves with it; none where it is the latest that our sources know.

ALTER TABLE rooms ADD COLUMN law_on VARCHAR;
