"""Everything that goes over the wire while a student works: websocket frames both ways, HTTP bodies."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page, Response, WebSocket

from tests.browser.answering import LIBRARY

LENGTH = 40
"""Characters of an explanation that give it away; fewer are found by chance where terms of law meet."""

MARKS = ('class="ans', "mark right", "mark partly", "mark notyet")
"""How our own pages mark an option once it is answered."""

QUIET, PATIENCE = 150, 5_000
"""Milliseconds without a frame after which nothing more is on its way; and for how long to wait for them."""

_TAG = re.compile(r"<[^<>]{0,400}>")
_WORD = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def readable(sent: bytes | str) -> str:
    """What a reader of the wire can make of it: no JSON or HTML escapes."""
    text = sent if isinstance(sent, str) else sent.decode("utf-8", "ignore")
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\\n", " ").replace("\\", "")
    return unescape(text)


def folded(text: str) -> str:
    """The words alone, in small letters, with a blank around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def windows(text: str) -> Iterator[str]:
    """Every stretch of LENGTH characters of its words."""
    text = folded(text)
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
    shown = LIBRARY.model_dump(exclude={"items", "misconceptions", "teaching"})
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
        self._context = context
        self.frames = 0
        context.on("page", self._listen)
        context.on("response", self._remember)

    def _remember(self, answer: Response) -> None:
        # Streamlit's own files come as they were installed; nothing of ours is in them.
        # The bell's stream has no end; test_bell_routes.py sees to it that it says a counter only.
        path = urlsplit(answer.url).path
        if not path.startswith("/static/") and path != "/room/bell":
            self._answers.append(answer)

    def _listen(self, page: Page) -> None:
        page.on("websocket", self._connect)

    def _connect(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._keep)
        socket.on("framesent", self._keep)

    def _keep(self, frame: bytes | str) -> None:
        self.frames += 1
        self._new.append(frame)

    def _fall_quiet(self) -> None:
        """Wait for what is on its way: a browser tells of a frame apart from the drawing that it caused."""
        if not self._context.pages:
            return
        for _ in range(PATIENCE // QUIET):
            before = self.frames, len(self._answers)
            self._context.pages[-1].wait_for_timeout(QUIET)
            if before == (self.frames, len(self._answers)):
                return

    def text(self) -> str:
        """What has come and gone since this was last asked, once the wire is quiet."""
        self._fall_quiet()
        while self._answers:
            answer = self._answers.pop()
            try:
                self._new.append(answer.body())
            except Error:
                # A redirect or an answer from the cache has no body to read.
                continue
        new, self._new = self._new, []
        return "\n".join(readable(sent) for sent in new)


def pieces(text: str) -> set[str]:
    """Pieces of explanations, of whichever items, that are in a text."""
    # With the tags and without them: a "<" in binary data must not hide what follows it.
    read = folded(text) + folded(_TAG.sub("", text))
    return {read[at : at + LENGTH] for at in range(len(read) - LENGTH + 1)} & secrets().keys()


def explained(text: str) -> set[str]:
    """The items of which a piece of explanation that is theirs alone is in a text."""
    return {item for piece in pieces(text) if len(secrets()[piece]) == 1 for item in secrets()[piece]}


def marks(text: str) -> list[str]:
    """The marks of answered options that are in a text."""
    return [mark for mark in MARKS if mark in text]
