"""Care: a student in the room may be an asylum seeker, and is never asked."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Place
from explainer.authoring.rules.languages import words
from explainer.authoring.stories import asks_for_a_story, casts_as_persecuted


def nobody_is_asked_for_a_story(draft: Draft) -> Iterator[Finding]:
    """No text invites a personal migration story, nor gives a student the part of the persecuted person."""
    for where, at, locale, said in words(draft):
        found = asks_for_a_story(said, locale)
        remedy = "Ask about the law or a fictional case instead: a student in the room may be seeking asylum."
        what = f"“{found}” asks for a personal migration story"
        if found is None:
            found = casts_as_persecuted(said, locale)
            what = f"“{found}” casts the student as the persecuted person"
            remedy = "Give the role of a decider, advocate, researcher or designer."
        if found is None:
            continue
        if isinstance(where, Place):
            yield where.finding(at if isinstance(at, tuple) else (), what, remedy)
        else:
            yield where.finding(at if isinstance(at, int) else 1, what, remedy)
