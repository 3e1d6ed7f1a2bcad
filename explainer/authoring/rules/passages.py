"""Prose: only our markup, and every quantity and citation as it should be."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft, Passage
from explainer.authoring.place import Finding
from explainer.authoring.quantities import quantity_in
from explainer.model.citation import SETTLED_TIERS, Source
from explainer.model.prose import Sentence

REPORTED = {"en": "reported by", "es": "según"}


def markup_is_ours(draft: Draft) -> Iterator[Finding]:
    """Ordinary Markdown, citations and dated values: no HTML, links, images or code."""
    for passage in draft.passages:
        for fault in passage.faults:
            yield passage.finding(fault.line, fault.what, fault.remedy)


def quantities_have_a_source(draft: Draft) -> Iterator[Finding]:
    """A quantity, day, rate or amount is cited in its own sentence or is a dated value."""
    for passage, sentence in _sentences(draft):
        if sentence.citations:
            continue
        quantity = quantity_in(sentence.plain, passage.locale)
        if quantity is not None:
            yield passage.finding(
                sentence.line,
                f"“{quantity}” has no source in its sentence",
                "Cite it after the full stop, [^source-id | locator], or show a dated value, {{fact-id}}.",
            )


def citations_are_settled_or_reported(draft: Draft) -> Iterator[Finding]:
    """A sentence with citations has one of law or of an office with its locator, or says who reports it."""
    sources = {one.value.id: one.value for one in reversed(draft.sources)}
    for passage, sentence in _sentences(draft):
        cited = [sources.get(citation.source) for citation in sentence.citations]
        if not cited or None in cited:
            continue
        if REPORTED[passage.locale] in sentence.plain.casefold():
            continue
        settled = _settled(sentence, sources)
        if not settled:
            tiers = " and ".join(dict.fromkeys(source.tier for source in cited if source is not None))
            yield passage.finding(
                sentence.line,
                f"this sentence rests only on a source of the tier {tiers}",
                f"Cite law or an official source too, or say “{REPORTED[passage.locale]}”.",
            )
        elif not any(settled.values()):
            names = ", ".join(f"`{name}`" for name in settled)
            yield passage.finding(
                sentence.line,
                f"the citation of {names} does not say where in it",
                f"Add the place: [^{next(iter(settled))} | section or page].",
            )


def _settled(sentence: Sentence, sources: dict[str, Source]) -> dict[str, bool]:
    """The law and official sources that a sentence cites, and whether one citation of each has a locator."""
    found: dict[str, bool] = {}
    for citation in sentence.citations:
        if sources[citation.source].tier in SETTLED_TIERS:
            found[citation.source] = found.get(citation.source, False) or citation.locator is not None
    return found


def _sentences(draft: Draft) -> Iterator[tuple[Passage, Sentence]]:
    """Every sentence of the prose, but not those on lines whose markup is broken: they cannot be judged."""
    for passage in draft.passages:
        broken = {fault.line for fault in passage.faults}
        for block in passage.blocks:
            for sentence in block.sentences:
                if sentence.line not in broken:
                    yield passage, sentence
