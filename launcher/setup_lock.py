"""One start at a time sets up."""

import contextlib
import errno
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from launcher.faults import NOT_WRITABLE, CannotStart


@contextlib.contextmanager
def setting_up_alone(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock file at `path`, waiting for another start that holds it.

    It is the system's lock on an open file, so that of a start that was
    killed is free at once. Raises CannotStart where the folder is read-only.
    """
    try:
        file = open(path, "a+b")  # noqa: SIM115 - closed by the next `with`
    except OSError as fault:
        raise CannotStart(NOT_WRITABLE) from fault
    with file:
        waited = False
        while _is_held_elsewhere(file):
            if not waited:
                say("Another window is setting up. Waiting for it.")
            waited = True
            time.sleep(0.5)
        yield


def _is_held_elsewhere(file: IO[bytes]) -> bool:
    """Try to take the lock. A drive that knows no locks counts as ours alone."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        return fault.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return False
