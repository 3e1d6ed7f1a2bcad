"""One way to spoil one good file, and what must be said about it."""

from typing import NamedTuple

SOURCES, LIBRARY = "content/sources.yaml", "content/library.yaml"
GLOSSARY, BELIEFS = "content/glossary.yaml", "content/misconceptions.yaml"
FACTS, CASE_FACTS = "content/facts/review.yaml", "content/case_facts.yaml"
CHART, UNIT = "content/flowcharts/small.yaml", "content/units/first/unit.yaml"
EN, ES = "content/units/first/01-the-screening.en.md", "content/units/first/01-the-screening.es.md"
EN2, ES2 = "content/units/first/02-the-review.en.md", "content/units/first/02-the-review.es.md"
STATS, FIGURES = "content/charts/admissions.yaml", "content/charts/admissions.csv"
CASE, GUESSED = "content/cases/a-case.yaml", "content/charts/arrivals.yaml"
REREAD = "content/reread.yaml"
EVENTS, NOTES = "content/events.yaml", "content/units/first/teaching.yaml"
PROTOCOL = "content/protocols/think-pair-share.yaml"
BANK, OTHER = "quizzes/first.yaml", "quizzes/second.yaml"
SECOND = "content/units/second/unit.yaml"


class Bad(NamedTuple):
    """One replacement in one good file, and what must be said.

    `line` is the first line of the spoilt file that holds this text (or a
    number); `where` is the file named, where it is another one; `others` are
    the further faults that the same change makes.
    """

    name: str
    file: str
    old: str
    new: str
    words: tuple[str, ...]
    line: str | int | None = None
    where: str | None = None
    others: int = 0
