"""When the server dies the page says so in the reader's language, until it is there again."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.classroom import open_page, start_server


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
