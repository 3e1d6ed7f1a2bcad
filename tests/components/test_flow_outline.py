"""The outline says everything that the drawing shows, once."""

from datetime import date

from components.flow_outline import Entry, outline, outline_html
from explainer.opening import open_library
from tests.components.flows import SAY, cite, made, shipped_states


def _entries(entry: Entry) -> list[Entry]:
    return [entry, *(later for way in entry.ways for later in _entries(way.then))]


def test_every_node_of_the_shipped_views_stands_once_in_full_before_it_is_referred_to():
    for day, view, graph, open_group in shipped_states():
        if open_group is not None:
            continue
        seen: set[str] = set()
        for entry in _entries(outline(graph, graph.start)):
            assert (entry.node.id in seen) == entry.again, (day, view.id, entry.node.id)
            assert not (entry.again and entry.ways)
            seen.add(entry.node.id)
        ways = [way for entry in _entries(outline(graph, graph.start)) for way in entry.ways]
        reached = [edge for edge in graph.edges if edge.from_ in seen]
        assert sorted(e.id for way in ways for e in way.edges) == sorted(e.id for e in reached), day


def test_a_later_mention_points_back():
    graph, _ = made([("a", "b", "Yes"), ("a", "c", "No"), ("b", "c", "No")])
    html = outline_html(outline(graph, "a"), SAY, cite)
    assert html.count("About c.") == 1
    assert "see: Is it c? above" in html


def test_parallel_edges_are_one_way_with_all_their_words():
    graph, _ = made([("a", "b", "Yes, persecution"), ("a", "b", "Yes, torture"), ("a", "c", "No")])
    assert '<p class="way">Yes, persecution / Yes, torture</p>' in outline_html(
        outline(graph, "a"), SAY, cite
    )


def test_one_way_on_does_not_nest():
    graph, _ = made([("a", "b", ""), ("b", "c", "")])
    assert outline_html(outline(graph, "a"), SAY, cite).count("<ol>") == 1


def test_words_of_a_flowchart_are_escaped():
    graph, _ = made([("a", "b", "<script>"), ("a", "c", "No")])
    assert "<script>" not in outline_html(outline(graph, "a"), SAY, cite)


def test_a_step_whose_law_was_contested_on_the_day_says_so_and_why():
    library = open_library()
    words = "Contested on this day:</strong> Court orders blocked the rule"
    for day, told in ((date(2019, 8, 1), True), (date(2019, 7, 20), False)):
        graph = library.flowchart_of_view("credible-fear")[0].view_on("credible-fear", day)
        assert (words in outline_html(outline(graph, graph.start), SAY, cite)) == told, day
