"""Events: on days that exist, before our sources end, and told as surely as their sources allow."""

from collections.abc import Iterable, Iterator
from datetime import date

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Place
from explainer.authoring.strict_yaml import Loc
from explainer.model.citation import SETTLED_TIERS, Citation
from explainer.model.text import Text

_REPORTED = {"en": ("reported by", "as told by", "according to"), "es": ("según",)}


def events_happened(draft: Draft) -> Iterator[Finding]:
    """Each event is on a day that the calendar has, not after the day on which our sources end."""
    known_to = draft.imprint.value.law_known_to if draft.imprint else None
    for event in draft.events:
        try:
            day: date = event.value.first_day
        except ValueError:
            yield event.place.finding(("on",), f"there is no day {event.value.on}", "Correct it.")
            continue
        if known_to is not None and day > known_to:
            what = f"the event is after {known_to}, the day on which our sources end"
            yield event.place.finding(
                ("on",), what, "Leave it out, or move `law_known_to` in content/library.yaml."
            )


def events_are_settled_or_reported(draft: Draft) -> Iterator[Finding]:
    """An event that no law or official source tells says by whom it is reported, in both languages."""
    for event in draft.events:
        yield from settled_or_reported(draft, event.value.what, event.value.cite, event.place, ("what",))


def settled_or_reported(
    draft: Draft, text: Text, cite: Iterable[Citation], place: Place, loc: Loc
) -> Iterator[Finding]:
    """A text with neither law nor an official source among its citations says who reports it."""
    tiers = {source.value.id: source.value.tier for source in draft.sources}
    cited = {tiers[one.source] for one in cite if one.source in tiers}
    if not cited or cited & SETTLED_TIERS:
        return
    for locale, words in text:
        if not any(marker in words.lower() for marker in _REPORTED[locale]):
            what = f"no law or official source is cited, and the text does not say who reports it ({locale})"
            remedy = 'Cite one, or write "as reported by …" (es: "según …").'
            yield place.finding((*loc, locale), what, remedy)
