"""Every screen in Spanish: no English is left; axe on a dark phone, contrast on dark ground, room."""

from tests.browser.axe_findings import findings
from tests.browser.classroom import CHROMEBOOK, PHONE
from tests.browser.every_screen import Shown, screens_in
from tests.browser.left_english import leftovers, spanish, words_of
from tests.browser.lost_room import lost_room
from tests.browser.page_reading import read_page

students, shown = screens_in("es")


def test_no_english_is_left(shown: Shown) -> None:
    shown.page.set_viewport_size(CHROMEBOOK)
    found = leftovers(shown.page)
    assert not found, "\n".join(found)
    assert shown.page.evaluate("document.documentElement.lang") == "es"
    assert shown.page.title().strip() and words_of(shown.page.title()) <= spanish()


def test_axe_finds_nothing_that_is_ours(shown: Shown) -> None:
    shown.page.emulate_media(color_scheme="dark")
    shown.page.set_viewport_size(PHONE)
    read_page(shown.page, "untilStill")
    ours = [found for found in findings(shown.page) if not found.is_known()]
    assert not ours, "\n".join(f"{found.rule} ({found.impact}): {found.html}" for found in ours)


def test_every_word_stands_out_from_its_ground(shown: Shown) -> None:
    shown.page.set_viewport_size(CHROMEBOOK)
    shown.page.emulate_media(color_scheme="dark")
    read_page(shown.page, "untilStill")
    faint = read_page(shown.page, "faintWords")
    assert not faint, "\n".join(faint)


def test_everything_fits_every_window_and_can_be_tapped(shown: Shown) -> None:
    found = lost_room(shown.page, "es")
    assert not found, "\n".join(found)
    assert not shown.complaints, "\n".join(shown.complaints)
