"""The running server: started, announced, started again when it dies."""

import json
import secrets
import subprocess
import threading
import time
import webbrowser
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from launcher.child_process import NOTHING, child_environment, running
from launcher.faults import CannotStart
from launcher.port import answers

RESTARTS = 5
WINDOW = 60.0
"""Seconds in which no more than RESTARTS are made: beyond that it would only die again."""

Say = Callable[[str], None]


def serve(root: Path, python: Path, port: int, local: bool, open_browser: bool, say: Say) -> NoReturn:
    """Run the server until Ctrl+C (KeyboardInterrupt), or until it has died too often (CannotStart)."""
    address = "127.0.0.1" if local else "0.0.0.0"
    options = [f"--server.port={port}", f"--server.address={address}", "--server.headless=true"]
    command: list[str | Path] = [python, "-m", "streamlit", "run", "app.py", *options]
    greeting = welcome(port, [] if local else classroom_addresses(root, python), local)
    # The teacher's browser is let in by a token that only this computer's owner has: where a
    # request comes from would prove nothing.
    token = secrets.token_urlsafe(32) if open_browser else ""
    one_time = {"EXPLAINER_ONE_TIME_TOKEN": token, "EXPLAINER_ONE_TIME_MADE": str(int(time.time()))}

    def announce() -> None:
        while not answers(port):
            time.sleep(0.1)
        say(greeting)
        if open_browser:
            webbrowser.open(f"http://localhost:{port}/teach/enter?token={token}")

    threading.Thread(target=announce, daemon=True).start()
    keep_running(lambda: run_once(command, root, say, one_time), time.monotonic, say)


def run_once(
    command: Sequence[str | Path], root: Path, say: Say, surroundings: Mapping[str, str] = NOTHING
) -> tuple[int, list[str]]:
    """Run the server to its end, passing on what it prints; its exit code and last lines."""
    last: deque[str] = deque(maxlen=12)
    with running(command, root, surroundings) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            say(line.rstrip())
        return process.wait(), list(last)


def keep_running(run: Callable[[], tuple[int, list[str]]], clock: Callable[[], float], say: Say) -> NoReturn:
    """Run again whenever it ends, RESTARTS times in any WINDOW seconds at most.

    A class goes on after a crash, because every answer is already stored. A
    server that cannot live is not tried for ever: CannotStart says why.
    """
    ends: deque[float] = deque()
    while True:
        code, last = run()
        ends.append(clock())
        while ends[-1] - ends[0] > WINDOW:
            ends.popleft()
        if len(ends) > RESTARTS:
            raise CannotStart(
                f"The server stopped {len(ends)} times within a minute (exit code {code}).\n"
                "It is not started again. Its last lines:\n"
                + "\n".join(f"    {line}" for line in last or ["(it printed nothing)"])
            )
        say(f"The server stopped (exit code {code}). Starting it again: {len(ends)} of {RESTARTS} a minute.")


def classroom_addresses(root: Path, python: Path) -> list[tuple[str, str]]:
    """This computer's addresses for the classroom, likeliest first, each with its interface.

    Read from the interfaces by the environment's Python: nothing is asked of the network.
    """
    run = subprocess.run(
        [python, "-m", "explainer.addresses"],
        cwd=root,
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return [(each["address"], each["name"]) for each in json.loads(run.stdout or "[]")]


def welcome(port: int, addresses: Sequence[tuple[str, str]], local: bool) -> str:
    """What is printed once the server answers: where to open it, and who can."""
    lines = ["", "Asylum, Explained is running.", f"  On this computer:  http://localhost:{port}"]
    labels = ["  In the classroom:  "] + ["                or:  "] * len(addresses)
    for label, (address, name) in zip(labels, addresses, strict=False):
        lines.append(f"{label}http://{address}:{port}   ({name})")
    lines.append(f"  Teachers sign in:  http://localhost:{port}/teach")
    lines.append("  Their passcode:    python3 start.py passcode")
    if local:
        lines.append("Only this computer can open it (--local).")
    elif addresses:
        lines.append("Anyone on the same network can open it. To keep it to this computer: --local")
    else:
        lines.append("This computer is on no network that a classroom shares. Join one, then start again.")
    return "\n".join([*lines, "Ctrl+C stops it.", ""])
