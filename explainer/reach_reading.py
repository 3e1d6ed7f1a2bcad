"""What a reach check reads: each device's steps, what is in its way, and the verdict on all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Step = Literal["page", "socket", "event"]
STEPS: tuple[Step, ...] = get_args(Step)
"""What a device must manage: load the page, open a websocket, receive an event."""

State = Literal["done", "waiting", "failed", "overdue"]
"""Of a step: proven; not known yet; the device says that it cannot; nothing has been heard in time."""

Cause = Literal["nobody-came", "page-only", "no-socket", "no-event", "neither"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
"""What is in the way: nobody loads the page; nothing at all comes back from it; the websocket is
blocked; the event is held back; both are, though plain requests pass."""

Verdict = Literal["waiting", "testing", "reached", "not-reached"]


@dataclass(frozen=True, slots=True)
class DeviceReading:
    """How far one device has come, by its number in order of arrival."""

    number: int
    via: str
    """Under which of our own addresses it came, as the device says: look it up, never trust it."""
    steps: Mapping[Step, State]

    @property
    def is_through(self) -> bool:
        """Whether it has proven every step."""
        return all(state == "done" for state in self.steps.values())

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is waited for."""
        return "waiting" not in self.steps.values()


@dataclass(frozen=True, slots=True)
class Reading:
    """A check at one moment: the verdict, the devices, and what is in the way of which of them.

    The cause `nobody-came` has no devices. One device that is through settles
    the verdict, for then the network lets us through; the others' causes stay.
    """

    verdict: Verdict
    devices: tuple[DeviceReading, ...]
    causes: Mapping[Cause, tuple[DeviceReading, ...]]


def cause_of(device: DeviceReading, *, heard: bool) -> Cause | None:
    """What is in the way of a device; None while it is tested and when it is through.

    `heard` is whether anything has come from it since the page was sent.
    """
    if not device.is_settled or device.is_through:
        return None
    if not heard:
        return "page-only"
    socket, event = (device.steps[step] == "done" for step in ("socket", "event"))
    return "no-event" if socket else "no-socket" if event else "neither"


def verdict_of(devices: tuple[DeviceReading, ...], *, late: bool) -> Verdict:
    """What the devices amount to. `late` is whether one should have come by now."""
    if not devices:
        return "not-reached" if late else "waiting"
    if any(device.is_through for device in devices):
        return "reached"
    return "not-reached" if all(device.is_settled for device in devices) else "testing"
