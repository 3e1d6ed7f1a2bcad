"""A teacher's check, before class, that students' devices can reach this computer.

A device loads a page of ours, opens a websocket and receives a server-sent
event, and proves the last two by sending back a nonce. What a device is told
apart by is a random id that the page was given: no address comes in here.
Nothing is stored; a check is forgotten after half an hour.
"""

import hmac
from dataclasses import dataclass, field
from random import Random
from threading import Lock

from explainer.reach_reading import (
    CAUSES,
    STEPS,
    Cause,
    DeviceReading,
    Reading,
    State,
    Step,
    cause_of,
    verdict_of,
)

LASTS = 30 * 60.0
"""Seconds after which a check is forgotten."""

MOST_CHECKS, MOST_DEVICES = 8, 100
"""Checks at once, the oldest going first; and devices of one check."""

LETTERS, LENGTH = "bcdfghjkmnpqrstvwxz23456789", 10
"""Of a check's id: 47 bits, which nobody guesses in half an hour and a thumb can type. No vowels, so
that it spells nothing; none of the signs that are taken for each other."""


def deal_check_id(dice: Random) -> str:
    """A new check's id. Hand it dice that nobody can foresee.

    >>> deal_check_id(Random(7))
    'pgr3cd9xfq'
    """
    return "".join(dice.choice(LETTERS) for _ in range(LENGTH))


@dataclass(slots=True)
class _Device:
    number: int
    via: str
    since: float
    heard: bool = False
    done: set[Step] = field(default_factory=lambda: {"page"})
    failed: set[Step] = field(default_factory=set)
    sent: dict[Step, tuple[str, float]] = field(default_factory=dict)


@dataclass(slots=True)
class _Check:
    began: float
    devices: dict[str, _Device] = field(default_factory=dict)


class ReachChecks:
    """The checks that are open now, for any number of threads.

    `now` is in seconds, from any clock that does not run backwards.
    `step_within` are the seconds that a step may take, `device_within` those
    that a teacher needs to get a device to the page.
    """

    def __init__(self, *, step_within: float = 16.0, device_within: float = 45.0) -> None:
        self.step_within, self.device_within = step_within, device_within
        self._checks: dict[str, _Check] = {}
        self._lock = Lock()

    def begin(self, check: str, *, now: float) -> None:
        """Open a check. Where too many are open, the oldest ends."""
        with self._lock:
            self._forget(now)
            while len(self._checks) >= MOST_CHECKS:
                del self._checks[next(iter(self._checks))]
            self._checks[check] = _Check(now)

    def is_open(self, check: str, *, now: float) -> bool:
        """Whether there is such a check and it has not ended."""
        with self._lock:
            return self._open(check, now) is not None

    def knows(self, check: str, device: str, *, now: float) -> bool:
        """Whether the device has loaded this check's page before."""
        with self._lock:
            return self._device(check, device, now) is not None

    def join(self, check: str, device: str, *, via: str, now: float) -> int | None:
        """The device has been sent the page: its number. None where the check has ended or is full.

        Who loads it again tries again: what went wrong before is forgotten,
        what was proven stays so.
        """
        with self._lock:
            opened = self._open(check, now)
            if opened is None:
                return None
            found = opened.devices.get(device)
            if found is None:
                if len(opened.devices) >= MOST_DEVICES:
                    return None
                found = opened.devices[device] = _Device(len(opened.devices) + 1, via, now)
            found.via, found.since, found.heard = via, now, False
            found.failed.clear()
            found.sent.clear()
            return found.number

    def send(self, check: str, device: str, step: Step, nonce: str, *, now: float) -> bool:
        """Take down the nonce that is about to be sent to a device. False where there is none such."""
        with self._lock:
            found = self._device(check, device, now)
            if found is None:
                return False
            found.heard = True
            found.sent[step] = (nonce, now)
            return True

    def echo(self, check: str, device: str, step: Step, nonce: str, *, now: float) -> bool:
        """The device has sent a nonce back: whether that proves the step.

        It does once, and in time: what a proxy holds back and hands out at
        the end did not arrive when a class would have needed it.
        """
        with self._lock:
            found = self._device(check, device, now)
            expected, sent = found.sent.get(step, ("", now)) if found else ("", now)
            same = hmac.compare_digest(nonce.encode("utf-8", "replace"), expected.encode())
            if found is None or not expected or not same or now - sent > self.step_within:
                return False
            del found.sent[step]
            found.done.add(step)
            return True

    def fail(self, check: str, device: str, step: Step, *, now: float) -> bool:
        """The device says that a step cannot be done. False where there is no such device."""
        with self._lock:
            found = self._device(check, device, now)
            if found is None:
                return False
            found.heard = True
            found.failed.add(step)
            return True

    def read(self, check: str, *, now: float) -> Reading | None:
        """How the check stands, or None if it has ended."""
        with self._lock:
            opened = self._open(check, now)
            if opened is None:
                return None
            seen = [(self._read(each, now), each.heard) for each in opened.devices.values()]
            late = now - opened.began > self.device_within
        devices = tuple(reading for reading, _ in seen)
        causes: dict[Cause, tuple[DeviceReading, ...]] = {}
        for reading, heard in seen:
            cause = cause_of(reading, heard=heard)
            if cause is not None:
                causes[cause] = (*causes.get(cause, ()), reading)
        if not devices and late:
            causes["nobody-came"] = ()
        return Reading(verdict_of(devices, late=late), devices, {c: causes[c] for c in CAUSES if c in causes})

    def _read(self, device: _Device, now: float) -> DeviceReading:
        late = now - device.since > self.step_within

        def state(step: Step) -> State:
            if step in device.done:
                return "done"
            return "failed" if step in device.failed else "overdue" if late else "waiting"

        return DeviceReading(device.number, device.via, {step: state(step) for step in STEPS})

    def _open(self, check: str, now: float) -> _Check | None:
        self._forget(now)
        return self._checks.get(check)

    def _device(self, check: str, device: str, now: float) -> _Device | None:
        opened = self._open(check, now)
        return None if opened is None else opened.devices.get(device)

    def _forget(self, now: float) -> None:
        for old in [name for name, each in self._checks.items() if now - each.began >= LASTS]:
            del self._checks[old]
