"""The flowchart in a browser: by keyboard alone, on a phone, through reruns, and for who cannot see it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.classroom import CHROMEBOOK, PHONE, ROOT, SMALL_PHONE, Server, start_server

IN_CHART = """(look) => {
  const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot);
  const chart = roots.find((root) => root?.querySelector(".flow"));
  return new Function("chart", `return ${look}`)(chart);
}"""
FOCUSED = "chart.activeElement?.closest('.part')?.dataset.id ?? chart.activeElement?.className ?? null"
OVERFLOWING = """[...chart.querySelectorAll('*')].filter(
  (e) => e.getBoundingClientRect().right > innerWidth + 0.5).length"""
TOO_SMALL = """[...chart.querySelectorAll('.flow *')].filter((e) => e.getClientRects().length
  && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())
  && parseFloat(getComputedStyle(e).fontSize) < 14).map((e) => e.className)"""
TOO_LOW = """[...chart.querySelectorAll('button')].filter((e) => e.getClientRects().length
  && e.getBoundingClientRect().height < 44).map((e) => e.className)"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the bench page alone."""
    root = Path(tmp_path_factory.mktemp("bench"))
    page = Path(__file__).with_name("flowchart_bench_page.py")
    lines = [
        "import runpy",
        "import sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        f"runpy.run_path({str(page)!r})",
    ]
    (root / "app.py").write_text("\n".join(lines) + "\n", "utf-8")
    running = start_server(root / "data", root=root)
    yield running
    running.stop()


Opener = Callable[..., Page]


@pytest.fixture
def open_bench(browser: Browser, bench: Server) -> Iterator[Opener]:
    """Opens the bench page in a browser of its own: `open_bench("report=1", viewport=…)`."""
    contexts = []

    def opener(query: str = "", **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": CHROMEBOOK, **settings})
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(f"{bench.url}/?{query}")
        expect(page.locator(".node").first).to_be_visible(timeout=30_000)
        return page

    yield opener
    for context in contexts:
        context.close()


def _node(page: Page, node: str):
    return page.locator(f'[data-id="{node}"] .node')


def _runs(page: Page) -> str | None:
    return page.locator("h1[data-runs]").get_attribute("data-runs")


def test_a_keyboard_alone_reaches_a_node_reads_it_and_follows_a_way_on(open_bench):
    page = open_bench()
    _node(page, "b_scope").focus()
    for key, reached in [
        ("ArrowDown", "b_fear"),
        ("ArrowDown", "b_consult"),
        ("End", "b_out_removed"),
        ("Home", "b_scope"),
    ]:
        page.keyboard.press(key)
        assert page.evaluate(IN_CHART, FOCUSED) == reached
    page.keyboard.press("Enter")
    expect(_node(page, "b_scope")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".panel h2")).to_have_text("Does expedited removal apply?")
    page.locator(".panel .go").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(IN_CHART, FOCUSED) == "b_fear"
    expect(page.locator(".panel h2")).to_have_text("Does the person show fear?")


def test_the_chart_is_one_stop_for_the_tab_key_and_arrows_reach_every_part(open_bench):
    page = open_bench()
    assert page.evaluate(IN_CHART, "chart.querySelectorAll('.node[tabindex=\"0\"]').length") == 1
    parts = page.evaluate(IN_CHART, "[...chart.querySelectorAll('.part')].map((e) => e.dataset.id)")
    reached, ahead = {parts[0]}, [parts[0]]
    while ahead:
        here = ahead.pop()
        for key in ("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"):
            _node(page, here).focus()
            page.keyboard.press(key)
            there = page.evaluate(IN_CHART, FOCUSED)
            if there not in reached:
                reached.add(there)
                ahead.append(there)
    assert reached == set(parts)


def test_opening_a_part_moves_to_its_first_step_and_folding_it_back_to_the_part(open_bench):
    page = open_bench()
    _node(page, "group:review").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(IN_CHART, FOCUSED) == "b_neg"
    opened = page.locator('.folds [data-fold="review"]')
    expect(opened).to_have_attribute("aria-expanded", "true")
    page.locator(".panel .fold").click()
    expect(opened).to_have_attribute("aria-expanded", "false")
    assert page.evaluate(IN_CHART, FOCUSED) == "group:review"


