"""Markdown of a section into blocks, sentences, runs, citations and dated values.

Pure and forgiving: what cannot be read stays words, and `markup_faults` in
the module beside this one says what is wrong with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import ValidationError

from explainer.authoring.sentences import SHOWN, cut_points
from explainer.model.citation import Citation
from explainer.model.prose import Block, BlockKind, Run, Sentence

CITATION = re.compile(r"\[\^([^\[\]]*)\]")
"""`[^source-id | locator]` or `[^source-id]`; `[^source-id | locator | known]` for a place not reread."""
FACT = re.compile(r"\{\{\s*([a-z0-9]+(?:[-_][a-z0-9]+)*)\s*\}\}")
"""`{{fact-id}}`."""

# Citations and dated values are held out while the emphasis is read. Brackets that nobody writes stand for
# them, because emphasis depends on whether its neighbours are punctuation, as `[` and `{` are.
_HELD = re.compile(r"⸨([0-9]+)⸩")
_CITED = "\ue000"


_MARKDOWN = MarkdownIt("commonmark").disable(["reference", "html_block", "html_inline", "link", "image"])
"""The Markdown we read: paragraphs, headings, lists, quotes, bold and emphasis."""


@dataclass(frozen=True)
class _Cell:
    """One character with its style, or a citation or dated value that stands as one character."""

    text: str
    strong: bool = False
    emphasis: bool = False
    citation: Citation | None = None
    fact: str | None = None


def read_citation(inner: str) -> Citation | None:
    """The citation that stands between `[^` and `]`, or None if it names no source."""
    before, _, last = (part.strip() for part in " ".join(inner.split()).rpartition("|"))
    confidence = last if before and last in ("known", "uncertain") else "verified"
    rest = " ".join(inner.split()) if confidence == "verified" else before
    source, bar, locator = (part.strip() for part in rest.partition("|"))
    try:
        return Citation.model_validate(
            {"source": source, "locator": (locator or None) if bar else None, "confidence": confidence}
        )
    except ValidationError:
        return None


def parse_prose(source: str) -> tuple[Block, ...]:
    """The blocks of a section's Markdown, in order.

    A citation belongs to the sentence that it directly follows, so one after
    a full stop is the sentence's before it. A dated value is a run of its own.
    """
    return tuple(_blocks(_MARKDOWN.parse(source)))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    around: list[str] = []
    numbers: list[int | None] = []
    begun = False
    for at, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            numbers.append(int(token.attrs.get("start", 1)) - 1)
        elif token.type == "bullet_list_open":
            numbers.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            around.append("list-item")
            begun = False
            if numbers[-1] is not None:
                numbers[-1] += 1
        elif token.type == "blockquote_open":
            around.append("quote")
        elif token.type in ("list_item_close", "blockquote_close"):
            around.pop()
        elif token.type == "inline":
            line = token.map[0] + 1 if token.map else 1
            sentences = tuple(_sentences(token, line))
            if not sentences:
                continue
            if tokens[at - 1].type == "heading_open":
                yield Block("heading", int(tokens[at - 1].tag[1:]), line, sentences)
                continue
            kind: BlockKind = "paragraph"
            if around:
                kind = "list-item" if around[-1] == "list-item" else "quote"
            is_item = kind == "list-item"
            yield Block(
                kind,
                around.count(kind),
                line,
                sentences,
                number=numbers[-1] if is_item else None,
                continues=is_item and begun,
            )
            begun = begun or is_item


def _sentences(token: Token, line: int) -> Iterator[Sentence]:
    cells = _cells(token.content)
    words = [at for at, cell in enumerate(cells) if cell.citation is None]
    text = "".join(cells[at].text for at in words)
    cuts = [words[cut - 1] + 1 for cut in cut_points(text)]
    begin = 0
    for end in [*cuts, len(cells)]:
        while end < len(cells) and (cells[end].citation is not None or cells[end].text.isspace()):
            end += 1
        part = cells[begin:end]
        begin = end
        runs = _runs([cell for cell in part if cell.citation is None])
        citations = tuple(cell.citation for cell in part if cell.citation is not None)
        if runs or citations:
            before = "".join(cell.text for cell in cells[: end - len(part)])
            lead = "".join(cell.text for cell in part)
            lead = lead[: len(lead) - len(lead.lstrip())]
            yield Sentence(runs, citations, line + before.count("\n") + lead.count("\n"))


def _cells(content: str) -> list[_Cell]:
    """The characters of a block's text; a line's end is a line feed."""
    held: list[_Cell] = []

    def hold(cell: _Cell) -> str:
        held.append(cell)
        return f"⸨{len(held) - 1}⸩"

    def hold_citation(found: re.Match[str]) -> str:
        citation = read_citation(found.group(1))
        breaks = "\n" * found.group().count("\n")
        return found.group() if citation is None else hold(_Cell(_CITED, citation=citation)) + breaks

    content = CITATION.sub(hold_citation, content)
    content = FACT.sub(lambda found: hold(_Cell(SHOWN, fact=found.group(1))), content)
    cells: list[_Cell] = []
    strong = emphasis = 0
    for token in _MARKDOWN.parseInline(content)[0].children or []:
        strong += token.nesting if token.tag == "strong" else 0
        emphasis += token.nesting if token.tag == "em" else 0
        text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
        last = 0
        for found in _HELD.finditer(text):
            if int(found.group(1)) >= len(held):
                continue
            cells += [_Cell(one, strong > 0, emphasis > 0) for one in text[last : found.start()]]
            cells.append(replace(held[int(found.group(1))], strong=strong > 0, emphasis=emphasis > 0))
            last = found.end()
        cells += [_Cell(one, strong > 0, emphasis > 0) for one in text[last:]]
    return cells


def _runs(cells: list[_Cell]) -> tuple[Run, ...]:
    """Neighbours in one style joined; white space single, and none at the ends."""
    runs: list[Run] = []
    for (fact, strong, emphasis), group in groupby(cells, lambda one: (one.fact, one.strong, one.emphasis)):
        text = "" if fact is not None else re.sub(r"[ \n]+", " ", "".join(cell.text for cell in group))
        if not runs or runs[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text or fact is not None:
            runs.append(Run(text, strong, emphasis, fact))
    if runs and runs[-1].fact is None:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(run for run in runs if run.text or run.fact is not None)
