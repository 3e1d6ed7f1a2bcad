"""The libraries that bench/content_scale.py writes are sound: it times content, not complaints."""

import sys
from pathlib import Path

from explainer.authoring.library_files import read_library
from tests.browser.classroom import ROOT

sys.path.insert(0, str(ROOT / "bench"))
from content_scale import write_library


def test_each_unit_has_all_of_its_own_and_nothing_is_wrong(tmp_path: Path) -> None:
    write_library(tmp_path, 3)
    reading = read_library(tmp_path)
    assert [str(problem) for problem in reading.problems] == []
    library = reading.library
    assert [unit.id for unit in library.units] == ["first-1", "first-2", "first-3"]
    kinds = (library.flowcharts, library.cases, library.charts, library.facts)
    assert [len(kind) for kind in kinds] == [3, 3, 3, 3] and len(library.items) == 12
