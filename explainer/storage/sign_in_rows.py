"""The passcode, sign-ins and spent one-time tokens, as rows."""

from datetime import datetime

from sqlalchemy import delete, exists, select

from explainer.storage.database import Database, hold
from explainer.storage.keyed_digest import Digests
from explainer.storage.tables import settings, sign_ins, spent_tokens
from explainer.teacher.sign_in import ONE_TIME_LASTS, SIGN_IN_LASTS

PASSCODE = "passcode"


class SignInRows:
    """Fulfils `SignIns` (explainer.teacher.sign_in, where each method's contract is)."""

    _database: Database
    _digests: Digests

    def put_passcode(self, stored: bytes) -> None:
        with self._database.writing() as connection:
            hold(connection, PASSCODE)
            connection.execute(delete(settings).where(settings.c.name == PASSCODE))
            connection.execute(settings.insert().values(name=PASSCODE, value=stored))
            connection.execute(delete(sign_ins))

    def passcode(self) -> bytes | None:
        with self._database.reading() as connection:
            stored: bytes | None = connection.scalar(
                select(settings.c.value).where(settings.c.name == PASSCODE)
            )
            return stored

    def sign_in(self, token: str, *, now: datetime) -> None:
        with self._database.writing() as connection:
            hold(connection, PASSCODE)
            connection.execute(delete(sign_ins).where(sign_ins.c.begun_at < now - SIGN_IN_LASTS))
            connection.execute(sign_ins.insert().values(digest=self._digests.sign_in(token), begun_at=now))

    def is_signed_in(self, token: str, *, now: datetime) -> bool:
        with self._database.reading() as connection:
            begun = connection.scalar(
                select(sign_ins.c.begun_at).where(sign_ins.c.digest == self._digests.sign_in(token))
            )
        return begun is not None and now - begun < SIGN_IN_LASTS

    def sign_out(self, token: str) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.digest == self._digests.sign_in(token)))

    def spend(self, token: str, *, now: datetime) -> bool:
        digest = self._digests.sign_in(token)
        with self._database.writing() as connection:
            hold(connection, PASSCODE)
            # Older ones are refused by their age; two lifetimes of memory are one more than needed.
            connection.execute(delete(spent_tokens).where(spent_tokens.c.spent_at < now - 2 * ONE_TIME_LASTS))
            if connection.scalar(select(exists().where(spent_tokens.c.digest == digest))):
                return False
            connection.execute(spent_tokens.insert().values(digest=digest, spent_at=now))
        return True
