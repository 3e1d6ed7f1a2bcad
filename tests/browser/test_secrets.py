"""Neither a key nor what an option teaches reaches the browser before the answer is in."""

from http.client import HTTPConnection

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from explainer.wording import wording
from tests.browser.answering import LIBRARY, UNIT, answer, right_options, wrong_option
from tests.browser.classroom import Server, open_page, settle
from tests.browser.wire import LENGTH, Wire, explained, marks, pieces, secrets

EN, ES = wording("en"), wording("es")
UNIT_PAGES = [f"/unit?unit={UNIT.id}&section={part}" for part in ("start", "talk", "sources")]
SECTIONS = [f"/unit?unit={UNIT.id}&section={section.id}" for section in UNIT.sections]
QUESTIONS = [f"/unit?unit={UNIT.id}&section=quiz&item={item}" for item in UNIT.quiz]
PAGES = ["/", "/learn", "/explore", "/explore?show=glossary", "/explore?show=flowchart", "/about", "/record"]


def visit(page: Page, server: Server, path: str, lang: str) -> None:
    page.goto(server.url + path + ("&" if "?" in path else "?") + f"lang={lang}")
    settle(page)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_search_knows_every_question_by_its_explanations(lang: str) -> None:
    """By most of them: here and there one says in short what a passage says to everyone, and is no secret."""
    for item in LIBRARY.items.values():
        texts = [getattr(text, lang) for text in (item.rationale, *(each.feedback for each in item.options))]
        known = [words for words in texts if item.id in explained(words)]
        assert len(known) > len(texts) / 2, f"{item.id}: of these only {known} are its own: {texts}"
        assert all(explained(words) <= {item.id} for words in texts)
    assert all(len(window) == LENGTH for window in secrets())


@pytest.mark.parametrize(
    ("lang", "paths"),
    [
        ("en", [*PAGES, *UNIT_PAGES, SECTIONS[0], SECTIONS[6], *QUESTIONS[:2]]),
        ("es", [SECTIONS[2], QUESTIONS[-1], "/explore?show=glossary"]),
    ],
)
def test_no_page_brings_an_explanation_or_a_mark_before_an_answer(
    student: BrowserContext, server: Server, lang: str, paths: list[str]
) -> None:
    wire = Wire(student)
    page = student.new_page()
    for path in paths:
        visit(page, server, path, lang)
        came = wire.text()
        assert pieces(came) == set(), path
        assert marks(came) == [], path
    assert wire.frames > 5 * len(paths)


def test_hints_and_a_reminder_bring_none_either(student: BrowserContext, server: Server) -> None:
    wire = Wire(student)
    page = open_page(student, server, SECTIONS[0] + "&lang=en")
    item = LIBRARY.items[UNIT.sections[0].item]
    page.get_by_role("button", name=EN("Show a hint")).click()
    expect(page.get_by_text(item.hints[0].en)).to_be_visible()
    page.get_by_role("button", name=EN("Check my answer")).click()
    expect(page.get_by_text(EN("Choose an answer first. Nothing has been counted."))).to_be_visible()
    came = wire.text()
    assert pieces(came) == set() and marks(came) == []


def test_an_answer_brings_the_explanation_of_its_own_question_and_of_no_other(
    student: BrowserContext, server: Server
) -> None:
    wire = Wire(student)
    page = student.new_page()
    for number, item_id in enumerate(UNIT.quiz[:3]):
        item = LIBRARY.items[item_id]
        visit(page, server, QUESTIONS[number], "en")
        assert item_id not in explained(wire.text())
        chosen = [wrong_option(item)] if number == 0 else right_options(item)
        answer(page, item, chosen, EN)
        came = wire.text()
        assert explained(came) == {item_id}
        assert 'class="ans' in came
    visit(page, server, "/record", "en")
    assert explained(wire.text()) == set(UNIT.quiz[:3])
    status = page.evaluate("fetch('/record/file?lang=es').then((r) => r.text().then(() => r.status))")
    assert status == 200
    assert explained(wire.text()) == set(UNIT.quiz[:3])


def test_practicing_again_does_not_bring_the_explanation_a_second_time(
    student: BrowserContext, server: Server
) -> None:
    item = LIBRARY.items[UNIT.quiz[0]]
    wire = Wire(student)
    page = open_page(student, server, QUESTIONS[0] + "&lang=en")
    answer(page, item, [wrong_option(item)], EN)
    assert explained(wire.text()) == {item.id}
    page.get_by_role("button", name=EN("Try again as practice")).click()
    expect(page.get_by_role("button", name=EN("Check my answer"))).to_be_visible()
    assert page.locator(".ans").count() == 0
    assert pieces(wire.text()) == set()


def get(server: Server, path: str) -> tuple[int, str]:
    """What anyone gets who types an address."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", path, headers={"host": f"classroom.test:{server.port}"})
    reply = connection.getresponse()
    body = reply.read().decode("utf-8", "replace")
    connection.close()
    return reply.status, body


@pytest.mark.parametrize(
    "path",
    [
        "/quizzes/credible-fear.yaml",
        "/quizzes",
        "/content/units/credible-fear/unit.yaml",
        "/content/misconceptions.yaml",
        "/static/quizzes/credible-fear.yaml",
        "/static/../quizzes/credible-fear.yaml",
        "/app/static/quizzes/credible-fear.yaml",
        "/assets/",
        "/assets",
        "/assets/../quizzes/credible-fear.yaml",
        "/assets/..%2fquizzes%2fcredible-fear.yaml",
        "/assets/quizzes/credible-fear.yaml",
        "/media/credible-fear.yaml",
        "/component/leaf/index.html",
        "/record/file",
        "/record/file?unit=credible-fear",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/records.sqlite3",
        "/.git/config",
    ],
)
def test_no_address_leads_to_the_questions_files(server: Server, path: str) -> None:
    status, body = get(server, path)
    assert status == 404
    assert pieces(body) == set()
    assert "distractor" not in body and "key:" not in body


@pytest.mark.parametrize(
    "path", [*PAGES[:2], *QUESTIONS[:1], "/quiet", "/assets/look.css", "/assets/early.js"]
)
def test_what_is_served_without_a_session_explains_nothing(server: Server, path: str) -> None:
    status, body = get(server, path)
    assert status == 200
    assert pieces(body) == set() and marks(body) == []
