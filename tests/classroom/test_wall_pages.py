"""The console turns the pages of the projector's long slides."""

import pytest

from explainer.classroom.wall_pages import WallPage, WallPages


@pytest.fixture
def pages() -> WallPages:
    return WallPages()


def test_without_a_projector_every_slide_is_one_page(pages: WallPages) -> None:
    assert pages.page(1, "slide 3") == WallPage("slide 3", 1, 1)
    pages.ask(1, "slide 3", 2)
    assert pages.page(1, "slide 3") == WallPage("slide 3", 1, 1)


def test_what_the_projector_tells_is_read_until_it_shows_something_else(pages: WallPages) -> None:
    assert pages.tell(1, "slide 3", 1, 3)
    assert not pages.tell(1, "slide 3", 1, 3), "nothing changed"
    assert pages.page(1, "slide 3") == WallPage("slide 3", 1, 3)
    assert pages.page(1, "slide 4") == WallPage("slide 4", 1, 1)
    assert pages.page(2, "slide 3") == WallPage("slide 3", 1, 1), "another room"


def test_the_console_asks_and_the_projector_confirms(pages: WallPages) -> None:
    pages.tell(1, "slide 3", 1, 3)
    pages.ask(1, "slide 3", 2)
    assert pages.page(1, "slide 3") == WallPage("slide 3", 2, 3, asked=1)
    assert not pages.tell(1, "slide 3", 2, 3, took=1), "the console has it already"
    assert not pages.page(1, "slide 3").asked, "asked again, the projector turns again"
    assert pages.tell(1, "slide 3", 1, 3), "turned back by a key on the projector"
    pages.ask(1, "slide 3", 2)
    assert pages.page(1, "slide 3").asked == 2, "another wish than the one before"


def test_a_wish_stands_until_the_projector_has_taken_it(pages: WallPages) -> None:
    pages.tell(1, "slide 3", 1, 3)
    pages.ask(1, "slide 3", 2)
    pages.ask(1, "slide 3", 1)  # back again, before the projector has told of page 2
    assert not pages.tell(1, "slide 3", 2, 3, took=1)
    assert pages.page(1, "slide 3") == WallPage("slide 3", 1, 3, asked=2)
    assert not pages.tell(1, "slide 3", 1, 3, took=2)
    assert pages.page(1, "slide 3") == WallPage("slide 3", 1, 3)


def test_a_wish_for_a_page_that_a_smaller_window_no_longer_has_is_for_the_last(pages: WallPages) -> None:
    pages.tell(1, "slide 3", 1, 3)
    pages.ask(1, "slide 3", 3)
    assert pages.tell(1, "slide 3", 1, 2, took=0)
    assert pages.page(1, "slide 3") == WallPage("slide 3", 2, 2, asked=1)


@pytest.mark.parametrize("at", [0, -1, 4, 99])
def test_a_page_that_is_not_there_cannot_be_asked_for(pages: WallPages, at: int) -> None:
    pages.tell(1, "slide 3", 1, 3)
    pages.ask(1, "slide 3", at)
    assert pages.page(1, "slide 3") == WallPage("slide 3", 1, 3)


@pytest.mark.parametrize(("at", "of"), [(0, 1), (2, 1), (-1, -1), (1, 100), (10**9, 10**9)])
def test_nonsense_is_not_believed(pages: WallPages, at: int, of: int) -> None:
    assert not pages.tell(1, "slide 3", at, of)
    assert pages.page(1, "slide 3") == WallPage("slide 3", 1, 1)
