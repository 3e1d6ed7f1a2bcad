"""From a move of the law's date to the painted drawing: `python bench/law_date.py`.

Moves the date from change to change by the control that students use, and
measures until the drawing of the new day has been painted; a bare
Streamlit button on the same machine takes turns. Prints the domain's own work
(graph, differences, scene) beside it: with the days laid out ahead, as the
server does once a view is looked at, and without. Needs Chromium.
"""

import argparse
import time
from datetime import date
from pathlib import Path

from beside_bare import ROOT, click_in_turn, write_samples
from markupsafe import Markup
from playwright.sync_api import Page
from samples import Samples

from app_pages.flow_ahead import lay_out_days
from components.flow_scene import scene
from explainer.model.flow_change import difference
from explainer.opening import open_library
from explainer.wording import wording
from tests.browser.classroom import Server, settle

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


def open_law(page: Page, app: Server) -> None:
    """Open the law's page on a day in the middle of its changes."""
    page.goto(f"{app.url}/law?lang=en&view={VIEW}&on=1998-06-01")
    settle(page)
    page.wait_for_selector(".track-bar")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results" / "law_date.json")
    options = parser.parse_args()
    ours, bare = click_in_turn(open_law, move, options.times, "ours: date moved → drawing painted")
    first = domain_work("the same where nothing is laid out")
    flowchart, view = open_library().flowchart_of_view(VIEW)
    lay_out_days(flowchart, view, date(1998, 6, 1), "en", wait=lambda: None)
    work = domain_work("domain: graph, difference and scene")
    for samples in (ours, bare, work, first):
        print(samples.line())
    print(f"  ratio of medians {ours.median / bare.median:.2f}")
    write_samples(options.out, {"ours": ours, "bare": bare, "domain": work, "not laid out": first})


if __name__ == "__main__":
    main()
