"""Can they reach us? A teacher's screen and a second device, and each thing that can be in the way."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.reach_causes import advice
from explainer.model.text import LOCALES, Locale
from explainer.reach_reading import Cause
from explainer.wording import wording
from tests.browser.classroom import CHROMEBOOK, PHONE, ROOT, SMALL_PHONE, Server, settle, start_server
from tests.browser.page_reading import read_page

EN = wording("en")
LEAST_TARGET = 24


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the check alone."""
    root = Path(tmp_path_factory.mktemp("bench"))
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    code = Path(__file__).with_name("reach_bench.py").read_text("utf-8")
    (root / "app.py").write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{code}", "utf-8")
    running = start_server(root / "data", root=root)
    yield running
    running.stop()


@pytest.fixture
def teacher(student: BrowserContext, bench: Server) -> Page:
    """The teacher's screen, signed in, with a check under way."""
    return teachers_page(student, bench, "en")


def teachers_page(context: BrowserContext, bench: Server, locale: Locale) -> Page:
    context.add_cookies([{"name": "teacher", "value": "yes", "url": bench.url}])
    page = context.new_page()
    page.goto(f"{bench.url}/?lang={locale}")
    settle(page)
    page.get_by_role("button", name=wording(locale)("Start the check")).click()
    expect(page.locator(".verdict")).to_be_visible()
    return page


def address(teacher: Page) -> str:
    """The address that the teacher's screen tells a student to type."""
    return teacher.locator(".way .url").first.inner_text()


def on_device(context: BrowserContext, teacher: Page) -> Page:
    """A device that has just opened the address."""
    page = context.new_page()
    page.goto(address(teacher))
    return page


def block_socket(context: BrowserContext) -> None:
    context.route_web_socket("**/reach/socket*", lambda socket: socket.close())


def block_events(context: BrowserContext) -> None:
    context.route("**/reach/events*", lambda route: route.abort())


def expect_cause(teacher: Page, cause: Cause) -> None:
    """The teacher's screen names this cause, and whom to ask for what."""
    url = address(teacher).partition("/reach")[0]
    given = advice(cause, EN, url=url)
    expect(teacher.locator(".verdict")).to_contain_class(
        "waiting" if cause == "nobody-came" else "not-reached"
    )
    expect(teacher.get_by_role("heading", name=given.title)).to_be_visible()
    for words in (*given.reasons, given.ask):
        expect(teacher.get_by_text(words)).to_be_visible()


def test_another_device_that_manages_all_three_turns_the_verdict_green(
    teacher: Page, other: BrowserContext, bench: Server
) -> None:
    told: list[str] = []
    other.on("console", lambda message: told.append(message.text))
    other.on("weberror", lambda fault: told.append(str(fault.error)))
    device = on_device(other, teacher)
    expect(device.get_by_text(EN("It works. Tell your teacher: this device is ready."))).to_be_visible()
    assert told == [], "the page breaks no rule of its policy"
    expect(device.locator('[data-state="done"]')).to_have_count(3)
    verdict = teacher.locator(".verdict.reached")
    expect(verdict).to_contain_text(EN("Yes, they can reach us"))
    expect(verdict).to_contain_text(EN("In class, students open {url}.", url=bench.url))
    expect(teacher.locator(".devices .mark.right")).to_have_count(3)


def test_a_page_loaded_again_is_the_same_device(teacher: Page, other: BrowserContext) -> None:
    device = on_device(other, teacher)
    expect(teacher.locator(".devices li")).to_have_count(1)
    device.reload()
    expect(device.locator('[data-state="done"]')).to_have_count(3)
    device.get_by_role("link", name="Español").click()
    expect(device.locator("html")).to_have_attribute("lang", "es")
    expect(device.locator('[data-state="done"]')).to_have_count(3)
    expect(teacher.locator(".verdict.reached")).to_be_visible()
    expect(teacher.locator(".devices li")).to_have_count(1)


