"""Where the server listens: a port that nobody else has."""

import os
import socket
from collections.abc import Callable

from launcher.faults import CannotStart

TRIED = 50


def answers(port: int) -> bool:
    """Whether something on this computer accepts connections at the port."""
    with socket.socket() as visitor:
        visitor.settimeout(1)
        return visitor.connect_ex(("127.0.0.1", port)) == 0


def is_free(port: int, address: str) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as trial:
        if os.name != "nt":  # there the same option would share the port instead of reusing it
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError:
            return False
    return not answers(port)


def choose_port(
    wanted: int, free: Callable[[int], bool], agree: Callable[[str], bool], say: Callable[[str], None]
) -> int:
    """The wanted port, or the next free one if the person agrees.

    Raises CannotStart when they do not, or when none is free.
    """
    if free(wanted):
        return wanted
    say(
        f"Port {wanted} is taken. Perhaps this app already runs: look at http://localhost:{wanted}\n"
        "Otherwise another program uses it, or this computer keeps it for itself."
    )
    for port in range(wanted + 1, min(wanted + TRIED, 65_535) + 1):
        if free(port):
            if agree(f"Start on port {port} instead?"):
                return port
            raise CannotStart(f"Not started. To use the other port: python3 start.py --port {port}")
    raise CannotStart("No port near it is free either. Choose one far from it: python3 start.py --port 9501")
