"""Alone opens the library and the storage, once per process.

app.py (for the server's routes), the pages and the command line all call
these functions, so that one process never holds two of either.
"""

import os
import secrets
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

from explainer.authoring.library_files import read_library
from explainer.model.library import Library
from explainer.storage.storage import Storage

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
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()


@cache
def open_library() -> Library:
    """The content that is served. Broken units are set aside, never raised."""
    return read_library(ROOT).library


@cache
def open_storage() -> Storage:
    """The storage: SQLite in the data folder, or what EXPLAINER_DATABASE_URL names."""
    url = os.environ.get("EXPLAINER_DATABASE_URL") or f"sqlite:///{data_folder() / 'records.sqlite3'}"
    return Storage.open(url, _secret())
