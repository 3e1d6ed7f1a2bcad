"""What keeps a device from reaching this computer, in words: the likely reasons, and whom to ask for what."""

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from explainer.reach_reading import Cause
from explainer.wording import Wording


@dataclass(frozen=True)
class Advice:
    """What has happened, why it may be so (likeliest first), and what to do or to ask for."""

    title: str
    reasons: tuple[str, ...]
    ask: str


def advice(cause: Cause, say: Wording, *, url: str) -> Advice:
    """The advice for a cause. `url` is our own address that IT should open the way to."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", _port(parts)
    socket = f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}"
    match cause:
        case "nobody-came":
            return Advice(
                say("If the page does not load on your device"),
                (
                    say(
                        "It may be on another network: the guests' Wi-Fi, or its own mobile data. Connect it "
                        "to the network that this computer is on, and type http:// with the address."
                    ),
                    say(
                        "This computer's firewall may keep others out. On Windows and macOS, allow Python to "
                        "accept connections on private networks."
                    ),
                    say(
                        "The Wi-Fi may keep devices apart (client isolation): each reaches the internet, "
                        "none reaches another."
                    ),
                ),
                say(
                    "The first two you can mend yourself. For the third, ask IT to let the students' devices "
                    "reach {host}, TCP port {port}.",
                    host=host,
                    port=port,
                ),
            )
        case "page-only":
            return Advice(
                say("The page was sent, but nothing came back from it"),
                (
                    say("The page may have been closed, or the device fell asleep, before the end."),
                    say("JavaScript may be turned off in that browser."),
                    say("A content filter may let the page through and block everything after it."),
                ),
                say(
                    "Load the page again and keep it open. If nothing comes back again, ask IT to let the "
                    "students' devices reach {url} without a filter or a proxy in between.",
                    url=url,
                ),
            )
        case "no-socket":
            return Advice(
                say("The page loads, but the live connection (WebSocket) is blocked"),
                (
                    say(
                        "A proxy or a content filter between the device and this computer lets no WebSocket "
                        "through. Without one no unit opens."
                    ),
                ),
                say(
                    "Ask IT to allow WebSocket connections to {socket}: that is {host}, port {port}.",
                    socket=socket,
                    host=host,
                    port=port,
                ),
            )
        case "no-event":
            return Advice(
                say("The page loads, but live messages (server-sent events) are held back"),
                (
                    say(
                        "A proxy or a content filter collects an answer until it is complete (buffering), so "
                        "a stream of events never arrives. Reading and answering work without it."
                    ),
                ),
                say(
                    "Ask IT to pass on text/event-stream from {host}, port {port}, at once, without "
                    "buffering.",
                    host=host,
                    port=port,
                ),
            )
        case "neither":
            return Advice(
                say("The page loads, but everything live is blocked"),
                (
                    say(
                        "A content filter or a proxy lets plain pages through and blocks WebSockets and "
                        "streams of events alike."
                    ),
                ),
                say(
                    "Ask IT to let the students' devices reach {url} without a filter or a proxy in between, "
                    "and to allow WebSocket connections to {socket}.",
                    url=url,
                    socket=socket,
                ),
            )


def _port(parts: SplitResult) -> int:
    """The port that a URL leads to, also where it goes without saying."""
    return parts.port or (443 if parts.scheme == "https" else 80)
