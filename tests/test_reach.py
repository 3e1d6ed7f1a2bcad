"""A reach check: what a device has proven, what is in its way, and how little is kept of it."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from explainer.reach import LASTS, LETTERS, MOST_CHECKS, MOST_DEVICES, ReachChecks, deal_check_id
from explainer.reach_reading import CAUSES, Cause, Reading, State, Step, Verdict

CHECK, PHONE, TABLET = "check", "phone", "tablet"
OURS = "http://192.168.1.20:8501"
STEP_WITHIN, DEVICE_WITHIN = 16.0, 45.0
SOON, LATE = 5.0, STEP_WITHIN + 1.0

Deed = Callable[[ReachChecks], object]


def loads(device: str = PHONE, at: float = 0.0) -> Deed:
    return lambda checks: checks.join(CHECK, device, via=OURS, now=at)


def proves(step: Step, device: str = PHONE, at: float = 1.0) -> Deed:
    def deed(checks: ReachChecks) -> None:
        assert checks.send(CHECK, device, step, f"{device} {step}", now=at)
        assert checks.echo(CHECK, device, step, f"{device} {step}", now=at)

    return deed


def is_sent(step: Step, device: str = PHONE, at: float = 1.0) -> Deed:
    return lambda checks: checks.send(CHECK, device, step, "nonce", now=at)


def says_blocked(step: Step, device: str = PHONE, at: float = 2.0) -> Deed:
    return lambda checks: checks.fail(CHECK, device, step, now=at)


def begun(*deeds: Deed) -> ReachChecks:
    checks = ReachChecks(step_within=STEP_WITHIN, device_within=DEVICE_WITHIN)
    checks.begin(CHECK, now=0.0)
    for deed in deeds:
        deed(checks)
    return checks


def read(deeds: Iterable[Deed], at: float) -> Reading:
    reading = begun(*deeds).read(CHECK, now=at)
    assert reading is not None
    return reading


BOTH = (proves("socket"), proves("event"))

NOT: Verdict = "not-reached"
STATES: list[tuple[str, tuple[Deed, ...], float, Verdict, list[Cause]]] = [
    ("nobody yet", (), SOON, "waiting", []),
    ("nobody for long", (), DEVICE_WITHIN + 1, NOT, ["nobody-came"]),
    ("just loaded", (loads(),), SOON, "testing", []),
    ("all three", (loads(), *BOTH), SOON, "reached", []),
    ("all three, long ago", (loads(), *BOTH), LASTS - 1, "reached", []),
    ("socket blocked", (loads(), says_blocked("socket"), proves("event")), SOON, NOT, ["no-socket"]),
    ("socket silent", (loads(), proves("event")), LATE, NOT, ["no-socket"]),
    ("socket not known yet", (loads(), proves("event")), SOON, "testing", []),
    ("event blocked", (loads(), proves("socket"), says_blocked("event")), SOON, NOT, ["no-event"]),
    ("event sent, none came back", (loads(), proves("socket"), is_sent("event")), LATE, NOT, ["no-event"]),
    ("one blocked, the other not known", (loads(), says_blocked("socket")), SOON, "testing", []),
    ("both blocked", (loads(), says_blocked("socket"), says_blocked("event")), SOON, NOT, ["neither"]),
    ("both asked for, neither answered", (loads(), is_sent("socket")), LATE, NOT, ["neither"]),
    ("not a word since the page", (loads(),), LATE, NOT, ["page-only"]),
    (
        "one through, one blocked",
        (loads(), *BOTH, loads(TABLET), says_blocked("socket", TABLET), proves("event", TABLET)),
        SOON,
        "reached",
        ["no-socket"],
    ),
    (
        "one blocked, one being tested",
        (loads(), says_blocked("socket"), proves("event"), loads(TABLET)),
        SOON,
        "testing",
        ["no-socket"],
    ),
    (
        "each something else",
        (loads(), says_blocked("event"), proves("socket"), loads(TABLET)),
        LATE,
        "not-reached",
        ["page-only", "no-event"],
    ),
]


@pytest.mark.parametrize(
    ("deeds", "at", "verdict", "causes"), [row[1:] for row in STATES], ids=[row[0] for row in STATES]
)
def test_what_has_been_heard_decides_the_verdict_and_the_causes(
    deeds: tuple[Deed, ...], at: float, verdict: Verdict, causes: list[Cause]
) -> None:
    reading = read(deeds, at)
    assert (reading.verdict, list(reading.causes)) == (verdict, causes)


def test_every_cause_is_met_in_the_table() -> None:
    assert {cause for row in STATES for cause in row[4]} == set(CAUSES)


@pytest.mark.parametrize(
    ("deeds", "at", "states"),
    [
        ((), SOON, ("done", "waiting", "waiting")),
        ((), LATE, ("done", "overdue", "overdue")),
        ((says_blocked("event"),), LATE, ("done", "overdue", "failed")),
        ((says_blocked("socket"), proves("socket")), SOON, ("done", "done", "waiting")),
        ((proves("socket"), says_blocked("socket")), SOON, ("done", "done", "waiting")),
    ],
)
def test_each_step_is_done_or_failed_or_overdue_or_waited_for_and_proof_beats_word(
    deeds: tuple[Deed, ...], at: float, states: tuple[State, ...]
) -> None:
    (device,) = read((loads(), *deeds), at).devices
    assert tuple(device.steps.values()) == states


def test_only_the_nonce_that_was_sent_proves_a_step_and_only_once_and_in_time() -> None:
    checks = begun(loads())
    assert not checks.echo(CHECK, PHONE, "event", "", now=1)
    checks.send(CHECK, PHONE, "event", "first", now=1)
    assert not checks.echo(CHECK, PHONE, "event", "otro", now=1)
    assert not checks.echo(CHECK, PHONE, "event", "ñ\udcff", now=1)
    assert not checks.echo(CHECK, PHONE, "socket", "first", now=1)
    assert not checks.echo(CHECK, TABLET, "event", "first", now=1)
    assert not checks.echo(CHECK, PHONE, "event", "first", now=1 + STEP_WITHIN + 0.1), "held back"
    checks.send(CHECK, PHONE, "event", "second", now=20)
    assert not checks.echo(CHECK, PHONE, "event", "first", now=20)
    assert checks.echo(CHECK, PHONE, "event", "second", now=20 + STEP_WITHIN)
    assert not checks.echo(CHECK, PHONE, "event", "second", now=20 + STEP_WITHIN)


def test_loading_the_page_again_is_another_try_of_the_same_device() -> None:
    checks = begun(loads(), proves("socket"), says_blocked("event"))
    assert checks.join(CHECK, PHONE, via="http://10.0.0.5:8501", now=100) == 1
    reading = checks.read(CHECK, now=105)
    assert reading is not None and reading.verdict == "testing"
    (device,) = reading.devices
    assert device.via == "http://10.0.0.5:8501"
    assert device.steps == {"page": "done", "socket": "done", "event": "waiting"}


def test_a_device_that_came_late_is_not_called_late() -> None:
    assert read((loads(at=200),), 205).verdict == "testing"


def test_devices_are_numbered_in_order_of_arrival() -> None:
    checks = begun(loads(), loads(TABLET), loads())
    reading = checks.read(CHECK, now=SOON)
    assert reading is not None and [device.number for device in reading.devices] == [1, 2]
    assert checks.knows(CHECK, TABLET, now=SOON) and not checks.knows(CHECK, "other", now=SOON)


def test_a_check_that_never_began_or_has_ended_knows_nobody() -> None:
    for checks, now in ((ReachChecks(), 0.0), (begun(loads(), is_sent("event")), LASTS)):
        assert not checks.is_open(CHECK, now=now)
        assert checks.read(CHECK, now=now) is None
        assert checks.join(CHECK, PHONE, via=OURS, now=now) is None
        assert not checks.knows(CHECK, PHONE, now=now)
        assert not checks.send(CHECK, PHONE, "event", "nonce", now=now)
        assert not checks.echo(CHECK, PHONE, "event", "nonce", now=now)
        assert not checks.fail(CHECK, PHONE, "event", now=now)


def test_a_device_that_never_loaded_the_page_can_report_nothing() -> None:
    checks = begun()
    assert not checks.send(CHECK, PHONE, "socket", "nonce", now=1)
    assert not checks.fail(CHECK, PHONE, "socket", now=1)


def test_a_full_check_takes_no_new_device_but_lets_the_known_try_again() -> None:
    checks = begun(*(loads(f"device {n}") for n in range(MOST_DEVICES)))
    assert checks.join(CHECK, "one more", via=OURS, now=1) is None
    assert checks.join(CHECK, "device 4", via=OURS, now=1) == 5


def test_of_too_many_checks_the_oldest_ends() -> None:
    checks = ReachChecks()
    for n in range(MOST_CHECKS + 1):
        checks.begin(f"check {n}", now=float(n))
    assert [checks.is_open(f"check {n}", now=10.0) for n in range(MOST_CHECKS + 1)] == [
        False,
        *[True] * MOST_CHECKS,
    ]


def test_a_checks_id_spells_nothing_and_has_no_signs_that_are_taken_for_others() -> None:
    dealt = {deal_check_id(Random(seed)) for seed in range(200)}
    assert len(dealt) == 200
    assert set("".join(dealt)) <= set(LETTERS) and not set("aeiouyl01") & set(LETTERS)
    assert len(LETTERS) ** len(dealt.pop()) > 2**47


def test_many_devices_at_once_are_all_counted_once() -> None:
    checks = begun()

    def come(n: int) -> None:
        device = f"device {n}"
        checks.join(CHECK, device, via=OURS, now=1)
        for step in ("socket", "event"):
            proves(step, device)(checks)  # type: ignore[arg-type]
            checks.read(CHECK, now=1)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(come, range(60)))
    reading = checks.read(CHECK, now=2)
    assert reading is not None and sorted(d.number for d in reading.devices) == list(range(1, 61))
    assert all(device.is_through for device in reading.devices)
