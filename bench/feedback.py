"""How long from a click to the feedback on the screen: our unit page beside a bare Streamlit button.

    .venv/bin/python bench/feedback.py --clicks 40

Prints medians, p95 and their ratio; writes every sample to --out. The bare
page runs with Streamlit's defaults.
"""

import argparse
from pathlib import Path

from beside_bare import ROOT, TIMED_CLICK, click_in_turn, write_samples
from playwright.sync_api import Page

from tests.browser.classroom import Server, settle


def open_unit(page: Page, app: Server) -> None:
    """Open the section whose question is answered."""
    page.goto(f"{app.url}/unit?lang=en&unit=credible-fear&section=not-everyone-is-screened")
    settle(page)


def our_click(page: Page) -> float:
    """One answer on the unit page: choose, check, read the feedback; then the question is opened again."""
    retry = page.locator(".st-key-question-who-gets-screened-retry button, [class*='-retry'] button")
    if retry.count():
        retry.first.click()
        page.wait_for_selector('[data-testid="stRadioOption"]')
        page.wait_for_selector('[data-test-script-state="notRunning"]')
    page.locator('[data-testid="stRadioOption"]').first.click()
    page.wait_for_timeout(60)
    took = page.evaluate(
        TIMED_CLICK, ['[data-testid="stFormSubmitButton"] button', "document.querySelector('.ans')"]
    )
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    return float(took)


def main() -> None:
    """Measure, print, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--clicks", type=int, default=40)
    options.add_argument("--out", type=Path, default=ROOT / "bench" / "results" / "feedback.json")
    asked = options.parse_args()
    ours, bare = click_in_turn(open_unit, our_click, asked.clicks, "ours: answer → feedback painted")
    print(ours.line())
    print(bare.line())
    print(f"  ratio of medians {ours.median / bare.median:.2f} (asked: at most 0.80; p95 at most 60 ms)")
    write_samples(asked.out, {"ours": ours, "bare": bare})


if __name__ == "__main__":
    main()
