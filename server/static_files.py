"""Files of a folder, served compressed from memory.

Streamlit serves its own scripts uncompressed, which is 2.5 MB for a bare
page: too much for thirty phones on one school network.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
"""What may be served. Written here because a computer's own table of types may be wrong."""

COMPRESSIBLE = {".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm"}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Packed:
    """One file as it goes out: its bytes, the same gzipped if that is smaller, and a digest of the bytes."""

    stamp: tuple[int, int]
    digest: str
    body: bytes
    zipped: bytes | None


class StaticFile:
    """A file that is read and compressed once, when it is first asked for, and again if it changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._packed: Packed | None = None

    def pack(self) -> Packed:
        """The file's bytes. A class opening one page at once compresses each file once, not thirty times."""
        with self._lock:
            seen = self.path.stat()
            stamp = (seen.st_mtime_ns, seen.st_size)
            if self._packed is None or self._packed.stamp != stamp:
                body = self.path.read_bytes()
                zipped = gzip.compress(body, 9, mtime=0) if self.path.suffix in COMPRESSIBLE else body
                small = zipped if len(zipped) < len(body) else None
                self._packed = Packed(stamp, hashlib.sha256(body).hexdigest()[:20], body, small)
            return self._packed


class StaticFolder:
    """An ASGI app for the files that a folder held when the server started.

    Only a name of that list can be asked for, so no path, however written,
    leads out of the folder. `instead` puts another file in a name's place.

    A name that carries a digest (`hashed`) or is asked for with the current
    one (`?v=`) is kept by the browser for ever; any other is asked for again
    each time, which costs an empty answer if it has not changed.
    """

    def __init__(self, folder: Path, *, hashed: bool = False, instead: Mapping[str, Path] = {}) -> None:
        self._hashed = hashed
        self._instead = dict(instead)
        self._files = {
            path.relative_to(folder).as_posix(): StaticFile(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in MEDIA_TYPES
        }
        missing = self._instead.keys() - self._files.keys()
        if missing:
            raise FileNotFoundError(f"Nothing to replace at {', '.join(sorted(missing))} in {folder.name}.")
        self._files |= {name: StaticFile(path) for name, path in self._instead.items()}

    def digest(self, name: str) -> str:
        """A digest of a file's bytes, for the `?v=` of a link to it. KeyError if there is no such file."""
        return self._files[name].pack().digest

    def warm(self, names: list[str]) -> None:
        """Compress files before anyone asks: the first student should not wait for it."""
        for name in names:
            self._files[name].pack()

    async def respond(self, name: str, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer with a file. False, and nothing is sent, if there is no such file or the method is odd."""
        file = self._files.get(name)
        if file is None or scope["method"] not in {"GET", "HEAD"}:
            return False
        packed = await anyio.to_thread.run_sync(file.pack)
        headers = Headers(scope=scope)
        zipped = packed.zipped if accepts_gzip(headers.get("accept-encoding", "")) else None
        body = packed.body if zipped is None else zipped
        etag = f'"{packed.digest}"' if zipped is None else f'"{packed.digest}-gzip"'
        answer = {"etag": etag, "cache-control": self._cache_control(name, packed, scope)}
        if packed.zipped is not None:
            answer["vary"] = "Accept-Encoding"
        if matches(headers.get("if-none-match"), etag):
            await Response(status_code=304, headers=answer)(scope, receive, send)
            return True
        if zipped is not None:
            answer["content-encoding"] = "gzip"
        answer["content-length"] = str(len(body))
        answer["content-type"] = MEDIA_TYPES[Path(name).suffix]
        await Response(b"" if scope["method"] == "HEAD" else body, headers=answer)(scope, receive, send)
        return True

    def _cache_control(self, name: str, packed: Packed, scope: Scope) -> str:
        asked_for_this_one = scope["query_string"] == f"v={packed.digest}".encode()
        kept = asked_for_this_one or (self._hashed and name not in self._instead)
        return FOR_EVER if kept else ASK_AGAIN


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header allows gzip: named, or `*`, and not with a weight of zero."""
    weights: dict[str, bool] = {}
    for part in accept_encoding.lower().split(","):
        coding, _, parameter = part.partition(";")
        weight = parameter.strip().removeprefix("q=").strip()
        weights[coding.strip()] = not (weight and not weight.strip("0."))
    return weights.get("gzip", weights.get("*", False))


def matches(if_none_match: str | None, etag: str) -> bool:
    """Whether an If-None-Match header names this tag. Weak counts as strong here (RFC 9110, 13.1.2)."""
    tags = [tag.strip().removeprefix("W/") for tag in (if_none_match or "").split(",")]
    return etag in tags or "*" in tags
