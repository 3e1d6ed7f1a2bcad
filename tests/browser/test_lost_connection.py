"""When the server dies the page says so in the reader's language, and works on once it is there again."""

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from explainer.storage.storage import Storage
from tests.browser.answering import LIBRARY, UNIT, answer, right_options
from tests.browser.classroom import Server, open_page, start_server
from tests.browser.lesson_in_class import EN, ITEM, STEP, device, option, vote


def restart(server: Server, page: Page) -> Server:
    """Kill the server, start it anew, and wait until the page has found it."""
    notice = page.locator("#connection")
    server.stop(kill=True)
    expect(notice).to_be_visible(timeout=20_000)
    again = start_server(server.data, port=server.port)
    expect(notice).to_be_hidden(timeout=30_000)
    return again


def test_a_lost_connection_is_said_in_the_readers_language_and_taken_back(
    browser: Browser, tmp_path: Path
) -> None:
    first = start_server(tmp_path)
    context = browser.new_context(locale="es-MX")
    page = open_page(context, first, "/?lang=es")
    notice = page.locator("#connection")
    words = notice.get_attribute("data-es")
    expect(notice).to_be_hidden()
    first.stop(kill=True)
    expect(notice).to_be_visible(timeout=20_000)
    expect(notice).to_have_text(words or "")
    expect(page.get_by_role("dialog")).to_have_count(0)
    again = start_server(tmp_path, port=first.port)
    expect(notice).to_be_hidden(timeout=30_000)
    context.close()
    again.stop()


def test_a_question_that_nobody_had_touched_before_a_restart_is_answered_after_it(
    browser: Browser, tmp_path: Path
) -> None:
    """Streamlit does not run a page again that a new server has never drawn, and finds no fragment of it."""
    first = start_server(tmp_path)
    context = browser.new_context(locale="en-US")
    page = open_page(context, first, f"/unit?unit={UNIT.id}&section={UNIT.sections[0].id}&lang=en")
    again = restart(first, page)
    item = LIBRARY.items[UNIT.sections[0].item]
    answer(page, item, right_options(item), EN)
    context.close()
    again.stop()


def test_a_device_in_class_that_nobody_had_touched_before_a_restart_votes_after_it(
    browser: Browser, tmp_path: Path
) -> None:
    first = start_server(tmp_path)
    store = Storage.open(
        f"sqlite:///{first.data / 'records.sqlite3'}", (first.data / "secret.key").read_bytes()
    )
    now = datetime.now(UTC)
    room = store.open_room(UNIT.id, code="KITE42", key="k" * 22, step=STEP.name, now=now)
    (poll,) = store.act(room.id, ITEM.id, "open", now=now)
    context = device(browser)
    page = context.new_page()
    page.goto(f"{first.url}/j/{room.key}?lang=en")
    expect(option(page, ITEM.option_ids[0])).to_be_visible()
    again = restart(first, page)
    vote(page, ITEM.option_ids[0])
    assert [ballot.chosen for ballot in store.ballots(poll.id)] == [(ITEM.option_ids[0],)]
    store.close()
    context.close()
    again.stop()
