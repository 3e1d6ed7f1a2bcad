"""A class in a test: the real server, and browsers that reach it as a classroom's do.

Pages are opened at http://classroom.test, which Chromium maps to loopback: a
plain-HTTP name is no secure context, as in a school. On localhost the
clipboard, randomUUID and the like exist and would hide the fault.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize

from explainer.storage.storage import Storage
from explainer.teacher.passcode import hash_passcode
from tests.browser.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[2]
HOST = "classroom.test"
STARTS_WITHIN = 60.0
"""Seconds in which a server must answer, on a machine that is busy with other tests."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    # Letters as wide as in a window: the headless shell alone would round each to whole pixels.
    "--font-render-hinting=none",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server that the tests started: its port, its data folder, its log."""

    port: int
    data: Path
    log: Path
    process: subprocess.Popen[bytes] = field(repr=False)

    @property
    def url(self) -> str:
        """Where a student's browser finds it."""
        return f"http://{HOST}:{self.port}"

    def wait(self) -> None:
        """Wait until it answers. Raises with the end of its log if it does not in time."""
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2) as reply:
                    if reply.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start:\n" + self.log.read_text("utf-8")[-3000:])

    def stop(self, *, kill: bool = False) -> None:
        """End it: politely, or as a power cut would."""
        if kill:
            self.process.kill()
        else:
            self.process.terminate()
        self.process.wait(20)


def start_server(
    data: Path, port: int | None = None, *, root: Path = ROOT, python: tuple[str, ...] = (sys.executable,)
) -> Server:
    """Start the app as start.py would, on loopback, with its own data folder."""
    port = port or free_port()
    data.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("STREAMLIT_", "EXPLAINER_"))},
        "EXPLAINER_DATA_DIR": str(data),
    }
    with log.open("ab") as out:
        process = subprocess.Popen(
            [
                *python,
                "-m",
                "streamlit",
                "run",
                "app.py",
                "--server.address=127.0.0.1",
                f"--server.port={port}",
                "--server.headless=true",
            ],
            cwd=root,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    server = Server(port, data, log, process)
    try:
        server.wait()
    except BaseException:
        process.kill()
        process.wait(20)
        raise
    return server


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Headless Chromium that can reach the classroom and nothing else."""
    found = find_chromium()
    assert found is not None
    browser = playwright.chromium.launch(executable_path=str(found), args=list(ARGUMENTS))
    try:
        yield browser
    finally:
        browser.close()


PASSCODE = "seven paper lanterns"


def set_passcode(server: Server) -> None:
    """Set the passcode of a running server, as `start.py passcode` does."""
    secret = (server.data / "secret.key").read_bytes()
    store = Storage.open(f"sqlite:///{server.data / 'records.sqlite3'}", secret)
    store.put_passcode(hash_passcode(PASSCODE, b"s" * 16))
    store.close()


def sign_in(page: Page, server: Server, locale: str = "en") -> None:
    """Sign this page's browser in as the teacher."""
    page.goto(f"{server.url}/teach?lang={locale}")
    settle(page)
    page.locator("#passcode").fill(PASSCODE)
    page.locator("#passcode").press("Enter")
    page.wait_for_selector(".teach-units", timeout=30_000)
    settle(page)


CHROMEBOOK: ViewportSize = {"width": 1366, "height": 625}
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL_PHONE: ViewportSize = {"width": 320, "height": 640}


def settle(page: Page) -> None:
    """Wait until Streamlit has run the page and drawn it."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)
    page.wait_for_selector("h1[data-route]", timeout=30_000)


def open_page(context: BrowserContext, server: Server, path: str = "/") -> Page:
    """A new tab at a path of the server, drawn."""
    page = context.new_page()
    page.goto(server.url + path)
    settle(page)
    return page
