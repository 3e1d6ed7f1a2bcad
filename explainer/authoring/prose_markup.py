"""Markup in prose that we do not allow, or that is not closed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt

from explainer.authoring.prose import CITATION, FACT, read_citation
from explainer.model.prose import Block


class Fault(NamedTuple):
    """Markup that cannot stand: its line, what it is, what to do."""

    line: int
    what: str
    remedy: str


_REFUSED = {
    "link_open": ("a link", "Cite the page as a source: [^source-id | locator]."),
    "image": ("an image", "Say it in words; pictures need a component of their own."),
    "html_block": ("HTML", "Use Markdown: **bold**, *emphasis*, lists, > quotes."),
    "html_inline": ("HTML", "Use Markdown: **bold**, *emphasis*, lists, > quotes."),
    "code_inline": ("code", "Delete the backticks."),
    "code_block": ("a block of code", "Begin the line without four spaces."),
    "fence": ("a block of code", "Delete the backticks."),
    "hr": ("a rule across the page", "Delete it; use a heading."),
}
_ALL_MARKDOWN = MarkdownIt("commonmark")
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)


def markup_faults(markdown: str, blocks: tuple[Block, ...]) -> Iterator[Fault]:
    """Everything in a section's Markdown other than what the two kinds of markup and plain Markdown allow.

    `blocks` are what `parse_prose` made of it.
    """
    if not markdown.strip():
        yield Fault(1, "the section has no text", "Write it.")
        return
    yield from _broken_braces(markdown)
    yield from _refused_markdown(_blanked(markdown))
    for block in blocks:
        first = block.sentences[0]
        if not first.runs:
            yield Fault(block.line, "a citation has no sentence before it", "Put it after the full stop.")
        if block.kind == "heading" and block.level == 1:
            yield Fault(
                block.line, "a heading has one #", "Use ## here; the section's title is the first heading."
            )
        left = re.search(r"\*+|__+", block.plain)
        if left is not None:
            yield Fault(
                block.line, f"a {left.group()} is left over", "Close the bold or emphasis, or delete it."
            )


def _broken_braces(markdown: str) -> Iterator[Fault]:
    for found in CITATION.finditer(markdown):
        if read_citation(found.group(1)) is None:
            yield Fault(
                _line(markdown, found.start()),
                f"the citation {' '.join(found.group().split())} names no source's id",
                _with_bar(found.group(1)),
            )
    rest = FACT.sub(lambda found: " " * len(found.group()), _blanked(markdown))
    for found in re.finditer(r"\[\^", rest):
        yield Fault(_line(rest, found.start()), "a citation is not closed", "Write [^source-id | locator].")
    for found in re.finditer(r"\{\{|\}\}", rest):
        yield Fault(_line(rest, found.start()), "a dated value is not well formed", "Write {{fact-id}}.")


def _with_bar(cited: str) -> str:
    """What to write for a citation that cannot be read: often only the bar is missing."""
    found = re.fullmatch(r"\s*([a-z0-9]+(?:[-_][a-z0-9]+)*)\s*[,;:]?\s+(\S.*?)\s*", cited, re.DOTALL)
    if found is None:
        return "Write [^source-id | locator]."
    return f"Put | between id and locator: [^{found[1]} | {' '.join(found[2].split())}]."


def _blanked(markdown: str) -> str:
    """The Markdown with its citations replaced by blanks, every line in its place."""
    return CITATION.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), markdown)


def _refused_markdown(markdown: str) -> Iterator[Fault]:
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    seen: set[tuple[int, str]] = set()
    for token in _ALL_MARKDOWN.parse(markdown, environment):
        line = token.map[0] + 1 if token.map else 1
        inside = token.children or []
        for one in (token, *inside):
            if one.type in _REFUSED and (line, one.type) not in seen:
                seen.add((line, one.type))
                name, remedy = _REFUSED[one.type]
                yield Fault(line, f"{name} is not allowed in prose", remedy)
    for reference in environment.get("references", {}).values():
        name, remedy = _REFUSED["link_open"]
        yield Fault(reference["map"][0] + 1, f"{name} is not allowed in prose", remedy)
    for found in _ADDRESS.finditer(markdown):
        line = _line(markdown, found.start())
        if (line, "link_open") not in seen:
            yield Fault(line, "a web address stands in prose", "Make it a source and cite it.")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
