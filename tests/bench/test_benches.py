"""Every bench can be loaded: what one takes from another is there."""

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_every_bench_can_be_loaded() -> None:
    names = sorted(path.stem for path in BENCH.glob("*.py"))
    assert {"classroom", "faults", "guesses", "join", "soak"} <= set(names)
    loaded = subprocess.run(
        [sys.executable, "-c", f"import {', '.join(names)}"], cwd=BENCH, capture_output=True, text=True
    )
    assert loaded.returncode == 0, loaded.stderr
