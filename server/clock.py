"""The present moment, for the server's routes. The domain is handed it."""

from datetime import UTC, datetime


def now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)
