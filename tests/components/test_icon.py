"""Signs: decorative unless they are given a name."""

import pytest

from components.icon import icon


@pytest.mark.parametrize(
    "name", ["right", "partly", "notyet", "untried", "arrow", "back", "close", "exit", "menu"]
)
def test_every_sign_that_pages_use_is_in_the_file(name: str) -> None:
    html = icon(name)
    assert html.startswith("<svg ") and 'aria-hidden="true"' in html and "ns0:" not in html


def test_a_sign_with_a_name_is_an_image_and_its_name_is_escaped() -> None:
    html = icon("right", 'Right & "so"')
    assert 'role="img" aria-label="Right &amp; &#34;so&#34;"' in html and "aria-hidden" not in html


def test_the_three_verdicts_differ_in_shape_not_only_in_colour() -> None:
    assert len({icon(name) for name in ("right", "partly", "notyet")}) == 3


def test_an_unknown_sign_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        icon("no-such-sign")
