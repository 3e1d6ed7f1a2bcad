"""Talks made for tests: the shipped protocols, and a prompt that can be held with any of them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from explainer.authoring.library_files import read_library
from explainer.classroom.seating import Seats
from explainer.classroom.talk import Talk, begin
from explainer.classroom.timer import fresh_timer

LIBRARY = read_library(Path(__file__).parents[2]).library
PROTOCOLS = LIBRARY.protocols
CONTROVERSY, CORNERS = PROTOCOLS["structured-academic-controversy"], PROTOCOLS["four-corners"]
PAIRS = PROTOCOLS["think-pair-share"]
PROMPT = LIBRARY.units[0].prompts[0]
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def at_step(step_id: str, seats: Seats, protocol_id: str = "structured-academic-controversy") -> Talk:
    """A talk that stands at a step."""
    protocol = PROTOCOLS[protocol_id]
    at = [step.id for step in protocol.steps].index(step_id)
    talk = begin(PROMPT, protocol, seats)
    return replace(talk, at=at, timer=fresh_timer(protocol.steps[at].minutes))
