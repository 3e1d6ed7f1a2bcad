"""Plain values out of strict YAML, with the line of every key and value.

Of YAML's many ways to write one thing only the plain ones are left, so that a
file means what it seems to mean: `no` is a word, a day stays text until the
model reads it, and a key that is written twice is an error.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from explainer.authoring.text_file import odd_character

DEEPEST = 24
"""Levels of nesting. A flowchart's guard, the deepest place there is, has 7."""
MOST_ALIASES = 100
MOST_VALUES = 200_000
"""Values after aliases are spelled out: a few lines of aliases can stand for billions."""

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The parser in C is some twenty times faster; both give the same events.

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_NO_SPACE = re.compile(r"\s*-[A-Za-z_]\w*:(\s|$)")
"""A hyphen that was meant to begin an entry of a list."""
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")

Loc = tuple[str | int, ...]


class NotStrict(ValueError):
    """A file that is no YAML, or more than our YAML. Says what and what to do."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        super().__init__(what)
        self.line, self.what, self.remedy = line, what, remedy


@dataclass(frozen=True)
class Document:
    """The value of a file and the lines on which its parts stand.

    A part is named by the keys and positions that lead to it.
    """

    value: Any
    keys: dict[Loc, int] = field(default_factory=dict)
    values: dict[Loc, int] = field(default_factory=dict)

    def line(self, loc: Loc) -> int:
        """The line of the part's key, or of the nearest part around it that is there."""
        for length in range(len(loc), -1, -1):
            line = self.keys.get(loc[:length]) or self.values.get(loc[:length])
            if line is not None:
                return line
        return 1


@dataclass
class _Part:
    """A value with the lines of its parts, so that an alias can stand for a copy."""

    value: Any
    line: int
    parts: "list[tuple[str | int, int, _Part]]" = field(default_factory=list)
    size: int = 1
    depth: int = 0
    """Levels of lists and mappings in it, aliases spelled out."""


@dataclass
class _Open:
    """A list or mapping whose end has not been read."""

    part: _Part
    anchor: str | None
    key: tuple[str, int] | None = None
    in_braces: bool = False


@dataclass
class _LastQuoted:
    """The quoted text over several lines that was read last, as (first line, last line)."""

    lines: tuple[int, int] | None = None


def read_yaml(text: str) -> Document:
    """The document that the text holds. Raises NotStrict with the line and what to do."""
    quoted = _LastQuoted()
    try:
        root = _build(text, quoted)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = _last_line(text, mark)
        raise _where_it_began(text, line, error, quoted) or NotStrict(line, *_explained(error)) from None
    document = Document(root.value)
    _note_lines(root, (), document)
    return document


def _last_line(text: str, mark: yaml.Mark | None) -> int:
    lines = max(1, text.rstrip("\n").count("\n") + 1)
    return min(mark.line + 1, lines) if mark is not None else 1


def _where_it_began(text: str, line: int, error: yaml.YAMLError, quoted: _LastQuoted) -> NotStrict | None:
    """The fault, where it lies on an earlier line than the one on which reading failed."""
    context = str(getattr(error, "context", ""))
    opened = getattr(error, "context_mark", None)
    began = None
    if "scanning a quoted" in context or "scanning a double-quoted" in context:
        ended = "end of stream" in str(getattr(error, "problem", ""))
        began = opened.line + 1 if ended and opened is not None else None
    elif quoted.lines is not None and quoted.lines[1] == line:
        began = quoted.lines[0]  # it went on to the next quotation mark, which was to open another
    if began is not None:
        return NotStrict(began, "the quoted text that begins on this line is not closed", "Check the quotes.")
    for at, written in reversed(list(enumerate(text.splitlines()[:line], start=1))):
        if _NO_SPACE.match(written):
            return NotStrict(at, "the space after the hyphen is missing", _SPACED)
    return None


_SPACED = "Write `- id: …`, with a space after the hyphen."


def _explained(error: yaml.YAMLError) -> tuple[str, str]:
    said = str(getattr(error, "problem", None) or "it cannot be read")
    if "mapping values are not allowed" in said:
        return (
            "this line has a second colon, or is indented too far",
            'Put text that holds ": " in quotes, or move the line to its level.',
        )
    context = str(getattr(error, "context", ""))
    if "escape" in said or "escape" in context:
        return ("a quoted text has a backslash that YAML does not know", "Use single quotes, or no quotes.")
    if "scanning a quoted" in context or "scanning a double-quoted" in context:
        return ("a quoted text is not closed", "Check the quotes.")
    if (
        "flow sequence" in context
        or "flow mapping" in context
        or "found '<stream end>'" in said
        or "node content" in said
    ):
        return (
            "a bracket or brace is not closed, or a text inside it needs quotes",
            "Close it, and put texts with commas, colons, braces or a final ? in quotes.",
        )
    if "block end" in said or "'-' indicator" in said or "could not find expected ':'" in said:
        return (
            "the indentation or a colon is wrong near this line",
            "Line it up with its neighbours, and write `key: value` with a space after the colon.",
        )
    if "cannot start any token" in said:
        return ("a text begins with a character that means something in YAML", "Put the text in quotes.")
    return (f"this is not YAML: {said}", "Compare the line with its neighbours; quotes often help.")


def _note_lines(part: _Part, loc: Loc, document: Document) -> None:
    document.values[loc] = part.line
    for key, line, child in part.parts:
        document.keys[(*loc, key)] = line
        _note_lines(child, (*loc, key), document)


