"""What can go wrong before the app runs, in words that say what to do."""

import re

OFFLINE = (
    "Or set up without a network: on a computer of the same kind, run\n"
    "    python3 -m pip download -r requirements.txt -d wheels\n"
    "copy the folder wheels here, and run\n"
    "    python3 start.py --wheels wheels"
)

NOT_WRITABLE = (
    "A file in this project's folder cannot be written. Close other windows that run this app,\n"
    "or copy the folder to a place of your own, such as Documents, and start again."
)

INSTALL_FAULTS = (
    (
        r"No space left|Disk quota|WinError 112",
        "The disk is full. Setting up needs about 1 GB: make room, then start again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED",
        "This network puts its own certificate in place of the package server's, as school filters do.\n"
        f"Use another network once, or ask whoever runs this one.\n{OFFLINE}",
    ),
    (
        r"name resolution|getaddrinfo|[Ff]ailed to (establish|resolve|connect)|[Tt]imed out|unreachable"
        r"|ProxyError|[Cc]onnection (refused|reset|broken|aborted)",
        f"The network is down, or keeps us from the package server. Try again when it is back.\n{OFFLINE}",
    ),
    (r"Permission denied|Read-only file|WinError (5|32)\b", NOT_WRITABLE),
    (
        r"No matching distribution",
        "A package has no build for this Python and this kind of computer, or the folder of --wheels\n"
        "lacks it. Fill that folder with the same Python on the same kind of computer, or try Python 3.11.",
    ),
)
"""What pip prints, and the reason behind it. In this order: a dead network also ends in "no matching"."""


class CannotStart(Exception):
    """Something that a person can put right; the message says what is wrong and what to do."""


def install_fault(output: str) -> str:
    """The plain reason behind what pip printed; the end of its own words where we know none."""
    end = "\n".join(output.splitlines()[-8:])
    known = (reason for pattern, reason in INSTALL_FAULTS if re.search(pattern, output))
    reason = next(known, f"Installing failed. The last lines were:\n{end}")
    return f"{reason}\nNothing is left broken: the next start goes on from here."


def venv_fault(version: tuple[int, int], platform: str) -> str:
    """What to do when this Python came without the module that makes environments."""
    if platform.startswith("linux"):
        number = f"{version[0]}.{version[1]}"
        return (
            "Python's venv module is missing; Debian and Ubuntu keep it in a package of its own.\n"
            f"Run: sudo apt install python{number}-venv    (or python3-venv), then start again."
        )
    return "Python's venv module is missing. Install Python from python.org, then start again."
