"""Being signed in as the teacher: a token in a cookie, for one school day."""

from datetime import datetime, timedelta
from typing import Protocol

SIGN_IN_LASTS = timedelta(hours=12)
"""A school day and its preparation. Who leaves a laptop open overnight signs in again."""

ONE_TIME_LASTS = timedelta(minutes=2)
"""From the start of the server: long enough to open a browser, too short to be found lying about."""


class SignIns(Protocol):
    """Where the passcode and the sign-ins are kept. Tokens and passcode are stored as digests only."""

    def put_passcode(self, stored: bytes) -> None:
        """Replace the passcode by another stored form (passcode.hash_passcode) and end every sign-in."""

    def passcode(self) -> bytes | None:
        """The stored form, or None if none has been set."""

    def sign_in(self, token: str, *, now: datetime) -> None:
        """From now on this token is a signed-in teacher's. Sign-ins that are over are forgotten."""

    def is_signed_in(self, token: str, *, now: datetime) -> bool:
        """Whether the token was signed in less than SIGN_IN_LASTS ago."""

    def sign_out(self, token: str) -> None:
        """The token is nobody's any more."""

    def spend(self, token: str, *, now: datetime) -> bool:
        """Use up a one-time token: True the first time, False ever after."""