def test_picking_asks_the_server_for_nothing_unless_the_page_wants_to_know(open_bench):
    page = open_bench()
    before = _runs(page)
    _node(page, "b_fear").click()
    page.locator('.folds [data-fold="review"]').click()
    expect(_node(page, "b_neg")).to_be_visible()
    page.get_by_role("button", name="Run again").click()
    expect(page.locator(f'h1[data-runs="{int(before or 0) + 1}"]')).to_be_visible()


def test_a_page_that_wants_to_know_is_told_what_is_picked_and_open(open_bench):
    page = open_bench("report=1")
    page.locator('.folds [data-fold="review"]').click()
    _node(page, "b_ask").click()
    _node(page, "b_cf").click()
    expect(page.get_by_text("Kept: ('b_cf', 'review')")).to_be_visible()
    expect(_node(page, "b_cf")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(IN_CHART, FOCUSED) == "b_cf"


def test_a_rerun_in_another_language_keeps_what_is_picked_and_open(open_bench):
    page = open_bench()
    page.locator('.folds [data-fold="review"]').click()
    _node(page, "b_cf").click()
    page.get_by_role("button", name="In Spanish").click()
    expect(page.locator(".panel h2")).to_have_text("¿Posibilidad significativa?")
    expect(_node(page, "b_cf")).to_have_attribute("aria-pressed", "true")
    expect(_node(page, "b_neg")).to_be_visible()
    assert page.evaluate(IN_CHART, "chart.querySelector('.flow').lang") == "es"


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["phone", "small phone"])
def test_on_a_phone_it_is_one_column_that_can_be_read_and_tapped(open_bench, size):
    page = open_bench(viewport=size)
    page.locator(".row").nth(1).click()
    expect(page.locator(".part.is-here .panel")).to_be_visible()
    assert page.evaluate(IN_CHART, "chart.querySelector('.flow').dataset.mode") == "column"
    assert page.evaluate(IN_CHART, OVERFLOWING) == 0
    assert page.evaluate(IN_CHART, TOO_SMALL) == []
    assert page.evaluate(IN_CHART, TOO_LOW) == []


def test_no_words_outgrow_the_box_that_was_measured_for_them(open_bench):
    page = open_bench()
    for fold in ("special-rule", "passed", "review"):
        page.locator(f'.folds [data-fold="{fold}"]').click()
        expect(page.locator(f'.folds [data-fold="{fold}"]')).to_have_attribute("aria-expanded", "true")
        outgrown = page.evaluate(
            IN_CHART,
            "[...chart.querySelectorAll('.part')].filter((e) => e.offsetHeight > parseFloat("
            "e.style.getPropertyValue('--h')) + 0.5).map((e) => e.dataset.id)",
        )
        assert outgrown == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [CHROMEBOOK, PHONE], ids=["chromebook", "phone"])
def test_axe_finds_nothing_serious_in_the_chart_or_its_details(open_bench, scheme, size):
    page = open_bench(viewport=size, color_scheme=scheme)
    _node(page, "b_fear").click()
    expect(page.locator(".panel h2")).to_have_count(1)
    found = Axe().run(page, context={"include": ['[data-testid^="stBidiComponent"]']}).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


def test_who_wants_no_motion_gets_none(open_bench):
    page = open_bench(reduced_motion="reduce")
    assert (
        page.evaluate(IN_CHART, "getComputedStyle(chart.querySelector('.part')).transitionDuration") == "0s"
    )


def test_on_paper_it_is_a_column_in_black_on_white(open_bench):
    page = open_bench(color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator('.flow[data-mode="column"]')).to_be_visible()
    black = "getComputedStyle(chart.querySelector('.node')).color"
    assert page.evaluate(IN_CHART, black) == "rgb(0, 0, 0)"
