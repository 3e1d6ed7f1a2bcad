"""Every screen in English: axe on a light Chromebook, contrast on light ground, room in every window."""

from tests.browser.axe_findings import findings
from tests.browser.classroom import CHROMEBOOK
from tests.browser.every_screen import Shown, screens_in
from tests.browser.lost_room import lost_room
from tests.browser.page_reading import read_page

students, shown = screens_in("en")


def test_axe_finds_nothing_that_is_ours(shown: Shown) -> None:
    shown.page.emulate_media(color_scheme="light")
    shown.page.set_viewport_size(CHROMEBOOK)
    read_page(shown.page, "untilStill")
    ours = [found for found in findings(shown.page) if not found.is_known()]
    assert not ours, "\n".join(f"{found.rule} ({found.impact}): {found.html}" for found in ours)


def test_every_word_stands_out_from_its_ground(shown: Shown) -> None:
    shown.page.set_viewport_size(CHROMEBOOK)
    shown.page.emulate_media(color_scheme="light")
    read_page(shown.page, "untilStill")
    faint = read_page(shown.page, "faintWords")
    assert not faint, "\n".join(faint)


def test_everything_fits_every_window_and_can_be_tapped(shown: Shown) -> None:
    found = lost_room(shown.page, "en")
    assert not found, "\n".join(found)
    assert not shown.complaints, "\n".join(shown.complaints)
