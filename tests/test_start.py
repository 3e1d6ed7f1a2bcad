import ast
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 8, 18), (3, 10, 13)])
def test_an_old_python_is_told_what_it_is_and_where_to_get_a_newer_one(version: tuple[int, int, int]) -> None:
    message = start.python_fault(version)
    have = ".".join(map(str, version))
    assert f"needs Python 3.11 or newer; you have {have}." in message
    assert "python.org" in message
    assert "sudo apt install python3.11 python3.11-venv" in message


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_python_that_will_do_is_not_mentioned(version: tuple[int, int, int]) -> None:
    assert start.python_fault(version) == ""


def test_an_old_python_can_read_start_py_to_the_line_that_stops_it() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    before = tree.body[: next(at for at, node in enumerate(tree.body) if isinstance(node, ast.If))]
    assert {type(node) for node in before} == {ast.Expr, ast.Import, ast.FunctionDef}
    assert [alias.name for node in before if isinstance(node, ast.Import) for alias in node.names] == ["sys"]


@pytest.mark.parametrize(
    "path", [ROOT / "start.py", *sorted((ROOT / "launcher").glob("*.py"))], ids=lambda p: p.name
)
def test_the_launcher_needs_nothing_that_is_not_in_python(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names | {"launcher"}


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], []),
        (["--port", "9000", "--local"], []),
        (["check", "--json", "--on", "2026-01-01"], ["check", "--json", "--on", "2026-01-01"]),
        (["--json", "check"], ["check", "--json"]),
        (["--wheels", "w", "test", "-k", "x", "--port"], ["test", "-k", "x", "--port"]),
    ],
)
def test_our_options_end_where_the_command_begins(words: list[str], command: list[str]) -> None:
    assert start.read_options(words).command == command


def test_without_options_it_is_the_usual_port_for_the_whole_classroom() -> None:
    options = start.read_options([])
    assert (options.port, options.local, options.no_browser, options.wheels) == (8501, False, False, None)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "８５０１a"])
def test_a_port_that_is_none_is_refused_with_an_example(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        start.read_options([f"--port={port}"])
    assert caught.value.code == 2
    assert f"{port} is no port. Choose 1024 to 65535, such as 8501" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "shows"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_on_linux_a_browser_opens_only_where_there_is_a_screen(
    settings: dict[str, str], shows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert start.has_screen() is shows


@pytest.mark.parametrize(
    ("answer", "agreed"), [("", True), ("y", True), ("YES ", True), ("n", False), ("?", False)]
)
def test_at_a_terminal_the_person_decides(answer: str, agreed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def type_answer(question: str) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", type_answer)
    assert start.agree("Start on port 8502 instead?", print) is agreed
    assert asked == ["Start on port 8502 instead? [Y/n] "]
