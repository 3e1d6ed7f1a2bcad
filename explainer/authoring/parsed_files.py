"""YAML that an earlier start has parsed, kept as JSON: a warm start parses only what changed."""

import json
import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from explainer.authoring import strict_yaml, text_file
from explainer.authoring.strict_yaml import Document, Loc, read_yaml

_PARSER = sha256(b"".join(Path(str(one.__file__)).read_bytes() for one in (strict_yaml, text_file))).digest()
"""With the program's next version everything is parsed anew."""


class ParsedFiles:
    """Documents by the digest of their text, in one file that may be missing, spoilt or not writable.

    It saves time and nothing else: whatever is wrong with the file, the text
    is parsed, so nobody need look after it and anyone may delete it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: dict[str, Any] = {}
        self._used: dict[str, Any] = {}
        self._parsed_some = False
        if path is not None:
            try:
                read = json.loads(path.read_bytes())
                self._kept = read if isinstance(read, dict) else {}
            except (OSError, ValueError, RecursionError):
                pass

    def document(self, text: str) -> Document:
        """The document that a text holds, parsed now or before. Raises NotStrict, as parsing does."""
        if self._path is None:
            return read_yaml(text)
        name = sha256(_PARSER + text.encode()).hexdigest()
        document = _opened(self._kept.get(name))
        if document is None:
            document = read_yaml(text)
            self._parsed_some = True
            self._used[name] = [document.value, list(_lines(document))]
        else:
            self._used[name] = self._kept[name]
        return document

    def keep(self) -> None:
        """Write what was asked for, and drop the rest, unless the file holds just that."""
        if self._path is None or (not self._parsed_some and self._used.keys() == self._kept.keys()):
            return
        written = json.dumps(self._used, ensure_ascii=False).encode()
        try:
            handle, fresh = tempfile.mkstemp(dir=self._path.parent, prefix="parsed-")
            with os.fdopen(handle, "wb") as file:
                file.write(written)
            os.replace(fresh, self._path)  # who reads meanwhile finds the old file or the new one
        except OSError:
            pass


def _inside(value: object) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _lines(document: Document) -> Iterator[int]:
    """The line of every value and of what is in it, keys before values, from the top of the file."""

    def below(value: Any, loc: Loc) -> Iterator[int]:
        yield document.values[loc]
        for key, inner in _inside(value):
            yield document.keys[(*loc, key)]
            yield from below(inner, (*loc, key))

    return below(document.value, ())


def _opened(kept: Any) -> Document | None:
    """The document of an entry, or None for one that is missing or is none."""
    try:
        value, lines = kept
        left = iter(lines)
        document = Document(value)

        def note(part: Any, loc: Loc) -> None:
            document.values[loc] = int(next(left))
            for key, inner in _inside(part):
                document.keys[(*loc, key)] = int(next(left))
                note(inner, (*loc, key))

        note(value, ())
        return document if next(left, None) is None else None
    except (TypeError, ValueError, StopIteration):
        return None
