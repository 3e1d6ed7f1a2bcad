"""What a first visit costs, beside a bare Streamlit page: `python bench/first_load.py`.

Bytes are all that comes from the first request until the home page can be
used: answers with their headers, and websocket frames. Times are to the first
heading, as on a phone: 8 Mbit/s, 60 ms, processor ÷ 4 (Chromium does not slow
the websocket down, for either page). The two pages run in processes of their
own and take turns. Needs Chromium.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from slow_phone import count_bytes, slow_down

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 0.35
"""The share of a bare page's bytes that ours may cost."""

BARE = 'import streamlit as st\nst.title("Hello")\nst.button("Press")\n'
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
FIRST_HEADING = """() => {
  const find = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.tagName === "H1" && node.getClientRects().length && node.textContent.trim()) return true;
      if (node.shadowRoot && find(node.shadowRoot)) return true;
    }
    return false;
  };
  return find(document) ? performance.now() : false;
}"""
USABLE = "[data-testid=stApp][data-test-script-state=notRunning]"


@dataclass(frozen=True)
class Visit:
    """One first visit: bytes, answers and frames received, milliseconds to the first paint and heading."""

    page: str
    bytes: int
    requests: int
    first_paint_ms: float
    first_heading_ms: float


@contextmanager
def served(script: Path, data: Path) -> Iterator[str]:
    """A server of its own for a script, until the block ends. Yields its URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.headless", "true"]
    process = subprocess.Popen(
        [*command, "--server.port", str(port), "--server.address", "127.0.0.1"],
        cwd=script.parent,
        env={**os.environ, "EXPLAINER_DATA_DIR": str(data), "HOME": str(data)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(150):
            if process.poll() is not None:
                raise SystemExit(f"The server for {script.name} stopped at once.")
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        else:
            raise SystemExit(f"The server for {script.name} did not answer within 30 seconds.")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def visit(browser: Browser, page: str, url: str, *, phone: bool) -> Visit:
    """Open a page with an empty cache and wait until it can be used."""
    context = browser.new_context()
    tab = context.new_page()
    cdp = context.new_cdp_session(tab)
    received: list[int] = []
    count_bytes(cdp, received)
    if phone:
        slow_down(cdp)
    tab.goto(url, wait_until="commit")
    heading = float(tab.wait_for_function(FIRST_HEADING, polling="raf", timeout=60_000).json_value())
    tab.locator(USABLE).wait_for(timeout=60_000)
    tab.wait_for_load_state("networkidle")
    paint = float(tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"))
    context.close()
    return Visit(page, sum(received), len(received), paint, heading)


def main() -> int:
    """Measure, print a table, write the samples. 1 if our share of the bytes is over the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--app", type=Path, default=ROOT / "app.py")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results" / "first_load.json")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    samples: dict[str, list[Visit]] = {"loopback": [], "phone": []}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data, bare = Path(folder, "data"), Path(folder, "bare", "bare.py")
        data.mkdir()
        bare.parent.mkdir()
        bare.write_text(BARE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=options.chromium, args=FLAGS)
        with served(options.app.resolve(), data) as ours, served(bare, data) as plain:
            for network, seen in samples.items():
                for _ in range(options.times):
                    for page, url in (("ours", ours), ("bare", plain)):
                        seen.append(visit(browser, page, url, phone=network == "phone"))
        browser.close()
    share = report(samples)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    written = {network: [asdict(one) for one in seen] for network, seen in samples.items()}
    options.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0 if share <= LIMIT else 1


def report(samples: dict[str, list[Visit]]) -> float:
    """Print medians and ratios; returns our share of the bytes."""
    share = 0.0
    print(f"{'':34}{'ours':>10}{'bare':>10}{'ratio':>8}")
    for network, field, name in (
        ("loopback", "bytes", "KB received"),
        ("loopback", "requests", "answers and frames"),
        ("loopback", "first_heading_ms", "ms to the first heading"),
        ("phone", "first_paint_ms", "ms to the first paint, phone"),
        ("phone", "first_heading_ms", "ms to the first heading, phone"),
    ):
        ours, bare = (
            statistics.median(getattr(one, field) for one in samples[network] if one.page == page)
            for page in ("ours", "bare")
        )
        if field == "bytes":
            share, ours, bare = ours / bare, ours / 1000, bare / 1000
        print(f"{name:34}{ours:>10,.0f}{bare:>10,.0f}{ours / bare:>8.2f}")
    print(f"Limit for the bytes: {LIMIT}")
    return share


if __name__ == "__main__":
    sys.exit(main())
