"""From the QR code to a question that can be answered: `python bench/join.py`.

A phone with an empty cache (8 Mbit/s, 60 ms, processor ÷ 4) opens what the QR
code says while the vote is open. Prints the bytes that it receives, the time
until an option can be tapped, until such a tap is saved, and until Streamlit
has drawn the question, beside a bare Streamlit form on the same phone; the
two take turns. Needs Chromium.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bare_form import BARE
from headless_class import ROOT, open_voting_room, quiz_items, store_of
from playwright.sync_api import Browser, sync_playwright
from samples import Samples
from slow_phone import count_bytes, slow_down

from tests.browser.classroom import PHONE, Server, chromium, start_server

WATCH = """() => {
  const seen = (window.seen ??= {});
  const first = document.querySelector("#first[data-ready]");
  const option = first?.querySelector("input");
  if (seen.tappable === undefined && option?.getClientRects().length) {
    requestAnimationFrame(() => {
      seen.tappable = performance.now();
      option.click();
    });
  }
  const isSaved = first?.querySelector('[data-line="saved"]:not([hidden])');
  if (seen.saved === undefined && isSaved) seen.saved = performance.now();
  const app = document.querySelector("[data-testid=stApp]");
  const theirs = document.querySelector("[data-testid=stRadioOption]");
  const isDrawn = app?.dataset.testScriptState === "notRunning" && !first && theirs?.getClientRects().length;
  if (isDrawn) seen.streamlit = performance.now();
  return isDrawn ? seen : false;
}"""
"""Run at each frame until Streamlit has drawn an option: when each thing was seen, in milliseconds."""


@contextmanager
def running(folder: Path, root: Path = ROOT) -> Iterator[Server]:
    """A server until the block ends."""
    server = start_server(folder, root=root)
    try:
        yield server
    finally:
        server.stop()


def open_on_a_phone(browser: Browser, url: str) -> tuple[int, dict[str, float]]:
    """Open an address with an empty browser. Bytes received, and when what was seen, in milliseconds."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    received: list[int] = []
    count_bytes(cdp, received)
    slow_down(cdp)
    page.goto(url, wait_until="commit")
    seen: dict[str, float] = page.wait_for_function(WATCH, polling="raf", timeout=60_000).json_value()
    page.wait_for_timeout(1000)  # what comes after that is received all the same
    context.close()
    return sum(received), seen


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results" / "join.json")
    options = parser.parse_args()
    times = {
        "tappable": Samples("ours: until an option can be tapped"),
        "saved": Samples("ours: until such a tap is saved"),
        "streamlit": Samples("ours: until Streamlit has drawn it"),
        "bare": Samples("bare: until an option can be tapped"),
    }
    sizes: dict[str, list[float]] = {"ours": [], "bare": []}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder, "bare")
        bare.mkdir()
        (bare / "app.py").write_text(BARE, "utf-8")
        with (
            running(Path(folder, "data")) as server,
            running(bare / "data", bare) as other,
            chromium(playwright) as browser,
        ):
            store = store_of(server)
            room = open_voting_room(store, quiz_items()[0])
            store.close()
            for _ in range(options.times):
                for name, url in (("ours", f"{server.url}/j/{room.key}"), ("bare", other.url)):
                    size, seen = open_on_a_phone(browser, url)
                    sizes[name].append(size / 1000)
                    if name == "bare":
                        seen = {"bare": seen["streamlit"]}
                    for what, at in seen.items():
                        times[what].values.append(at)
    for samples in times.values():
        print(samples.line())
    for name, each in sizes.items():
        print(f"{name}: {max(each):,.0f} KB at the most")
    ratio = times["tappable"].median / times["bare"].median
    print(f"  ratio of medians {ratio:.2f}; of the most bytes {max(sizes['ours']) / max(sizes['bare']):.2f}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    written = {"ms": {name: samples.values for name, samples in times.items()}, "kb": sizes}
    options.out.write_text(json.dumps(written), "utf-8")


if __name__ == "__main__":
    main()
