"""What a fresh computer installs is what was tested."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if line and not line.startswith(("#", "-"))]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in named), f"{name}: pin every package with =="
    return {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in named}


def pulled_in(names: set[str]) -> set[str]:
    """The named packages and all that they need on this computer."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            needs = [Requirement(text) for text in metadata.requires(name) or []]
            waiting += [
                canonicalize_name(n.name) for n in needs if not n.marker or n.marker.evaluate({"extra": ""})
            ]
    return seen


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_to_the_version_that_constraints_name(name: str) -> None:
    assert pins(name).items() <= pins("constraints.txt").items()


def test_every_package_that_comes_along_is_pinned_in_constraints() -> None:
    named = set(pins("requirements.txt")) | set(pins("requirements-dev.txt"))
    assert pulled_in(named) - set(pins("constraints.txt")) == set()
