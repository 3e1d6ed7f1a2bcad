"""The English and the Spanish of a section go step by step."""

from collections.abc import Collection, Iterator, Sequence

from explainer.authoring.draft import Draft, Passage
from explainer.authoring.place import Finding
from explainer.model.prose import Block


def passages_are_in_step(draft: Draft) -> Iterator[Finding]:
    """English and Spanish have the same blocks, citations and dated values. The first difference is named.

    A source or dated value that is not there is complained of where it stands, and there alone.
    """
    there = {one.value.id for one in draft.sources} | {one.value.id for one in draft.facts}
    pairs: dict[tuple[str, str], dict[str, Passage]] = {}
    for passage in draft.passages:
        pairs.setdefault((passage.unit, passage.section), {})[passage.locale] = passage
    for pair in pairs.values():
        if len(pair) == 2 and not any(one.faults for one in pair.values()):
            difference = _difference(pair["en"], pair["es"], there)
            if difference is not None:
                line, what, remedy = difference
                yield pair["es"].finding(line, what, remedy)


def _difference(en: Passage, es: Passage, there: Collection[str]) -> tuple[int, str, str] | None:
    if len(en.blocks) != len(es.blocks):
        what = f"there are {len(es.blocks)} paragraphs and headings here and {len(en.blocks)} in {en.path}"
        return _first_apart(en, es), what, "Give both languages the same, in the same order."
    for at, (left, right) in enumerate(zip(en.blocks, es.blocks, strict=True), start=1):
        if (left.kind, left.level) != (right.kind, right.level):
            what = f"block {at} is a {_kind(right)} here and a {_kind(left)} in {en.path}:{left.line}"
            return right.line, what, "Give both languages the same paragraphs, headings and lists."
        cited = [
            [(c.source, c.locator, c.confidence) for s in b.sentences for c in s.citations]
            for b in (left, right)
        ]
        if cited[0] != cited[1] and all(source in there for each in cited for source, _, _ in each):
            what = f"the citations of this paragraph are not those of {en.path}:{left.line} in their order"
            return right.line, what, f"There they are {_listed(cited[0])}; here {_listed(cited[1])}."
        shown = [sorted(fact for s in b.sentences for fact in s.facts) for b in (left, right)]
        if shown[0] != shown[1] and all(fact in there for each in shown for fact in each):
            what = f"the dated values of this paragraph are not those of {en.path}:{left.line}"
            return right.line, what, f"There they are {_named(shown[0])}; here {_named(shown[1])}."
        if left.plain == right.plain and len(left.plain.split()) > 3:
            return right.line, "this paragraph is still in English", "Translate it."
    return None


def _first_apart(en: Passage, es: Passage) -> int:
    """The line of the first block whose kind or citations differ; else of the last."""
    for left, right in zip(en.blocks, es.blocks, strict=False):
        cited = [[c for s in b.sentences for c in (*s.citations, *s.facts)] for b in (left, right)]
        if left.kind != right.kind or cited[0] != cited[1]:
            return right.line
    return es.blocks[-1].line if es.blocks else 1


def _kind(block: Block) -> str:
    return f"{block.kind} of level {block.level}" if block.level > 1 else block.kind


def _listed(citations: Sequence[tuple[str, str | None, str]]) -> str:
    return (
        ", ".join(
            f"[^{source}{f' | {locator}' if locator else ''}{'' if sure == 'verified' else f' | {sure}'}]"
            for source, locator, sure in citations
        )
        or "none"
    )


def _named(facts: list[str]) -> str:
    return ", ".join(f"{{{{{fact}}}}}" for fact in facts) or "none"
