"""A passage of prose as its parts: blocks, sentences, runs of words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from explainer.model.citation import Citation

BlockKind = Literal["paragraph", "heading", "list-item", "quote"]
STOPS = ".,;:?!"


@dataclass(frozen=True)
class Run:
    """Words in one style, or the id of a dated value that is shown in their place."""

    text: str
    strong: bool = False
    emphasis: bool = False
    fact: str | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the citations that follow it in the order they were written."""

    runs: tuple[Run, ...]
    citations: tuple[Citation, ...]
    line: int

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the dated values it shows, in order."""
        return tuple(run.fact for run in self.runs if run.fact is not None)

    @property
    def stopped(self) -> Iterator[tuple[Run, str]]:
        """Its runs, a dated value with the stop behind it: the number of its source follows both."""
        stop = ""
        for at, run in enumerate(self.runs):
            rest = replace(run, text=run.text[len(stop) :])
            after = self.runs[at + 1].text if at + 1 < len(self.runs) else ""
            stop = after[: len(after) - len(after.lstrip(STOPS))] if run.fact is not None else ""
            yield rest, stop

    @property
    def plain(self) -> str:
        """Its words without style; a dated value is written `{{id}}`."""
        return "".join(run.text if run.fact is None else f"{{{{{run.fact}}}}}" for run in self.runs)

    @property
    def text(self) -> str:
        """Its words as Markdown: **bold** and *emphasis* are closed within the sentence."""
        return "".join(_as_markdown(run) for run in self.runs)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or quoted paragraph.

    `level` is 1-6 for a heading and the depth of nesting for a list item or
    quote (1 is the outermost); it is 0 for a paragraph. `number` is the
    number of an item in an ordered list. `continues` marks a later paragraph
    of the same list item. `line` counts from 1 in the Markdown.
    """

    kind: BlockKind
    level: int
    line: int
    sentences: tuple[Sentence, ...]
    number: int | None = None
    continues: bool = False

    @property
    def plain(self) -> str:
        """Its words without style."""
        return " ".join(sentence.plain for sentence in self.sentences)


def _as_markdown(run: Run) -> str:
    mark = ("**" if run.strong else "") + ("*" if run.emphasis else "")
    words = run.text if run.fact is None else f"{{{{{run.fact}}}}}"
    inner = words.strip()
    if not mark or not inner:
        return words
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{head}{mark}{inner}{mark[::-1]}{tail}"
