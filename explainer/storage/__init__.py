"""The only place with SQL: learners' records in SQLite."""
