"""Files that are wrong in one way each, and the words an author must read about it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.authoring.library_files import Reading, read_library
from tests.authoring.bad_care import CARE, SOURCE_KINDS
from tests.authoring.bad_charts import CHARTS
from tests.authoring.bad_classroom import CLASSROOM
from tests.authoring.bad_fields import FIELDS
from tests.authoring.bad_file import Bad
from tests.authoring.bad_items import ITEMS
from tests.authoring.bad_law import PROOFS
from tests.authoring.bad_names import NAMES
from tests.authoring.bad_prose import PROSE
from tests.authoring.bad_runs import GUESSES, RUNS
from tests.authoring.bad_talks import TALKS
from tests.authoring.bad_yaml import YAML

LAW = (*PROOFS, *RUNS, *GUESSES)
TABLE = (*YAML, *FIELDS, *NAMES, *ITEMS, *PROSE, *CARE, *SOURCE_KINDS, *CHARTS, *CLASSROOM, *TALKS, *LAW)


def test_the_good_library_has_nothing_wrong(library_folder: Path) -> None:
    reading = read_library(library_folder)
    assert [str(problem) for problem in reading.problems] == []
    assert [unit.id for unit in reading.library.units] == ["first", "second"]


def test_the_table_has_no_name_twice() -> None:
    names = [bad.name for bad in TABLE]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("bad", TABLE, ids=[bad.name for bad in TABLE])
def test_each_fault_is_told_once_in_plain_words_with_its_line(
    bad: Bad, read_with: Callable[[str, str, str], Reading], library_folder: Path
) -> None:
    reading = read_with(bad.file, bad.old, bad.new)
    told = [str(problem) for problem in reading.problems]
    matching = [p for p in reading.problems if all(word in str(p) for word in bad.words)]
    assert matching, f"{bad.words} are not in {told}"
    first = matching[0]
    assert first.path == (bad.where or bad.file)
    if bad.line is not None:
        text = (library_folder / bad.file).read_text(encoding="utf-8")
        wanted = bad.line if isinstance(bad.line, int) else text[: text.index(bad.line)].count("\n") + 1
        assert first.line == wanted, told
    assert len(told) == 1 + bad.others, told
