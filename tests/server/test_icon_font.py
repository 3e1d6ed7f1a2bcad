"""The cut icon font is that of the installed Streamlit, and has every icon in use."""

from fontTools.ttLib import TTFont

from server.cut_icon_font import CUT, cut, icons_in_use, icons_of, installed_font
from server.front_door import ICON_FONT


def test_the_font_that_is_replaced_is_the_installed_one() -> None:
    assert installed_font().as_posix().endswith(ICON_FONT)


def test_the_cut_font_is_of_the_installed_version_and_a_fraction_of_its_size() -> None:
    ours, installed = TTFont(CUT), TTFont(installed_font())
    assert ours["name"].getDebugName(5) == installed["name"].getDebugName(5)
    assert CUT.stat().st_size < 0.05 * installed_font().stat().st_size


def test_every_icon_in_use_is_in_the_cut_font() -> None:
    missing = set(icons_in_use()) - icons_of(TTFont(CUT)).keys()
    assert not missing, f"Run: python -m server.cut_icon_font ({', '.join(sorted(missing))} are missing)"


def test_cutting_again_gives_the_same_bytes() -> None:
    assert cut(icons_in_use()) == CUT.read_bytes(), "Run: python -m server.cut_icon_font"


def test_what_streamlit_draws_for_an_error_an_expander_and_a_check_is_there() -> None:
    assert {"error", "keyboard_arrow_down", "keyboard_arrow_right", "check", "close", "info"} <= set(
        icons_in_use()
    )
