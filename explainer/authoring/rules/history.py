"""Dated values and keys reach the day on which our sources end."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding
from explainer.model.dated import DatedKey


def histories_have_begun(draft: Draft) -> Iterator[Finding]:
    """What is shown or scored for the last known law has a value on that day."""
    if draft.imprint is None:
        return
    known_to = draft.imprint.value.law_known_to
    begins = {one.value.id: one.value.values[0].from_ for one in draft.facts}
    for passage in draft.passages:
        for block in passage.blocks:
            for sentence in block.sentences:
                for fact in sentence.facts:
                    if fact in begins and begins[fact] > known_to:
                        what = f"`{fact}` begins on {begins[fact]}, after our sources end ({known_to})"
                        yield passage.finding(sentence.line, what, "Add an earlier value, or take it out.")


def dated_keys_are_in_order(draft: Draft) -> Iterator[Finding]:
    """A dated key is listed oldest first and has begun on the last day we know the law for."""
    known_to = draft.imprint.value.law_known_to if draft.imprint is not None else None
    for item in draft.items:
        if isinstance(item.value.key, str):
            continue
        days = [part.from_ for part in item.value.key if isinstance(part, DatedKey)]
        for at, (earlier, later) in enumerate(zip(days, days[1:], strict=False), start=1):
            if later <= earlier:
                what = f"the key starts on {earlier} and then on {later}"
                yield item.place.finding(
                    ("key", at), what, "List the keys oldest first, each starting on its own day."
                )
        if days and known_to is not None and min(days) > known_to:
            what = f"the key begins on {min(days)}, after our sources end ({known_to})"
            yield item.place.finding(("key",), what, "Add the key for the law before that day.")


def drawings_have_begun(draft: Draft) -> Iterator[Finding]:
    """A flowchart begins before our sources end."""
    if draft.imprint is None:
        return
    known_to = draft.imprint.value.law_known_to
    for chart in draft.flowcharts:
        if chart.value.drawn_from > known_to:
            what = f"the drawing begins on {chart.value.drawn_from}, after our sources end ({known_to})"
            yield chart.place.finding(("drawn_from",), what, "Correct the day.")
