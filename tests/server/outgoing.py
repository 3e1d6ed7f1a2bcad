"""Runs a program with every connection to elsewhere refused and written down.

`python outgoing.py RECORD -m MODULE ARGUMENT…` or `python outgoing.py RECORD FILE`.
Python's audit events see each connection, datagram and look-up of a name,
whichever library makes it.
"""

import ipaddress
import os
import runpy
import sys

WATCHED = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
    "socket.getnameinfo": 0,
}
"""Which argument of each event says where to."""


def is_here(place: object) -> bool:
    """Whether an address is this computer's own: loopback, any interface, or a file."""
    host = place[0] if isinstance(place, tuple) else place
    if host is None or str(host).startswith("/"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return host in {"localhost", b"localhost", ""}
    return address.is_loopback or address.is_unspecified


def main() -> None:
    """Watch, then run the program."""
    record, *program = sys.argv[1:]
    written = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in WATCHED and not is_here(arguments[WATCHED[event]]):
            os.write(written, f"{event} {arguments[WATCHED[event]]!r}\n".encode())
            raise ConnectionRefusedError(f"{event} to elsewhere is refused in this test")

    sys.addaudithook(watch)
    if program[0] == "-m":
        sys.argv = program[1:]
        sys.path[0] = os.getcwd()
        runpy.run_module(program[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = program
        runpy.run_path(program[0], run_name="__main__")


if __name__ == "__main__":
    main()
