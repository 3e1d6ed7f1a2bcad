"""The long class of bench/soak.py, made short: what leaks shows, and so does a device that hears nothing."""

import sys
from functools import partial
from pathlib import Path

from tests.browser.classroom import ROOT, start_server
from tests.server.site import run_alone

sys.path.insert(0, str(ROOT / "bench"))
from soak import growth, soak

STUDENTS, SECONDS = 12, 24.0
LEAST_ANSWERS = 60
GROWN_MB = 12.0
"""A leak of a session for each answer or each connection would be many times that."""


def test_a_short_class_is_answered_throughout_and_leaves_the_servers_memory_as_it_was(tmp_path: Path) -> None:
    server = start_server(tmp_path)
    try:
        notes = run_alone(partial(soak, server, STUDENTS, SECONDS, every=0.4))
    finally:
        server.stop()
    assert sum(note.answers for note in notes) > LEAST_ANSWERS
    assert notes[-1].errors == 0
    warm = notes[len(notes) // 3].memory_mb
    assert notes[-1].memory_mb < warm + GROWN_MB


def test_growth_is_the_slope_in_megabytes_an_hour() -> None:
    from soak import Note

    assert growth([Note(minute, 100 + 2 * minute, 1, 1.0, 0) for minute in (0.0, 1.0, 2.0)]) == 120
    assert growth([Note(minute, 100, 1, 1.0, 0) for minute in (0.0, 1.0, 2.0)]) == 0
