"""A student's thread: begun by an answer, kept as long as its owner wants, found again with a code."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from explainer.scoring.alias import aliases
from explainer.wording import wording
from tests.browser.answering import LIBRARY, UNIT, answer, right_options
from tests.browser.classroom import CHROMEBOOK, Server, open_page, settle

EN = wording("en")
SECTION = UNIT.sections[0]
ITEM = LIBRARY.items[SECTION.item]
SECTION_PAGE = f"/unit?unit={UNIT.id}&section={SECTION.id}&lang=en"
CODE = re.compile(r"[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{4}-\d{4}")


@pytest.fixture
def other(browser: Browser) -> Iterator[BrowserContext]:
    """Another device."""
    context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
    context.set_default_timeout(20_000)
    yield context
    context.close()


def learner(context: BrowserContext) -> dict:
    """The cookie that opens a record."""
    (cookie,) = (cookie for cookie in context.cookies() if cookie["name"] == "learner")
    return cookie


def begin(context: BrowserContext, server: Server) -> tuple[Page, str]:
    """Answer one question. The page, and the alias under which the answer is saved."""
    page = open_page(context, server, SECTION_PAGE)
    answer(page, ITEM, right_options(ITEM), EN)
    told = page.locator(".saved", has_text="Saved for").inner_text()
    found = re.match(r"Saved for (.+?)\.", told)
    assert found is not None, told
    return page, found[1]


def go(page: Page, server: Server, path: str) -> Page:
    page.goto(server.url + path)
    settle(page)
    return page


def make_code(page: Page, server: Server) -> str:
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Make a return code")).click()
    shown = page.locator(".code")
    expect(shown).to_have_text(CODE)
    return shown.inner_text()


def reply(page: Page) -> Locator:
    return page.locator("form[action='/thread/return'] [data-reply]")


def type_code(page: Page, code: str) -> None:
    page.get_by_label(EN("Return code"), exact=True).fill(code)
    page.get_by_role("button", name=EN("Open my record")).click()


def test_the_first_answer_begins_a_record_under_two_words_that_the_server_dealt(
    student: BrowserContext, server: Server
) -> None:
    _, alias = begin(student, server)
    assert len(alias.split()) == 2
    assert alias in set(aliases("en"))


def test_no_script_can_read_the_cookie_and_it_ends_with_the_browser(
    student: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    cookie = learner(student)
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax" and cookie["path"] == "/"
    assert cookie["expires"] == -1
    assert cookie["value"] not in page.evaluate("document.cookie")
    assert cookie["value"] not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert cookie["value"] not in page.content() + page.url


def test_remember_me_keeps_the_cookie_for_400_days_and_can_be_taken_back(
    student: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    token = learner(student)["value"]
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Remember me on my own device")).click()
    expect(page.get_by_role("button", name=EN("Forget me on this device"))).to_be_visible()
    kept_for = datetime.fromtimestamp(learner(student)["expires"], UTC) - datetime.now(UTC)
    assert timedelta(days=399) < kept_for <= timedelta(days=400)
    assert learner(student)["httpOnly"]
    page.get_by_role("button", name=EN("Forget me on this device")).click()
    expect(page.get_by_role("button", name=EN("Remember me on my own device"))).to_be_visible()
    assert learner(student)["expires"] == -1
    assert learner(student)["value"] == token


def test_a_fresh_tab_asks_and_continuing_shows_the_record(student: BrowserContext, server: Server) -> None:
    _, alias = begin(student, server)
    page = open_page(student, server, "/?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Are you {alias}?")
    page.get_by_role("button", name=f"Continue as {alias}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome back, {alias}")


def test_someone_else_begins_with_nothing_and_leaves_the_first_record_as_it_was(
    student: BrowserContext, other: BrowserContext, server: Server
) -> None:
    _, alias = begin(student, server)
    first = learner(student)
    page = open_page(student, server, "/?lang=en")
    page.get_by_role("button", name=EN("I am someone else")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(EN("How does asylum work?"))
    assert learner(student)["value"] != first["value"]
    go(page, server, "/record?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text(EN("My record"))
    expect(page.get_by_text(alias)).to_have_count(0)
    other.add_cookies([first])
    mine = open_page(other, server, "/record?lang=en")
    expect(mine.locator(".page-head")).to_contain_text(alias)
    expect(mine.get_by_text(ITEM.stem.en)).to_be_visible()


def test_someone_else_is_remembered_on_no_device(student: BrowserContext, server: Server) -> None:
    page, _ = begin(student, server)
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Remember me on my own device")).click()
    expect(page.get_by_role("button", name=EN("Forget me on this device"))).to_be_visible()
    fresh = open_page(student, server, "/?lang=en")
    fresh.get_by_role("button", name=EN("I am someone else")).click()
    expect(fresh.get_by_role("heading", level=1)).to_have_text(EN("How does asylum work?"))
    assert learner(student)["expires"] == -1


@pytest.mark.parametrize("typed", ["as shown", "capitals and blanks"])
def test_a_return_code_opens_the_record_on_another_device(
    student: BrowserContext, other: BrowserContext, server: Server, typed: str
) -> None:
    page, alias = begin(student, server)
    code = make_code(page, server)
    there = open_page(other, server, "/?lang=en")
    type_code(there, code if typed == "as shown" else f"  {code.upper().replace('-', '  ')} ")
    expect(there.get_by_role("button", name=f"Continue as {alias}")).to_be_visible()
    go(there, server, "/record?lang=en")
    expect(there.get_by_text(ITEM.stem.en)).to_be_visible()
    # The first device still opens it too, and neither has the other's token.
    assert learner(student)["value"] != learner(other)["value"]
    go(page, server, "/record?lang=en")
    expect(page.get_by_text(ITEM.stem.en)).to_be_visible()


@pytest.mark.parametrize(("where", "digits"), [("/?lang=en", "4829-1057"), ("/record?lang=en", "4829-1058")])
def test_a_code_that_opens_nothing_is_answered_in_words(
    student: BrowserContext, server: Server, where: str, digits: str
) -> None:
    page = open_page(student, server, where)
    for typed, told in (
        ("", "Type your return code first."),
        ("   ", "Type your return code first."),
        ("KITE 42", "This is not a return code."),
        ("my name is Ana", "This is not a return code."),
        (f"amber-canoe-lemon-igloo-{digits}", "No record has this code."),
    ):
        type_code(page, typed)
        expect(reply(page)).to_contain_text(told)


def test_wrong_guesses_wait_and_a_right_code_never_does(
    student: BrowserContext, other: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    code = make_code(page, server)
    there = open_page(other, server, "/?lang=en")
    order = there.evaluate(
        """async (right) => {
          const order = [];
          const guess = (name, code) => fetch("/thread/return", {
            method: "POST", body: new URLSearchParams({ code }), credentials: "same-origin",
          }).then((r) => r.json()).then((told) => order.push(`${name} ${told.ok}`));
          const wrong = (n) => `amber-canoe-lemon-igloo-4829-1${String(n).padStart(3, "0")}`;
          for (let n = 0; n < 5; n += 1) await guess("free", wrong(n));
          const waiting = [5, 6].map((n) => guess("wrong", wrong(n)));
          await guess("right", right);
          await Promise.all(waiting);
          return order;
        }""",
        code,
    )
    assert order == ["free false"] * 5 + ["right true", "wrong false", "wrong false"]


def test_keeping_a_record_until_it_is_erased_outlives_a_reload(
    student: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Keep my record until I erase it")).click()
    expect(page.get_by_text(EN("This record is kept until you erase it."))).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_text(EN("This record is kept until you erase it."))).to_be_visible()
    page.get_by_role("button", name=EN("Let it be erased after {days} days", days=400)).click()
    expect(page.get_by_role("button", name=EN("Keep my record until I erase it"))).to_be_visible()


def write_note(page: Page, text: str) -> None:
    page.locator(".st-key-note-box summary").click()
    page.locator(".st-key-note-box textarea").fill(text)
    page.get_by_role("button", name=EN("Keep this note")).click()
    expect(page.get_by_text(EN("Kept."))).to_be_visible()


def test_erasing_leaves_no_byte_of_a_note_in_the_data_folder(student: BrowserContext, server: Server) -> None:
    note = "Zylophone quartz remembers nothing of this sentence"
    page, alias = begin(student, server)
    write_note(page, note)
    assert any(note.encode() in path.read_bytes() for path in server.data.iterdir())
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Erase my record")).click()
    page.get_by_role("button", name=EN("No, keep it")).click()
    expect(page.get_by_role("button", name=EN("Erase my record"))).to_be_visible()
    expect(page.get_by_text(note)).to_be_visible()
    page.get_by_role("button", name=EN("Erase my record")).click()
    page.get_by_role("button", name=EN("Yes, erase everything")).click()
    expect(page.get_by_text("Your record is erased")).to_be_visible()
    for path in server.data.iterdir():
        held = path.read_bytes()
        assert note.encode() not in held and alias.encode() not in held, path.name
    assert open_page(student, server, "/?lang=en").get_by_text(alias).count() == 0


ADDRESSES = """() => [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]
  .filter((a) => /^(src|srcset|href|xlink:href|action|data|poster|background)$/.test(a.name))
  .map((a) => `${e.tagName} ${a.name} ${a.value}`))"""


def test_the_record_downloads_as_one_page_that_needs_nothing_else(
    student: BrowserContext, server: Server
) -> None:
    page, alias = begin(student, server)
    write_note(page, "<img src=x onerror=alert(1)> & my own words")
    go(page, server, "/record?lang=en")
    with page.expect_download() as downloading:
        page.get_by_role("link", name=EN("Download as one file")).click()
    assert downloading.value.suggested_filename == EN("my-class-record.html")
    html = downloading.value.path().read_text("utf-8")
    assert "<script" not in html and "@import" not in html and "<link" not in html
    assert re.findall(r"url\((?![\"']?(?:data:|#|%23))", html) == []

    asked: list[str] = []
    alone = student.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.route("**/*", lambda route: route.abort())
    alone.set_content(html)
    # A source's own address is a link to follow, and nothing that the page loads.
    outside = [found for found in alone.evaluate(ADDRESSES) if not re.match(r"\S+ \S+ (#|data:)", found)]
    assert all(found.startswith("A href https://") for found in outside), outside
    assert asked == []
    for words_in_it in (
        ITEM.stem.en,
        ITEM.rationale.en,
        *(option.feedback.en for option in ITEM.options),
        "<img src=x onerror=alert(1)> & my own words",
        alias,
        "Name: ____",
    ):
        expect(alone.locator("body")).to_contain_text(words_in_it)


@pytest.mark.parametrize(
    "where", ["a return code being typed", "an open glossary entry", "a note being written"]
)
def test_escape_twice_leaves_from_anywhere_in_the_page(
    student: BrowserContext, server: Server, where: str
) -> None:
    page = open_page(student, server, "/learn?lang=en")
    go(page, server, "/?lang=en" if "code" in where else SECTION_PAGE)
    if "code" in where:
        page.get_by_label(EN("Return code"), exact=True).fill("amber")
    elif "entry" in where:
        page.locator(".term").first.click()
        expect(page.locator(".entry:visible")).to_have_count(1)
    else:
        page.locator(".st-key-note-box summary").click()
        page.locator(".st-key-note-box textarea").fill("half a sentence")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/quiet\?lang=en$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/quiet\?lang=en$"))