def test_the_browser_in_which_the_teacher_is_signed_in_does_not_count(
    teacher: Page, student: BrowserContext
) -> None:
    same = on_device(student, teacher)
    expect(same.get_by_role("heading", name=EN("This browser does not count"))).to_be_visible()
    expect_cause(teacher, "nobody-came")


def test_a_device_that_cannot_reach_the_host_shows_as_nobody_and_what_may_be_the_cause(
    teacher: Page, other: BrowserContext
) -> None:
    other.route("**/*", lambda route: route.abort("addressunreachable"))
    page = other.new_page()
    with pytest.raises(Exception, match="ERR_ADDRESS_UNREACHABLE"):
        page.goto(address(teacher))
    expect_cause(teacher, "nobody-came")


@pytest.mark.parametrize(
    ("blocks", "told", "cause"),
    [
        (
            (block_socket,),
            "Tell your teacher: the page loads, but the live connection is blocked.",
            "no-socket",
        ),
        (
            (block_events,),
            "Tell your teacher: the page loads, but live messages do not get through.",
            "no-event",
        ),
        (
            (block_socket, block_events),
            "Tell your teacher: the page loads, but everything live is blocked.",
            "neither",
        ),
    ],
    ids=["websocket", "stream of events", "both"],
)
def test_what_is_blocked_is_named_on_both_screens(
    teacher: Page,
    other: BrowserContext,
    blocks: Sequence[Callable[[BrowserContext], None]],
    told: str,
    cause: str,
) -> None:
    for block in blocks:
        block(other)
    device = on_device(other, teacher)
    expect(device.get_by_text(EN(told))).to_be_visible()
    expect_cause(teacher, cause)


def test_without_scripts_the_page_says_what_to_tell_the_teacher(teacher: Page, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-US")
    page = context.new_page()
    page.goto(address(teacher))
    # Playwright takes what stands in a noscript for hidden.
    told = EN("Tell your teacher: JavaScript is turned off on this device.")
    assert told in page.content() and not page.locator('[data-state="testing"]').count()
    context.close()


def test_opened_where_only_this_computer_reaches_it_the_screen_says_so(
    student: BrowserContext, bench: Server
) -> None:
    page = student.new_page()
    page.goto(f"http://127.0.0.1:{bench.port}/?lang=en")
    settle(page)
    heading = EN("Only this computer can open the app now")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_nothing_of_a_device_is_in_the_log(teacher: Page, other: BrowserContext, bench: Server) -> None:
    device = on_device(other, teacher)
    expect(device.locator('[data-state="done"]')).to_have_count(3)
    log = bench.log.read_text("utf-8")
    assert device.locator("#reach").get_attribute("data-device") not in log
    assert "/reach" not in log and "127.0.0.1" not in log
    assert "Traceback" not in log and "ERROR" not in log


@pytest.mark.parametrize("locale", LOCALES)
def test_both_screens_fit_every_window_and_can_be_read(
    student: BrowserContext, other: BrowserContext, bench: Server, locale: Locale
) -> None:
    say = wording(locale)
    teacher = teachers_page(student, bench, locale)
    block_socket(other)
    device = other.new_page()
    device.goto(f"{address(teacher)}&lang={locale}")
    expect(teacher.locator(".devices")).to_contain_text(say("blocked"))
    expect(device.locator('[data-state="failed"]')).to_have_count(1)
    faults: list[str] = []
    for name, page in (("teacher", teacher), ("device", device)):
        for size, scheme in ((SMALL_PHONE, "dark"), (PHONE, "light"), (CHROMEBOOK, "dark")):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            read_page(page, "untilStill")
            found = [*read_page(page, "faultsOfRoom", LEAST_TARGET, 0), *read_page(page, "faintWords")]
            faults += [f"{name}, {size['width']} px, {scheme}: {fault}" for fault in found]
        faults += [f"{name}: {rule['id']}" for rule in Axe().run(page).response["violations"]]
    assert not faults, "\n".join(faults)
