"""With every component on screen the pages break no rule of their own policy and ask no other host."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from explainer.wording import wording
from tests.browser.answering import LIBRARY, UNIT, answer, right_options
from tests.browser.arrangements import keep_note
from tests.browser.chromium import find_chromium
from tests.browser.classroom import ARGUMENTS, HOST, Server, settle

EN = wording("en")
CHARTED = next(section for section in UNIT.sections if section.flowchart)
ITEM = LIBRARY.items[CHARTED.item]

WATCH = """
window.broken = [];
addEventListener("securitypolicyviolation", (e) => {
  window.broken.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`);
}, true);
"""


class Watch:
    """What a context asked for, and what its pages complained about."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self.broken: list[str] = []
        context.add_init_script(WATCH)
        context.on("request", self._ask)
        context.on("console", self._tell)
        context.on("page", self._listen)

    def _ask(self, request: Request) -> None:
        self.asked.append(request.url)

    def _tell(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.told.append(message.text)

    def _listen(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.asked.append(socket.url))

    def look(self, page: Page) -> None:
        """Take down the violations of the page that is about to be left."""
        self.broken += page.evaluate("window.broken")

    def hosts(self) -> set[str]:
        """Every host that was asked for anything."""
        parts = [urlsplit(url) for url in self.asked]
        return {part.netloc for part in parts if part.scheme not in ("data", "blob")}


def go(page: Page, server: Server, path: str) -> None:
    page.goto(server.url + path)
    settle(page)


def use_everything(page: Page, server: Server, leave: "Watch | None" = None) -> None:
    """Bring every component on screen, and use it."""

    def look() -> None:
        if leave:
            leave.look(page)

    go(page, server, f"/unit?unit={UNIT.id}&section={CHARTED.id}&lang=en")
    page.locator(".prose .term").first.click()
    expect(page.locator(".prose .entry:visible")).to_have_count(1)
    keep_note(page, EN, "a note")
    flow = page.locator(".st-key-flow")
    page.locator(".node").first.click()
    expect(page.locator(".node[aria-pressed=true]")).to_have_count(1)
    for form in ("Step by step", "Outline as text"):
        flow.get_by_role("tab", name=EN(form)).click()
        expect(flow.get_by_role("tabpanel").filter(visible=True)).not_to_be_empty()
    answer(page, ITEM, right_options(ITEM), EN)
    look()
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Make a return code")).click()
    expect(page.locator(".code")).to_be_visible()
    look()
    go(page, server, "/explore?show=glossary&lang=es")
    page.locator("#glossary-search").fill("temor")
    look()
    for path in ("/?lang=en", "/explore?show=sources&lang=en", f"/unit?unit={UNIT.id}&section=talk&lang=en"):
        go(page, server, path)
        look()


def test_every_component_keeps_to_the_policy_and_asks_only_our_own_host(
    student: BrowserContext, server: Server
) -> None:
    watch = Watch(student)
    page = student.new_page()
    use_everything(page, server, watch)
    assert watch.broken == []
    assert [told for told in watch.told if "Content Security Policy" in told or "Refused" in told] == []
    assert watch.hosts() == {f"{HOST}:{server.port}"}
    hints = "link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], link[rel~=prerender]"
    assert page.locator(hints).count() == 0


def test_the_watch_sees_a_broken_policy_and_a_foreign_host(student: BrowserContext, server: Server) -> None:
    watch = Watch(student)
    page = student.new_page()
    go(page, server, "/about?lang=en")
    page.evaluate(
        "document.body.append(Object.assign(new Image(), { src: 'http://elsewhere.example/a.png' }))"
    )
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { text: 'let a' }))")
    page.wait_for_function("window.broken.length >= 2")
    watch.look(page)
    assert {broken.split()[0] for broken in watch.broken} == {"img-src", "script-src-elem"}
    assert any("Content Security Policy" in told for told in watch.told)


@pytest.fixture
def logged(browser: Browser, tmp_path: Path) -> Iterator[tuple[Browser, Path]]:
    """A browser that writes down everything its network layer tries."""
    log = tmp_path / "net.json"
    running = browser.browser_type.launch(
        executable_path=str(find_chromium()), args=[*ARGUMENTS, *NO_ERRANDS, f"--log-net-log={log}"]
    )
    yield running, log
    if running.is_connected():
        running.close()


def test_the_browsers_own_network_log_names_no_other_host(
    logged: tuple[Browser, Path], server: Server
) -> None:
    running, log = logged
    context = running.new_context(locale="en-US")
    context.set_default_timeout(20_000)
    use_everything(context.new_page(), server)
    context.close()
    running.close()
    # The name leads to loopback, as every test has it.
    assert tried(log) - {"127.0.0.1"} == {HOST}


NO_ERRANDS = ("--disable-features=AutofillServerCommunication",)
"""Chromium asks Google about the fields of any form, whoever made the page."""

WHO = ("initiator", "network_isolation_key", "network_anonymization_key", "site_for_cookies")
"""What the log says about whose wish an event was."""


def tried(log: Path) -> set[str]:
    """The hosts that were looked up or asked for on behalf of our pages; Chromium's own errands aside."""
    events = json.loads(log.read_text("utf-8", "replace"))
    names = {number: name for name, number in events["constants"]["logEventTypes"].items()}
    hosts = set()
    for event in events["events"]:
        asked = event.get("params", {})
        ours = HOST in json.dumps({name: asked.get(name) for name in WHO})
        if names[event["type"]] in ("HOST_RESOLVER_MANAGER_REQUEST", "URL_REQUEST_START_JOB") and ours:
            url = str(asked.get("url") or asked.get("host"))
            hosts.add(urlsplit(url if "//" in url else f"//{url}").hostname)
    return hosts