def _build(text: str, quoted: _LastQuoted) -> _Part:
    """One pass over the parser's events, without recursion: depth is checked before it can hurt."""
    root: _Part | None = None
    stack: list[_Open] = []
    anchors: dict[str, _Part] = {}
    aliases = total = 0
    for event in yaml.parse(text, Loader=_PARSER):
        line = event.start_mark.line + 1 if event.start_mark is not None else 1
        if isinstance(event, yaml.DocumentStartEvent):
            _refuse_preamble(event, root, line)
            continue
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            opened = stack.pop()
            part, anchor = opened.part, opened.anchor
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
            if aliases > MOST_ALIASES:
                raise NotStrict(line, f"there are more than {MOST_ALIASES} aliases", "Write the values out.")
            if event.anchor not in anchors:
                raise NotStrict(
                    line,
                    f"the alias *{event.anchor} stands for nothing that was finished above",
                    "Put quotes around a text that begins with *.",
                )
            if stack and isinstance(stack[-1].part.value, dict) and stack[-1].key is None:
                raise NotStrict(line, "a key is an alias", "Write the field's name.")
            part, anchor = anchors[event.anchor], None
            _refuse_depth(len(stack) + part.depth, line)
            total += part.size
        elif isinstance(event, yaml.NodeEvent):
            _refuse_tag(event, line)
            part, anchor = _Part(None, line), event.anchor
            if isinstance(event, yaml.CollectionStartEvent):
                _refuse_depth(len(stack) + 1, line)
                part.depth = 1
                part.value = {} if isinstance(event, yaml.MappingStartEvent) else []
                if stack and isinstance(stack[-1].part.value, dict) and stack[-1].key is None:
                    raise NotStrict(line, "a key is a list or a mapping", "Put quotes around text in braces.")
                stack.append(_Open(part, anchor, in_braces=bool(event.flow_style)))
                continue
            assert isinstance(event, yaml.ScalarEvent)
            if stack and isinstance(stack[-1].part.value, dict) and stack[-1].key is None:
                stack[-1].key = (_key(event, stack[-1].part, line), line)
                continue
            last = event.end_mark.line + 1 if event.end_mark is not None else line
            if event.style in ("'", '"') and last > line:
                quoted.lines = (line, last)
            if event.value == "" and not event.style and stack and stack[-1].in_braces and stack[-1].key:
                raise NotStrict(
                    line,
                    f"`{stack[-1].key[0]}` has no value: a comma inside {{ }} begins a new field",
                    "Put text with a comma inside { } in quotes.",
                )
            part.value = _scalar(event, line)
        else:
            continue
        total += 1
        if total > MOST_VALUES:
            raise NotStrict(line, f"the file stands for more than {MOST_VALUES} values", "Use fewer aliases.")
        if anchor is not None:
            anchors[anchor] = part
        if stack:
            _attach(stack[-1], part)
        else:
            root = part
    if root is None:
        raise NotStrict(1, "the file is empty", "Fill it in or delete it.")
    return root


def _attach(opened: _Open, part: _Part) -> None:
    parent = opened.part
    parent.size += part.size
    parent.depth = max(parent.depth, part.depth + 1)
    if opened.key is not None:
        (key, line), opened.key = opened.key, None
        parent.value[key] = part.value
        parent.parts.append((key, line, part))
    else:
        parent.parts.append((len(parent.value), part.line, part))
        parent.value.append(part.value)


def _refuse_depth(depth: int, line: int) -> None:
    if depth > DEEPEST:
        raise NotStrict(line, f"values are nested more than {DEEPEST} deep", "Flatten them.")


def _refuse_preamble(event: yaml.DocumentStartEvent, root: _Part | None, line: int) -> None:
    if event.version or event.tags:
        raise NotStrict(line, "the file begins with a YAML directive", "Delete the line that begins with %.")
    if root is not None:
        raise NotStrict(line, "there is a second document in this file", "Delete the line of dashes.")


def _refuse_tag(event: yaml.NodeEvent, line: int) -> None:
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise NotStrict(line, f"the tag {tag} is not allowed", "Put quotes around a text that begins with !.")


def _key(event: yaml.ScalarEvent, parent: _Part, line: int) -> str:
    key: str = event.value
    if key == "<<" and not event.style:
        raise NotStrict(line, "the merge key << is not allowed", "Write the fields out.")
    if not event.style and re.match("-[^-]", key):
        raise NotStrict(line, "the space after the hyphen is missing", _SPACED)
    if key in parent.value:
        first = next(at for name, at, _ in parent.parts if name == key)
        raise NotStrict(
            line, f"`{key}` is given twice; the first is on line {first}", "Keep one and delete the other."
        )
    if key == "" or odd_character(key) is not None:
        raise NotStrict(line, "a key is empty or has an invisible character", "Write the field's name.")
    return key


def _scalar(event: yaml.ScalarEvent, line: int) -> str | int | float | bool:
    word: str = event.value
    if not event.style:
        if word in ("true", "false"):
            return word == "true"
        if word in ("", "~", "null"):
            raise NotStrict(
                line,
                "a value is missing here" if word == "" else f"{word} is not a value",
                "Give a value, or leave the whole field out.",
            )
        if _WHOLE.fullmatch(word):
            return int(word)
        if _DECIMAL.fullmatch(word):
            return float(word)
    odd = odd_character(word)
    if odd is not None:
        raise NotStrict(line, f"the text has {odd[1]}", "Delete it, or write what it stands for.")
    return word
