"""Progress as doorways: each with words for who cannot see it."""

from components.doors import Door, door, doors, large_doors

STEPS = (
    Door("done", "One (done)", "/1?a=b&c=d"),
    Door("here", 'Two "here"', "/2"),
    Door("ahead", "Three", "/3"),
)


def test_doors_with_links_are_a_named_list_to_walk_and_say_where_one_is() -> None:
    for html in (str(doors(STEPS, "Parts & more")), str(large_doors(STEPS, "Parts & more"))):
        assert html.startswith("<nav ") and 'aria-label="Parts &amp; more"' in html
        assert html.count("<a ") == 3 and html.count('aria-current="step"') == 1
        assert 'aria-label="One (done)"' in html and "Two &#34;here&#34;" in html
        assert 'href="/1?a=b&amp;c=d"' in html


def test_doors_without_links_are_one_picture_with_one_name() -> None:
    html = str(doors([Door("done", "One"), Door("ahead", "Two")], "1 of 2 parts done"))
    assert 'role="img" aria-label="1 of 2 parts done"' in html
    assert "<a " not in html and "One" not in html


def test_the_three_states_differ_in_shape_and_are_hidden_from_a_screen_reader() -> None:
    drawn = {str(door(state)) for state in ("done", "here", "ahead")}
    assert len(drawn) == 3 and all('aria-hidden="true"' in html for html in drawn)
    assert len({html.count("<path") for html in drawn} | {html.count("stroke-width") for html in drawn}) > 1
