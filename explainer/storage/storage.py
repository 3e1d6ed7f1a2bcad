"""The store of learners' records: one database, opened once per process."""

import hmac

from sqlalchemy import select

from explainer.storage.database import PATIENCE, Database
from explainer.storage.erasing import finish_erasing_if_possible
from explainer.storage.fault import WrongSecret
from explainer.storage.keyed_digest import Digests
from explainer.storage.migrations import known_migrations, migrate
from explainer.storage.record_rows import RecordRows
from explainer.storage.scorebook_rows import ScorebookRows
from explainer.storage.sign_in_rows import SignInRows
from explainer.storage.tables import settings


class Storage(RecordRows, ScorebookRows, SignInRows):
    """Fulfils `Records`, `Scorebook` and `SignIns`, for any number of threads.

    Any method may raise a StorageFault, whose message says what to do.
    """

    def __init__(self, database: Database, digests: Digests) -> None:
        self._database = database
        self._digests = digests

    @classmethod
    def open(cls, url: str, secret: bytes, *, patience: float = PATIENCE) -> "Storage":
        """The store at a URL such as sqlite:////home/teacher/records.sqlite3, made if it is not there.

        `secret` keys the digests of tokens and codes; the database opens with
        the one it was begun with and no other, or every learner would seem
        new. `patience` is how many seconds to wait for another program.
        Raises a StorageFault, and ValueError for a short secret.
        """
        digests = Digests.of(secret)
        return cls._opened(Database(url, patience=patience), digests)

    @classmethod
    def in_memory(cls, secret: bytes) -> "Storage":
        """A store that writes nothing to any disk, for one thread at a time: what a preview answers into."""
        return cls._opened(Database(None), Digests.of(secret))

    @classmethod
    def _opened(cls, database: Database, digests: Digests) -> "Storage":
        try:
            migrate(database, known_migrations())
            _check_secret(database, digests)
            finish_erasing_if_possible(database)
        except BaseException:
            database.close()
            raise
        return cls(database, digests)

    @property
    def completion_key(self) -> bytes:
        """The key with which completion codes are signed (scoring.completion_code). It goes to nobody."""
        return self._digests.completion_key

    def close(self) -> None:
        """Close every connection. What was written is on the disk already."""
        self._database.close()


def _check_secret(database: Database, digests: Digests) -> None:
    with database.writing() as connection:
        begun_with = connection.scalar(select(settings.c.value).where(settings.c.name == "secret-check"))
        if begun_with is None:
            connection.execute(settings.insert().values(name="secret-check", value=digests.check))
        elif not hmac.compare_digest(begun_with, digests.check):
            raise WrongSecret(
                f"The database {database.address} was begun with another secret, so no learner could open "
                "their record. Put the secret.key that belongs to it back beside it, or move both away."
            )
