"""A chart's YAML and the CSV of its figures into one chart."""

import csv
import re
from typing import Any

from explainer.authoring.entry_files import Shelf
from explainer.authoring.place import Finding, Owner, Placed
from explainer.authoring.problem import Problem
from explainer.model.chart import Chart

FOLDER = "content/charts"
_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def read_chart(shelf: Shelf, path: str) -> Placed[Chart] | None:
    """The chart of a file with its figures; None after noting what is wrong with either."""
    owner = Owner("chart", path.removeprefix(f"{FOLDER}/").removesuffix(".yaml"))
    document = shelf.document(path, owner)
    raw = document.value if document else None
    if document is not None and isinstance(raw, dict) and "rows" in raw:
        line = document.line(("rows",))
        remedy = "Move the figures to the CSV file that `data` names."
        shelf.findings.append(
            Finding(Problem(path, line, "`rows` is written in the chart's file", remedy), owner)
        )
        raw = None
    chart = (
        shelf.entry("chart", Chart, path, document, (), raw, owner) if document and raw is not None else None
    )
    if chart is None or document is None:
        shelf.broken.add(owner)
        return None
    columns = [series.id for series in chart.value.series]
    before = len(shelf.findings)
    rows = _rows(shelf, f"{FOLDER}/{chart.value.data}", columns, owner)
    if len(shelf.findings) > before:
        shelf.broken.add(owner)
        return None
    return shelf.entry("chart", Chart, path, document, (), {**document.value, "rows": rows}, owner)


def _rows(shelf: Shelf, path: str, columns: list[str], owner: Owner) -> list[dict[str, Any]]:
    """The years and figures of a CSV file: `year`, the named columns, and others that nobody draws."""
    text = shelf.text(path, owner)
    if text is None:
        return []

    def note(line: int, what: str, remedy: str) -> None:
        shelf.findings.append(Finding(Problem(path, line, what, remedy), owner))

    reader = csv.reader(text.splitlines())
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        note(reader.line_num, "this line is no CSV", "Separate the cells with commas; quote none.")
        return []
    head = lines[0][1] if lines else []
    for name in ("year", *columns):
        if name not in head:
            note(
                1, f"there is no column `{name}`", "Name the columns on the first line: year and each series."
            )
    if not {"year", *columns} <= set(head):
        return []
    rows: list[dict[str, Any]] = []
    for number, cells in lines[1:]:
        if len(cells) != len(head):
            note(number, f"this line has {len(cells)} cells, the first has {len(head)}", "Give it as many.")
            continue
        line = dict(zip(head, cells, strict=True))
        if not re.fullmatch(r"[0-9]{4}", line["year"]):
            note(number, f"`{line['year']}` is no year", "Write it as four digits.")
            continue
        if rows and int(line["year"]) <= rows[-1]["year"]:
            note(
                number,
                f"the year {line['year']} does not come after the line before",
                "Sort the lines by year.",
            )
        figures: list[float | None] = []
        for name in columns:
            cell = line[name].strip()
            if cell and not _FIGURE.fullmatch(cell):
                note(
                    number,
                    f"`{cell}` under `{name}` is no number",
                    "Write digits only; leave it empty if there is none.",
                )
            figures.append(float(cell) if _FIGURE.fullmatch(cell) else None)
        rows.append({"year": int(line["year"]), "figures": figures})
    if not rows:
        note(1, "there are no figures", "Add a line for each year.")
    return rows
