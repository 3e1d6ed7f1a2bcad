"""start.py as a person runs it: a real environment, a small wheel instead of Streamlit, no network."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from launcher.setup_lock import setting_up_alone

ROOT = Path(__file__).parents[2]

SERVER = """
import http.server, os, pathlib, sys
if pathlib.Path("broken").exists():
    sys.exit("a reason in the log")
port = next(int(word.split("=")[1]) for word in sys.argv if word.startswith("--server.port"))
print("server", os.getpid(), *sys.argv[1:])
http.server.HTTPServer(("127.0.0.1", port), http.server.SimpleHTTPRequestHandler).serve_forever()
"""

COMMAND = """
import json, sys
import streamlit
print("for people", file=sys.stderr)
print(json.dumps({"heard": sys.argv[1:]}))
sys.exit(3 if "fail" in sys.argv else 0)
"""


AT_MOST = 120.0
"""Seconds after which what was started is stopped: nobody waits for its next line for ever."""


class Project:
    """A copy of the launcher in a folder with a space in its name, beside a stand-in for the app."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "my project"
        self.wheels = folder / "wheels"
        self.stamp = self.root / ".venv" / "complete-for-app.txt"
        shutil.copytree(
            ROOT / "launcher", self.root / "launcher", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(ROOT / "start.py", self.root)
        self.put("requirements.txt", "-c constraints.txt\nstreamlit==1.0\n")
        self.put("constraints.txt", "streamlit==1.0\n")
        self.put("app.py", "")
        self.put("explainer/__init__.py", "")
        self.put("explainer/__main__.py", COMMAND)
        self.put("explainer/addresses.py", "print('[]')")
        self.wheels.mkdir()
        with zipfile.ZipFile(self.wheels / "streamlit-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr("streamlit/__init__.py", "")
            wheel.writestr("streamlit/__main__.py", SERVER)
            about = "streamlit-1.0.dist-info"
            wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: streamlit\nVersion: 1.0\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")

    def put(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(self.root / "start.py"), "--wheels", str(self.wheels), *words]

    def start(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            self.command(*words),
            capture_output=True,
            text=True,
            timeout=AT_MOST,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    @contextmanager
    def serving(self, *words: str) -> Iterator["subprocess.Popen[str]"]:
        # Whoever starts the tests in the background may have Ctrl+C ignored, for all that they start.
        heeds = (lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) if os.name == "posix" else None
        with subprocess.Popen(
            self.command("--no-browser", *words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=heeds,
        ) as process:
            too_long = threading.Timer(AT_MOST, process.kill)
            too_long.start()
            try:
                yield process
            finally:
                too_long.cancel()
                if process.poll() is None:
                    process.terminate()


def read_until(process: "subprocess.Popen[str]", words: str) -> str:
    """What is printed up to the line with these words."""
    read = ""
    for line in process.stdout or ():
        read += line
        if words in line:
            return read
    raise AssertionError(f"ended without saying {words!r}:\n{read}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as finder:
        return int(finder.getsockname()[1])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("set up"))


@pytest.fixture(scope="module")
def first(project: Project) -> "subprocess.CompletedProcess[str]":
    return project.start("check", "--json")


@pytest.fixture
def ready(project: Project, first: object) -> Project:
    """The project, set up."""
    return project


def test_the_first_start_installs_from_a_folder_and_leaves_stdout_to_the_json(
    first: "subprocess.CompletedProcess[str]",
) -> None:
    assert json.loads(first.stdout) == {"heard": ["check", "--json"]}
    assert first.returncode == 0
    for words in ["Making the environment", "This happens once", "s  streamlit", "100 %", "for people"]:
        assert words in first.stderr


def test_the_next_start_installs_nothing_and_passes_the_exit_code_on(ready: Project) -> None:
    run = ready.start("--json", "fail")
    assert run.returncode == 3
    assert json.loads(run.stdout) == {"heard": ["fail", "--json"]}
    assert run.stderr == "for people\n"


def test_an_install_that_was_killed_is_finished_by_the_next_start(ready: Project) -> None:
    package = next((ready.root / ".venv").glob("**/streamlit"))
    shutil.rmtree(package)
    next(package.parent.glob("streamlit-1.0.dist-info/RECORD")).unlink()
    ready.stamp.unlink()

    assert ready.start("check").returncode == 0
    assert (package / "__main__.py").exists()


def test_an_environment_whose_python_is_gone_is_made_again(ready: Project) -> None:
    for python in (ready.root / ".venv").glob("[bS]*/python*"):
        python.unlink()
    run = ready.start("check")
    assert (run.returncode, "Making the environment" in run.stdout) == (0, True)


def test_changed_pins_are_installed(ready: Project) -> None:
    ready.put("requirements.txt", "-c constraints.txt\n# changed\nstreamlit==1.0\n")
    assert "Installing what the app needs" in ready.start("check").stdout
    assert "Installing" not in ready.start("check").stdout


def test_a_folder_of_wheels_that_lacks_one_breaks_nothing(ready: Project, tmp_path: Path) -> None:
    pins = (ready.root / "requirements.txt").read_text()
    ready.put("requirements.txt", f"{pins}not-in-the-folder==1.0\n")
    run = ready.start("check", "--json")
    assert run.returncode == 1
    assert "lacks it. Fill that folder" in run.stderr
    assert "lacks it. Fill that folder" in json.loads(run.stdout)["error"]
    assert "Traceback" not in run.stderr

    ready.put("requirements.txt", pins)
    assert ready.start("check").returncode == 0


def test_a_second_start_waits_for_the_one_that_sets_up(ready: Project) -> None:
    ready.stamp.unlink()
    with setting_up_alone(ready.root / ".start.lock", print):
        second = subprocess.Popen(ready.command("check"), stdout=subprocess.PIPE, text=True)
        said = read_until(second, "Another window is setting up")
    with second:
        said += second.stdout.read() if second.stdout else ""
    assert second.returncode == 0
    assert said.count("Waiting for it") == 1


def test_a_folder_that_is_not_there_is_named(ready: Project) -> None:
    run = ready.start("--wheels", "nowhere", "check")
    assert (run.returncode, run.stderr) == (1, "--wheels: there is no folder nowhere.\n")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"] if os.name == "posix" else [])
def test_it_serves_until_it_is_stopped_and_then_ends_quietly(ready: Project, name: str) -> None:
    port = free_port()
    with ready.serving("--local", "--port", str(port)) as process:
        said = read_until(process, "Ctrl+C stops it.")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/app.py", timeout=10) as answer:
            assert answer.status == 200
        process.send_signal(getattr(signal, name))
        said += process.stdout.read() if process.stdout else ""
    assert process.returncode == 0
    assert f"run app.py --server.port={port} --server.address=127.0.0.1" in said
    assert said.endswith("Stopped.\n")
    assert "Traceback" not in said
    with socket.socket() as visitor:
        assert visitor.connect_ex(("127.0.0.1", port)) != 0


def test_a_server_that_is_killed_comes_back_on_the_same_port(ready: Project) -> None:
    port = free_port()
    with ready.serving("--local", "--port", str(port)) as process:
        said = read_until(process, "Ctrl+C stops it.")
        os.kill(int(re.search(r"server (\d+)", said)[1]), getattr(signal, "SIGKILL", signal.SIGTERM))  # type: ignore[index]
        assert "Starting it again: 1 of 5" in read_until(process, "Starting it again")
        assert f"--server.port={port}" in read_until(process, "server ")


def test_a_server_that_cannot_live_is_given_up_with_its_last_words(ready: Project) -> None:
    ready.put("broken", "")
    run = ready.start("--local", "--no-browser", "--port", str(free_port()))
    (ready.root / "broken").unlink()
    assert run.returncode == 1
    assert run.stdout.count("Starting it again") == 5
    assert "stopped 6 times within a minute" in run.stderr
    assert "    a reason in the log" in run.stderr


def test_a_taken_port_without_a_terminal_moves_to_the_next_and_says_so(ready: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with ready.serving("--local", "--port", str(port)) as process:
            said = read_until(process, "On this computer")
    assert f"Port {port} is taken." in said
    assert re.search(r"Start on port \d+ instead\? Nobody is here to ask: yes\.", said)
    assert f"http://localhost:{port}\n" not in said.split("is running.")[1]
