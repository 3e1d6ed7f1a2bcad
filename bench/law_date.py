"""From a move of the law's date to the painted drawing: `python bench/law_date.py`.

Moves the date from change to change by the control that students use, and
measures until the drawing of the new day has been painted; a bare
Streamlit button on the same machine takes turns. Prints the domain's own work
(graph, differences, scene) beside it: with the days laid out ahead, as the
server does once a view is looked at, and without. Needs Chromium.
"""

import argparse
import json
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from feedback import bare_click, bare_server  # noqa: E402
from markupsafe import Markup  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from samples import Samples  # noqa: E402

from app_pages.flow_ahead import lay_out_days  # noqa: E402
from components.flow_scene import scene  # noqa: E402
from explainer.model.flow_change import difference  # noqa: E402
from explainer.opening import open_library  # noqa: E402
from explainer.wording import wording  # noqa: E402
from tests.browser.classroom import CHROMEBOOK, chromium, settle, start_server  # noqa: E402

VIEW = "credible-fear"
MOVED = """(way) => new Promise((resolve, reject) => {
  const button = document.querySelector(`.date-track [data-way="${way}"]`);
  const flow = [...document.querySelectorAll('*')].map((each) => each.shadowRoot?.querySelector('.flow'))
    .find(Boolean) ?? document.querySelector('.flow');
  const end = setTimeout(() => reject(new Error('not painted within 10 s')), 10000);
  const start = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    clearTimeout(end);
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => resolve(performance.now() - start);
      painted.port2.postMessage(0);
    });
  });
  watch.observe(flow, { subtree: true, childList: true, attributes: true });
  button.click();
})"""


def move(page: Page) -> float:
    """Go to the next change, or back where there is none; milliseconds until its drawing is painted."""
    onward = page.locator('.date-track [data-way="1"]').is_enabled()
    took = float(page.evaluate(MOVED, "1" if onward else "-1"))
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    return took


def domain_work(name: str) -> Samples:
    """What is computed for one moved date, without Streamlit: milliseconds on days all over the years."""
    library, say = open_library(), wording("en")
    flowchart, view = library.flowchart_of_view(VIEW)
    samples = Samples(name)
    days = [date(year, 6, 1) for year in range(1998, 2026)]
    for before, after in zip(days, days[1:], strict=False):
        began = time.perf_counter()
        difference(flowchart, before, after, view.nodes)
        scene(flowchart.view_on(view.id, after), view, say, lambda cited: Markup(cited.source), "")
        samples.values.append((time.perf_counter() - began) * 1000)
    return samples


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results" / "law_date.json")
    options = parser.parse_args()
    ours, bare = Samples("ours: date moved → drawing painted"), Samples("bare: click → words painted")
    with (
        tempfile.TemporaryDirectory() as name,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
    ):
        folder = Path(name)
        (folder / "bare").mkdir()
        app, plain = start_server(folder / "school"), bare_server(folder / "bare")
        try:
            context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
            law, button = context.new_page(), context.new_page()
            law.goto(f"{app.url}/law?lang=en&view={VIEW}&on=1998-06-01")
            settle(law)
            law.wait_for_selector(".track-bar")
            button.goto(plain.url)
            button.wait_for_selector('[data-testid="stMain"] button')
            for n in range(1, options.times + 4):
                law.bring_to_front()
                took = move(law)
                button.bring_to_front()
                beside = bare_click(button, n)
                if n > 3:
                    ours.values.append(took)
                    bare.values.append(beside)
        finally:
            app.stop()
            plain.stop()
    first = domain_work("the same where nothing is laid out")
    flowchart, view = open_library().flowchart_of_view(VIEW)
    lay_out_days(flowchart, view, date(1998, 6, 1), "en", sleep=lambda seconds: None)
    work = domain_work("domain: graph, difference and scene")
    for samples in (ours, bare, work, first):
        print(samples.line())
    print(f"  ratio of medians {ours.median / bare.median:.2f}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "ours": ours.values,
        "bare": bare.values,
        "domain": work.values,
        "not laid out": first.values,
    }
    options.out.write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
