"""Everything that goes over the wire while a student works: websocket frames both ways, HTTP bodies."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from playwright.sync_api import BrowserContext, Error, Page, Response, WebSocket

from tests.browser.answering import LIBRARY

LENGTH = 25
"""Characters of an explanation that are enough to give it away."""

MARKS = ('class="ans', "mark right", "mark partly", "mark notyet")
"""How our own pages mark an option once it is answered."""

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def plain(sent: bytes | str) -> str:
    """What a reader of the wire can make of it: no JSON or HTML escapes, no tags, single blanks."""
    text = sent if isinstance(sent, str) else sent.decode("utf-8", "ignore")
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\\n", " ").replace("\\", "")
    text = unescape(text)
    # Both with the tags and without them: a "<" in binary data must not hide what follows it.
    return " ".join(text.split()) + "\n" + " ".join(re.sub(r"<[^<>]{0,400}>", "", text).split())


def windows(text: str) -> Iterator[str]:
    """Every stretch of LENGTH characters."""
    text = " ".join(text.split())
    return (text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


@cache
def secrets() -> dict[str, frozenset[str]]:
    """Each stretch of an explanation, in both languages, with the items that it explains.

    What the pages say elsewhere too (a sentence of the passage, an option) is
    no secret and is left out.
    """
    shown = LIBRARY.model_dump(exclude={"items", "misconceptions"})
    for item in LIBRARY.items.values():
        shown[f"item {item.id}"] = {
            "asked": item.model_dump(include={"case", "stem", "hints"}),
            "options": [option.text.model_dump() for option in item.options],
        }
    public = {window for text in _strings(shown) for window in windows(re.sub(r"\[\^[^\]]*\]", "", text))}
    found: dict[str, frozenset[str]] = {}
    for item in LIBRARY.items.values():
        for text in (item.rationale, *(option.feedback for option in item.options)):
            for _, words in text:
                for window in windows(words):
                    if window not in public:
                        found[window] = found.get(window, frozenset()) | {item.id}
    return found


class Wire:
    """Listens to every tab of a context, from before its first page."""

    def __init__(self, context: BrowserContext) -> None:
        self._new: list[bytes | str] = []
        self._answers: list[Response] = []
        self._seen: set[str] = set()
        self.frames = 0
        context.on("page", self._listen)
        context.on("response", self._answers.append)

    def _listen(self, page: Page) -> None:
        page.on("websocket", self._connect)

    def _connect(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._keep)
        socket.on("framesent", self._keep)

    def _keep(self, frame: bytes | str) -> None:
        self.frames += 1
        self._new.append(frame)

    def text(self) -> str:
        """What has come and gone since this was last asked."""
        while self._answers:
            answer = self._answers.pop()
            # Streamlit's own files are the same for everyone and are read once.
            if answer.url in self._seen and "/static/" in answer.url:
                continue
            self._seen.add(answer.url)
            try:
                self._new.append(answer.body())
            except Error:
                # A redirect or an answer from the cache has no body to read.
                continue
        new, self._new = self._new, []
        return "\n".join(plain(sent) for sent in new)


def explained(text: str) -> set[str]:
    """The items of which an explanation, or a good piece of one, is in a text."""
    known = secrets()
    found = {text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1)} & known.keys()
    return {item for window in found for item in known[window]}


def marks(text: str) -> list[str]:
    """The marks of answered options that are in a text."""
    return [mark for mark in MARKS if mark in text]
