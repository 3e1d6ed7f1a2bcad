"""The data folder, and the secret that is made in it once."""

import os
import shutil
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from explainer import opening
from explainer.storage.fault import BadAddress, WrongSecret


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that is not there yet."""
    named = tmp_path / "school" / "data"
    monkeypatch.setenv("EXPLAINER_DATA_DIR", str(named))
    monkeypatch.delenv("EXPLAINER_DATABASE_URL", raising=False)
    opening.open_storage.cache_clear()
    yield named
    opening.open_storage.cache_clear()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_is_made_where_it_is_missing_and_is_its_owners_alone(folder: Path) -> None:
    assert opening.data_folder() == folder
    assert mode(folder) == 0o700
    assert opening.data_folder() == folder


def test_without_a_name_it_is_the_users_own_application_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPLAINER_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(opening, "user_data_path", lambda name, appauthor: tmp_path / name)
    assert opening.data_folder() == tmp_path / "asylum-explained"


def test_the_secret_is_made_once_is_32_bytes_and_its_owners_alone(folder: Path) -> None:
    first = opening._secret()
    assert len(first) == 32
    assert mode(folder / "secret.key") == 0o600
    assert opening._secret() == first == (folder / "secret.key").read_bytes()


def test_of_many_who_start_at_once_all_have_the_same_secret(folder: Path) -> None:
    opening.data_folder()
    many = 16
    together = Barrier(many)

    def ask(_: int) -> bytes:
        together.wait()
        return opening._secret()

    with ThreadPoolExecutor(many) as pool:
        secrets = set(pool.map(ask, range(many)))
    assert len(secrets) == 1 and len(secrets.pop()) == 32


def test_who_comes_while_the_secret_is_being_written_does_not_read_half_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []
    made = opening.secrets.token_bytes

    def meanwhile(length: int) -> bytes:
        monkeypatch.setattr(opening.secrets, "token_bytes", made)
        read.append(opening._secret())
        return made(length)

    monkeypatch.setattr(opening.secrets, "token_bytes", meanwhile)
    kept = opening._secret()
    assert read == [kept]


def test_two_folders_have_two_secrets(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = opening._secret()
    monkeypatch.setenv("EXPLAINER_DATA_DIR", str(tmp_path / "another"))
    assert opening._secret() != first


def test_the_storage_is_opened_once_and_lies_in_the_folder(folder: Path) -> None:
    storage = opening.open_storage()
    assert opening.open_storage() is storage
    assert (folder / "records.sqlite3").exists()
    storage.close()


def test_another_database_can_be_named_and_a_bad_name_is_refused_in_words(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}")
    opening.open_storage().close()
    assert (tmp_path / "elsewhere.sqlite3").exists()
    opening.open_storage.cache_clear()
    monkeypatch.setenv("EXPLAINER_DATABASE_URL", "no address at all")
    with pytest.raises(BadAddress):
        opening.open_storage()


def test_a_database_begun_with_another_secret_is_not_opened(folder: Path) -> None:
    opening.open_storage().close()
    opening.open_storage.cache_clear()
    (folder / "secret.key").write_bytes(os.urandom(32))
    with pytest.raises(WrongSecret):
        opening.open_storage()


def test_a_unit_that_is_set_aside_is_logged_with_its_reasons_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for folder in ("content", "quizzes"):
        shutil.copytree(opening.ROOT / folder, tmp_path / folder)
    (tmp_path / "quizzes" / "credible-fear.yaml").write_text("- id: [broken\n", encoding="utf-8")
    (tmp_path / "content/units/policy-history/teaching.yaml").write_text("in_brief: {}\n", encoding="utf-8")
    monkeypatch.setattr(opening, "ROOT", tmp_path)
    opening.open_library.cache_clear()
    try:
        library = opening.open_library()
    finally:
        opening.open_library.cache_clear()
    (logged,) = [each for each in caplog.messages if "credible-fear" in each]
    assert logged.startswith("The unit credible-fear is set aside: quizzes/credible-fear.yaml:1: ")
    (one,) = (one for one in library.set_aside if one.unit == "credible-fear")
    assert one.title and one.title.en == "The credible-fear screening"
    assert all(reason in logged for reason in one.reasons) and "\n" not in logged
    (without,) = library.notes_set_aside
    assert without.unit == "policy-history" and "policy-history" not in library.teaching
    assert "The teaching notes of policy-history cannot be read: content/units/policy-history" in caplog.text


def test_the_library_is_read_once() -> None:
    assert opening.open_library() is opening.open_library()
    assert opening.open_library().units


def test_the_server_and_the_pages_share_the_reach_checks() -> None:
    assert opening.open_reach_checks() is opening.open_reach_checks()
