"""A view of a flowchart is small enough for one screen on every day, with any one of its groups open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.authoring.library_files import Reading, read_library

Write = Callable[[int, list[range]], Reading]


@pytest.fixture
def chart_of(library_folder: Path) -> Write:
    """Writes a chain of nodes n0, n1 …, all in one view, some folded into groups, and reads it."""

    def write(size: int, groups: list[range]) -> Reading:
        head = (
            "id: chain\ntitle: {en: A chain, es: Una cadena}\nsummary: {en: One by one., es: Uno por uno.}\n"
            "start: n0\ndrawn_from: 1980-03-17\nnodes:\n"
        )
        nodes = "".join(
            f"  - id: n{n}\n    kind: {'outcome' if n == size - 1 else 'step'}\n"
            + ("    ending: ends\n" if n == size - 1 else "")
            + f"    label: {{en: Step {n}, es: Paso {n}}}\n    plain: {{en: It goes on., es: Sigue.}}\n"
            "    who_decides: {en: Nobody, es: Nadie}\n    cite: {source: ina, locator: a}\n"
            "    confidence: known\n    in_force: [{from: 1980-03-17}]\n"
            for n in range(size)
        )
        edges = "edges:\n" + "".join(
            f"  - {{id: e{n}, from: n{n}, to: n{n + 1}, in_force: [{{from: 1980-03-17}}]}}\n"
            for n in range(size - 1)
        )
        view = (
            "views:\n  - id: chain-view\n    title: {en: The chain, es: La cadena}\n"
            "    summary: {en: All of it., es: Toda.}\n    start: n0\n"
            f"    nodes: [{', '.join(f'n{n}' for n in range(size))}]\n"
        )
        folded = "    groups:\n" if groups else ""
        for number, group in enumerate(groups):
            folded += (
                f"      - id: g{number}\n        label: {{en: Group, es: Grupo}}\n"
                "        plain: {en: Some steps., es: Algunos pasos.}\n"
                f"        nodes: [{', '.join(f'n{n}' for n in group)}]\n"
            )
        path = library_folder / "content" / "flowcharts" / "chain.yaml"
        path.write_text(head + nodes + edges + view + folded, encoding="utf-8")
        return read_library(library_folder)

    return write


@pytest.mark.parametrize(
    ("size", "groups", "words"),
    [
        (12, [], None),
        (13, [], "shows 13 nodes at once"),
        (13, [range(2, 5)], "shows 13 nodes with the group `g0` open"),
        (14, [range(2, 5), range(6, 9)], None),
        (20, [range(2, 5)], "shows 18 nodes with all groups closed"),
        (20, [range(2, 14)], "shows 20 nodes with the group `g0` open"),
    ],
)
def test_at_most_twelve_nodes_are_shown_at_a_time(
    chart_of: Write, size: int, groups: list[range], words: str | None
) -> None:
    told = [problem.what for problem in chart_of(size, groups).problems]
    assert told == ([] if words is None else [f"on 1980-03-17 the view `chain-view` {words}"])
