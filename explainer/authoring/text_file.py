"""Content files as text: UTF-8, plain characters, of a reasonable size."""

import unicodedata
from pathlib import Path

from explainer.authoring.problem import Problem

LARGEST_FILE = 1_000_000
"""Bytes. A unit's bank is about 50 000; a file of this size is a mistake."""

_INVISIBLE = frozenset("\u00ad\u2028\u2029\ufeff") | frozenset(
    chr(code)
    for span in (range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070))
    for code in span
)


def odd_character(text: str) -> tuple[int, str] | None:
    """Where the first character stands that nobody can see or that a browser may not show.

    The position and a name for the message, or None. Line feeds are allowed,
    tabs are not: how wide one is differs from editor to editor.
    """
    for at, character in enumerate(text):
        if character == "\n" or " " <= character <= "~":
            continue
        if character == "\t":
            return at, "a tab"
        if character in _INVISIBLE or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn"):
            return at, f"the invisible character U+{ord(character):04X}"
    return None


def read_text(file: Path, path: str) -> str | Problem:
    """The text of a file with lines that end in line feeds, or why it has none.

    `path` is the name of the file in messages. Windows line ends are
    accepted, because git may make them.
    """
    try:
        raw = file.read_bytes() if file.stat().st_size <= LARGEST_FILE else None
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        return Problem(path, 1, f"the file cannot be read: {why}", "Check that it exists and may be opened.")
    if raw is None:
        return Problem(
            path, 1, f"the file is larger than {LARGEST_FILE // 1000} kB", "Split it into smaller files."
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(path, 1, "the file is UTF-16", "Save it as UTF-8 without a byte order mark.")
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(path, line, "the file is not UTF-8", "Save it as UTF-8 and check the accents.")
    if text.startswith("\ufeff"):
        return Problem(
            path, 1, "the file begins with a byte order mark", "Save it as UTF-8 without a byte order mark."
        )
    odd = odd_character(text)
    if odd is not None:
        at, name = odd
        line = text.count("\n", 0, at) + 1
        remedy = "Use spaces." if name == "a tab" else "Delete it; it may have come with pasted text."
        return Problem(path, line, f"this line has {name}", remedy)
    return text
