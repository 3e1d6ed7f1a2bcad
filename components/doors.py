"""Progress as doorways on a line: behind you, here, ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

State = Literal["done", "here", "ahead"]

_DOOR: dict[State, str] = {
    "done": (
        '<path d="M0 24.5H28" stroke="var(--petrol)" stroke-width="3"/>'
        '<path d="M7 23V4h14V23z" fill="var(--petrol)" stroke="var(--petrol)" stroke-width="2" '
        'stroke-linejoin="round"/><path d="m10.4 14 2.7 2.7 4.7-5.6" stroke="var(--on-petrol)" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>'
    ),
    "here": (
        '<path d="M0 24.5H28" stroke="var(--edge)" stroke-width="1.5"/>'
        '<path d="M8 23V4h12V23z" fill="var(--lamp)"/><path d="M7 23V4h14V23" stroke="var(--ink)" '
        'stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"/>'
    ),
    "ahead": (
        '<path d="M0 24.5H28" stroke="var(--edge)" stroke-width="1.5"/>'
        '<path d="M7 23V4h14V23" stroke="var(--edge)" stroke-width="1.8" stroke-linejoin="round" '
        'stroke-linecap="round" fill="var(--paper)"/>'
    ),
}


@dataclass(frozen=True)
class Door:
    """One step: its state, the words for who cannot see it, and where it leads."""

    state: State
    label: str
    href: str | None = None


def door(state: State) -> Markup:
    """One doorway on its piece of the line, for a row of its own."""
    return Markup('<svg viewBox="0 0 28 26" fill="none" aria-hidden="true">{}</svg>').format(
        Markup(_DOOR[state])
    )


def doors(steps: Sequence[Door], summary: str) -> Markup:
    """A row of doorways. With links it is a list to walk; without, one picture named by the summary."""
    if not any(step.href for step in steps):
        row = Markup("").join(Markup("<span>{}</span>").format(door(step.state)) for step in steps)
        return Markup('<div class="doors" role="img" aria-label="{}">{}</div>').format(summary, row)
    links = Markup("").join(
        Markup('<a href="{}" data-go aria-label="{}"{}>{}</a>').format(
            step.href,
            step.label,
            Markup(' aria-current="step"') if step.state == "here" else "",
            door(step.state),
        )
        for step in steps
    )
    return Markup('<nav class="doors" aria-label="{}">{}</nav>').format(summary, links)


def large_doors(steps: Sequence[Door], summary: str) -> Markup:
    """The same row, large, for the one panel that leads on."""
    cells = Markup("").join(
        Markup('<a href="{}" data-go aria-label="{}" title="{}"{}>{}</a>').format(
            step.href,
            step.label,
            step.label,
            Markup(' aria-current="step"') if step.state == "here" else "",
            door(step.state),
        )
        for step in steps
    )
    return Markup('<nav class="steps" aria-label="{}">{}</nav>').format(summary, cells)
