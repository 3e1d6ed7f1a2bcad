"""Alone opens the library, the storage and what is kept in memory, once per process.

app.py (for the server's routes), the pages and the command line all call
these functions, so that one process never holds two of any.
"""

import logging
import os
import secrets
import tempfile
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

from explainer.authoring.library_files import read_library
from explainer.classroom.bell import Bells
from explainer.classroom.code_guesses import CodeGuesses
from explainer.classroom.presence import Presence
from explainer.classroom.wall_pages import WallPages
from explainer.model.library import Library
from explainer.reach import ReachChecks
from explainer.storage.storage import Storage

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds content/ and quizzes/."""


def data_folder() -> Path:
    """The folder for the database and the secret key, made if it is missing.

    It is the user's own application-data folder, so that answers outlive a
    new copy of the program; EXPLAINER_DATA_DIR names another.
    """
    named = os.environ.get("EXPLAINER_DATA_DIR")
    folder = Path(named) if named else user_data_path("asylum-explained", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _secret() -> bytes:
    """The key from which the digests of tokens and codes are derived, made on first use."""
    path = data_folder() / "secret.key"
    if not path.exists():
        # Written whole beside it first: who comes meanwhile finds no key or all of it, never half of one.
        handle, fresh = tempfile.mkstemp(dir=path.parent, prefix="secret-")
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process was first; its key is the key
        except OSError:
            os.replace(fresh, path)  # a disk without links, such as a memory stick
            return path.read_bytes()
        os.unlink(fresh)
    return path.read_bytes()


def _parsed_content() -> Path | None:
    """The file of what was parsed at an earlier start; None where there can be none."""
    try:
        return data_folder() / "parsed-content.json"
    except OSError:
        return None


@cache
def open_library() -> Library:
    """The content that is served. Broken units and notes are set aside and logged, never raised."""
    library = read_library(ROOT, keep_parsed=_parsed_content()).library
    for aside in library.set_aside:
        log.warning("The unit %s is set aside: %s", aside.unit, " ".join(aside.reasons))
    for aside in library.notes_set_aside:
        log.warning("The teaching notes of %s cannot be read: %s", aside.unit, " ".join(aside.reasons))
    return library


@cache
def open_storage() -> Storage:
    """The storage: SQLite in the data folder, or the file or server that EXPLAINER_DATABASE_URL names."""
    url = os.environ.get("EXPLAINER_DATABASE_URL") or f"sqlite:///{data_folder() / 'records.sqlite3'}"
    storage = Storage.open(url, _secret())
    storage.ring_with(open_bells().ring)
    return storage


@cache
def open_reach_checks() -> ReachChecks:
    """The checks whether students' devices can reach this computer. In memory only."""
    return ReachChecks()


@cache
def open_bells() -> Bells:
    """The rooms' bells: what is written through the storage of this process rings them."""
    return Bells()


@cache
def open_presence() -> Presence:
    """Who is in which room just now. In memory only."""
    return Presence()


@cache
def open_wall_pages() -> WallPages:
    """Which page of a long slide each room's projector shows. In memory only."""
    return WallPages()


@cache
def open_code_guesses() -> CodeGuesses:
    """How fast room codes may be tried."""
    return CodeGuesses()
