"""A visitor's way through a unit: which parts are done, where they are, what comes next."""

from dataclasses import dataclass

import streamlit as st

from app_pages.visit import Visit, log, now
from components.doors import Door, State
from explainer.model.unit import Unit
from explainer.scoring.attempt import Attempt
from explainer.scoring.course import QUIZ, next_part, section_is_done
from explainer.scoring.record import Place
from explainer.storage.fault import StorageFault


@dataclass(frozen=True)
class Part:
    """A section of a unit, or its closing quiz: its words, its address, whether it is done."""

    id: str
    title: str
    minutes: int | None
    address: str
    done: bool


def attempts(visit: Visit) -> tuple[Attempt, ...]:
    """Every attempt, oldest first: the record's, or this visit's own where nothing can be saved."""
    if visit.record is not None:
        return visit.storage.attempts(visit.record.id)
    return tuple(st.session_state.get("unsaved", ()))


def answered(visit: Visit) -> frozenset[str]:
    """The items with an attempt, saved or (without cookies) of this visit alone."""
    return frozenset(attempt.item for attempt in attempts(visit))


def skipped(visit: Visit, unit: Unit) -> frozenset[str]:
    """The hard sections of the unit that the visitor chose to skip, and has not chosen to read since.

    A skip that could not be taken back in the record counts no longer all the same.
    """
    chosen = frozenset(st.session_state.get("skipped", ()))
    kept = visit.storage.skips(visit.record.id) if visit.record else ()
    read = {s.id for s in unit.sections if st.session_state.get(f"read-{unit.id}-{s.id}")}
    return (chosen | {skip.section for skip in kept if skip.unit == unit.id}) - read


def parts(visit: Visit, unit: Unit) -> tuple[Part, ...]:
    """The sections of the unit in order, then its closing quiz."""
    done, left_out = answered(visit), skipped(visit, unit)
    sections = tuple(
        Part(
            section.id,
            visit.say.text(section.title),
            section.minutes,
            visit.address("unit", unit=unit.id, section=section.id),
            section_is_done(section, done, left_out),
        )
        for section in unit.sections
    )
    quiz = Part(
        QUIZ,
        visit.say("Check yourself"),
        None,
        visit.address("unit", unit=unit.id, section=QUIZ),
        set(unit.quiz) <= done,
    )
    return (*sections, quiz)


def states(course: tuple[Part, ...], here: str | None) -> tuple[State, ...]:
    """The doorway of each part: lit where the visitor is, filled where they have been."""
    return tuple("here" if part.id == here else "done" if part.done else "ahead" for part in course)


def door_words(visit: Visit, *, outside: bool = False) -> dict[State, str]:
    """What the state of a doorway is called, for those who cannot see it."""
    say = visit.say
    return {
        "here": say("next") if outside else say("you are here"),
        "done": say("done"),
        "ahead": say("not started"),
    }


def steps(
    visit: Visit, course: tuple[Part, ...], here: str | None, *, links: bool = True, outside: bool = False
) -> tuple[Door, ...]:
    """The parts as doorways, with their names for those who cannot see them.

    `outside` the unit nobody is at any of its doors: the lit one is where the way goes on.
    """
    words = door_words(visit, outside=outside)
    return tuple(
        Door(state, f"{part.title} ({words[state]})", part.address if links else None)
        for part, state in zip(course, states(course, here), strict=True)
    )


def next_address(visit: Visit, unit: Unit) -> tuple[str, str] | None:
    """The id and address of what comes next in the unit, or None when all is done."""
    place = visit.storage.place(visit.record.id) if visit.record else None
    kept = place.section if place is not None and place.unit == unit.id else None
    part = next_part(unit, answered(visit), skipped(visit, unit), kept)
    return None if part is None else (part, visit.address("unit", unit=unit.id, section=part))


def remember_place(visit: Visit, unit: Unit, section: str) -> None:
    """Keep where the visitor is, if they have a record. Reading alone begins none.

    A place that cannot be kept just now is no reason to keep anyone from reading.
    """
    if visit.record is None:
        return
    try:
        visit.storage.put_place(visit.record.id, Place(unit.id, section), now=now())
    except StorageFault:
        log.exception("a place could not be kept")
