import importlib.util
from pathlib import Path

import pytest

from launcher.environment import Environment
from launcher.faults import CannotStart


def test_a_python_without_the_venv_module_is_told_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("requirements.txt", "constraints.txt"):
        (tmp_path / name).touch()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)

    with pytest.raises(CannotStart, match="venv module is missing"):
        Environment(tmp_path, print).prepare("app", wheels=None)

    assert not (tmp_path / ".venv").exists()


def test_a_stamp_of_other_pins_does_not_count(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "complete-for-app.txt").write_text("3 11 0123")
    assert not Environment(tmp_path, print).is_complete("app")
