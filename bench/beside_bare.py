"""A page of ours and a bare Streamlit button, clicked in turn in the same Chromium.

Both run in a process of their own, so that a busy moment of the machine meets
both. What is timed is the browser's own: from the click event until the
changed page is there and a frame has been painted after it.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from samples import Samples  # noqa: E402

from tests.browser.classroom import CHROMEBOOK, Server, chromium, start_server  # noqa: E402

WARMING_UP = 3
"""Clicks on each that are not counted."""

BARE = """\
import streamlit as st

st.session_state.n = st.session_state.get("n", 0)
if st.button("Go"):
    st.session_state.n += 1
st.write(f"clicked {st.session_state.n}")
"""

# Resolves with the milliseconds from the click until a frame is painted in which `done` holds.
TIMED_CLICK = """
([button, done]) => new Promise((resolve, reject) => {
  const holds = new Function('return ' + done);
  const end = setTimeout(() => { watch.disconnect(); reject(new Error('not painted within 10 s')); }, 10000);
  let start = 0;
  const check = () => {
    if (!start || !holds()) return;
    watch.disconnect(); clearTimeout(end);
    requestAnimationFrame(() => {  // a task after the frame's callbacks runs when it is painted
      const painted = new MessageChannel();
      painted.port1.onmessage = () => resolve(performance.now() - start);
      painted.port2.postMessage(0);
    });
  };
  const watch = new MutationObserver(check);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const node = document.querySelector(button);
  node.addEventListener('click', () => { start = performance.now(); }, { once: true, capture: true });
  node.click();
})
"""


def bare_server(folder: Path) -> Server:
    """A bare default Streamlit page with one button, as a server of its own."""
    (folder / "app.py").write_text(BARE, "utf-8")
    return start_server(folder / "data", root=folder)


def bare_click(page: Page, n: int) -> float:
    """One click on the bare page's button."""
    ends = f"document.querySelector('[data-testid=stMain]').innerText.includes('clicked {n}')"
    took = page.evaluate(TIMED_CLICK, ['[data-testid="stMain"] button', ends])
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    return float(took)


def click_in_turn(
    first: Callable[[Page, Server], None], click: Callable[[Page], float], times: int, name: str
) -> tuple[Samples, Samples]:
    """The samples of our page and of the bare one, `times` each, in milliseconds.

    `first` opens our page, `click` changes it and tells how long that took.
    """
    ours, bare = Samples(name), Samples("bare: click → words painted")
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
    ):
        (Path(folder) / "bare").mkdir()
        app, plain = start_server(Path(folder) / "school"), bare_server(Path(folder) / "bare")
        try:
            context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
            page, button = context.new_page(), context.new_page()
            first(page, app)
            button.goto(plain.url)
            button.wait_for_selector('[data-testid="stMain"] button')
            for n in range(1, times + 1 + WARMING_UP):
                page.bring_to_front()
                took = click(page)
                button.bring_to_front()
                beside = bare_click(button, n)
                if n > WARMING_UP:
                    ours.values.append(took)
                    bare.values.append(beside)
        finally:
            app.stop()
            plain.stop()
    return ours, bare


def write_samples(out: Path, samples: Mapping[str, Samples]) -> None:
    """Every sample as JSON, by name."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({name: each.values for name, each in samples.items()}, indent=1), "utf-8")
