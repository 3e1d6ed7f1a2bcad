"""How reading and checking grows with the content: `python bench/content_scale.py`.

Writes libraries of 10, 100 and 300 units into a temporary folder, each unit a
copy of the first one of tests/authoring/good with ids, flowchart, case, chart
and dated value of its own, and reads them. Prints the time for each unit and
its ratio to that of the smallest library: 1 where the work grows no faster
than the content does.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from samples import Samples  # noqa: E402

from explainer.authoring.library_files import read_library  # noqa: E402
from explainer.authoring.parsed_files import ParsedFiles  # noqa: E402
from explainer.authoring.tree import read_tree  # noqa: E402

GOOD = ROOT / "tests" / "authoring" / "good"
SHARED = ("library", "sources", "glossary", "misconceptions", "case_facts", "events")
OWN = (
    *("tell-them-apart", "what-it-decides", "who-reviews", "what-counts", "the-old-law"),
    *("small-view", "admissions", "a-case", "review-days"),
)
IDS = re.compile(
    rf"(?<![\w-])({'|'.join(OWN)}|(?<=^id: )first|(?<=^id: )small|(?<=^flowchart: )small)(?![\w-])", re.M
)
FILES = {
    "content/units/first/unit.yaml": "content/units/first{}/unit.yaml",
    "content/units/first/teaching.yaml": "content/units/first{}/teaching.yaml",
    "content/units/first/01-the-screening.en.md": "content/units/first{}/01-the-screening.en.md",
    "content/units/first/01-the-screening.es.md": "content/units/first{}/01-the-screening.es.md",
    "content/units/first/02-the-review.en.md": "content/units/first{}/02-the-review.en.md",
    "content/units/first/02-the-review.es.md": "content/units/first{}/02-the-review.es.md",
    "quizzes/first.yaml": "quizzes/first{}.yaml",
    "content/facts/review.yaml": "content/facts/review{}.yaml",
    "content/flowcharts/small.yaml": "content/flowcharts/small{}.yaml",
    "content/cases/a-case.yaml": "content/cases/a-case{}.yaml",
    "content/charts/admissions.yaml": "content/charts/admissions{}.yaml",
    "content/charts/admissions.csv": "content/charts/admissions{}.csv",
}
"""What a unit brings with it: where the copy goes."""


def write_library(folder: Path, size: int) -> None:
    """A library of so many units without a fault."""
    shared = [f"content/{name}.yaml" for name in SHARED] + ["content/protocols/think-pair-share.yaml"]
    for name in shared:
        _write(folder / name, (GOOD / name).read_text("utf-8"))
    texts = {name: (GOOD / name).read_text("utf-8") for name in FILES}
    for number in range(1, size + 1):
        for name, text in texts.items():
            renamed = IDS.sub(rf"\1-{number}", text)
            renamed = re.sub("^order: 1$", f"order: {number}", renamed, flags=re.M)
            _write(folder / FILES[name].format(f"-{number}"), renamed)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def seconds_of(work: Callable[[], object]) -> float:
    """The processor's seconds: what else the machine does meanwhile is not counted."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(folder: Path, times: int) -> dict[str, Samples]:
    """Milliseconds of reading all files, cold and warm, and of reading them with all rules."""
    kept = folder / "parsed-content.json"
    found = {"read": Samples("read, cold"), "warm": Samples("read, warm"), "check": Samples("read and check")}
    problems = read_library(folder).problems
    assert not problems, problems[0]
    read_library(folder, keep_parsed=kept)
    for _ in range(times):
        found["warm"].values.append(1000 * seconds_of(lambda: read_tree(folder, ParsedFiles(kept))))
        found["read"].values.append(1000 * seconds_of(lambda: read_tree(folder)))
        found["check"].values.append(1000 * seconds_of(lambda: read_library(folder)))
    return found


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 300])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results" / "content_scale.json")
    options = parser.parse_args()
    found: dict[int, dict[str, Samples]] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            write_library(Path(name), size)
            found[size] = measure(Path(name), options.times)
    least = options.sizes[0]
    for size, samples in found.items():
        for name, one in samples.items():
            each = one.median / size
            ratio = each / (found[least][name].median / least)
            told = f"{each:6.2f} ms a unit, ratio {ratio:.2f}"
            print(f"  {size:>4} units, {one.name:<16} {one.median:9.1f} ms, {told}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    values = {size: {name: one.values for name, one in samples.items()} for size, samples in found.items()}
    options.out.write_text(json.dumps(values), "utf-8")


if __name__ == "__main__":
    main()
