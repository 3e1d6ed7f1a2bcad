"""What a passcode may be, and that its stored form tells nothing."""

import io
from pathlib import Path

import pytest

from explainer.__main__ import main
from explainer.opening import open_storage
from explainer.teacher.passcode import PasscodeUnfit, fits, hash_passcode


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("short", "at least 8 characters"),
        ("  seven   ", "at least 8 characters"),
        ("x" * 201, "at most 200"),
        ("table 42", "form of a room code"),
        ("amber-canoe-lemon-igloo-4829-1057", "form of a student's return code"),
    ],
)
def test_an_unfit_passcode_is_refused_with_the_reason(typed: str, message: str) -> None:
    with pytest.raises(PasscodeUnfit, match=message):
        hash_passcode(typed, bytes(16))


def test_the_stored_form_differs_each_time_and_holds_no_word_of_it() -> None:
    one, two = (hash_passcode("seven paper lanterns", salt) for salt in (b"1" * 16, b"2" * 16))
    assert one != two and b"lantern" not in one
    assert fits("Seven Paper Lanterns", one) and fits("seven paper lanterns", two)
    assert not fits("seven paper lantern", one) and not fits("", one) and not fits("x" * 10_000, one)


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EXPLAINER_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("EXPLAINER_DATABASE_URL", raising=False)
    open_storage.cache_clear()
    yield tmp_path
    open_storage().close()
    open_storage.cache_clear()


def test_the_command_sets_it_and_no_file_holds_it(
    own_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("seven paper lanterns\n"))
    assert main(["passcode"]) == 0
    assert "The passcode is set" in capsys.readouterr().out
    stored = open_storage().passcode()
    assert stored is not None and fits("seven paper lanterns", stored)
    assert b"lanterns" not in b"".join(file.read_bytes() for file in own_data.iterdir())


def test_the_command_changes_nothing_for_an_unfit_one(
    own_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert main(["passcode"]) == 1
    assert "at least 8 characters" in capsys.readouterr().err
    assert open_storage().passcode() is None
