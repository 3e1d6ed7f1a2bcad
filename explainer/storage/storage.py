"""The store of learners' records: one database, opened once per process."""

import hmac

from sqlalchemy import select

from explainer.storage.address import open_database
from explainer.storage.contribution_rows import ContributionRows
from explainer.storage.database import PATIENCE, Database, hold
from explainer.storage.erasing import finish_erasing_if_possible
from explainer.storage.fault import WrongSecret
from explainer.storage.keyed_digest import Digests
from explainer.storage.migrations import known_migrations, migrate
from explainer.storage.participant_rows import ParticipantRows
from explainer.storage.poll_rows import PollRows
from explainer.storage.record_rows import RecordRows
from explainer.storage.room_rows import Ring, RoomRows
from explainer.storage.scorebook_rows import ScorebookRows
from explainer.storage.sign_in_rows import SignInRows
from explainer.storage.sqlite_file import SQLiteFile
from explainer.storage.tables import settings
from explainer.storage.talk_rows import TalkRows
from explainer.storage.timer_rows import TimerRows

SECRET_CHECK = "secret-check"


class Storage(
    RecordRows,
    ScorebookRows,
    SignInRows,
    RoomRows,
    ParticipantRows,
    PollRows,
    TalkRows,
    TimerRows,
    ContributionRows,
):
    """Fulfils `Records`, `Scorebook`, `SignIns`, and all that a room asks for, for any number of threads.

    Any method may raise a StorageFault, whose message says what to do.
    """

    def __init__(self, database: Database, digests: Digests) -> None:
        self._database = database
        self._digests = digests
        self._ring: Ring = lambda room_id: None

    @classmethod
    def open(cls, url: str, secret: bytes, *, patience: float = PATIENCE) -> "Storage":
        """The store at a URL: sqlite:////the/whole/path/records.sqlite3 or postgresql://USER:PASSWORD@HOST/DATABASE.

        A file is made if it is not there, a server's database is not; its tables are.

        `secret` keys the digests of tokens and codes; the database opens with
        the one it was begun with and no other, or every learner would seem
        new. `patience` is how many seconds to wait for another program.
        Raises a StorageFault, and ValueError for a short secret.
        """
        digests = Digests.of(secret)
        return cls._opened(open_database(url, patience=patience), digests)

    @classmethod
    def in_memory(cls, secret: bytes) -> "Storage":
        """A store that writes nothing to any disk, for one thread at a time: what a preview answers into."""
        return cls._opened(SQLiteFile(None), Digests.of(secret))

    @classmethod
    def _opened(cls, database: Database, digests: Digests) -> "Storage":
        try:
            migrate(database, known_migrations(database.kind))
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

    def ring_with(self, ring: Ring) -> None:
        """Have `ring` told a room's id after each change in it, once the change lasts."""
        self._ring = ring

    def close(self) -> None:
        """Close every connection. What was written is on the disk already."""
        self._database.close()


def _check_secret(database: Database, digests: Digests) -> None:
    with database.writing() as connection:
        hold(connection, SECRET_CHECK)
        begun_with = connection.scalar(select(settings.c.value).where(settings.c.name == SECRET_CHECK))
        if begun_with is None:
            connection.execute(settings.insert().values(name=SECRET_CHECK, value=digests.check))
        elif not hmac.compare_digest(begun_with, digests.check):
            raise WrongSecret(
                f"The database {database.address} was begun with another secret, so no learner could open "
                "their record. Put the secret.key that belongs to it back into the data folder, or begin "
                "with another database and another data folder."
            )
