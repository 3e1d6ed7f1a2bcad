"""A section's prose on paper: its words as they are, and under them one line of numbered notes."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from components.citations import confidence_note
from components.paper_citation import brief
from explainer.dated_words import value_words
from explainer.model.citation import Citation
from explainer.model.library import Library
from explainer.model.prose import Block, Run, Sentence
from explainer.wording import Wording

_SHAPES = {"heading": Markup("<h3>{}</h3>"), "quote": Markup("<blockquote><p>{}</p></blockquote>")}
_PARAGRAPH = Markup("<p>{}</p>")


class _Passage:
    """The passage being written, and the numbers of the sources met so far."""

    def __init__(self, library: Library, say: Wording, on: date) -> None:
        self._library, self._say, self._on = library, say, on
        self._numbers: dict[Citation, int] = {}
        self._caveats: dict[Citation, str] = {}

    def _marks(self, citations: Sequence[Citation]) -> Markup:
        """The numbers of some sources ("8, 9"), tied by a word joiner to the word before them."""
        if not citations:
            return Markup("")
        told = ", ".join(str(self._numbers.setdefault(c, len(self._numbers) + 1)) for c in citations)
        return Markup('&#8288;<sup class="fn">{}</sup>').format(told)

    def _run(self, run: Run, stop: str, cited: Collection[Citation]) -> Markup:
        if run.fact is not None:
            value = self._library.facts[run.fact].on(self._on)
            shown = Markup("<b>{}</b>").format(
                value_words(self._library.facts[run.fact], self._on, self._say)
            )
            caveat = confidence_note(value.confidence, self._say)
            if caveat:
                self._caveats[value.cite] = caveat
            return shown + stop + (self._marks([value.cite]) if value.cite not in cited else Markup(""))
        words = Markup("<em>{}</em>").format(run.text) if run.emphasis else Markup("{}").format(run.text)
        return Markup("<strong>{}</strong>").format(words) if run.strong else words

    def _sentence(self, sentence: Sentence) -> Markup:
        words = Markup("").join(self._run(run, stop, sentence.citations) for run, stop in sentence.stopped)
        return words + self._marks(sentence.citations)

    def words(self, block: Block) -> Markup:
        """A block's sentences, one after another."""
        return Markup(" ").join(self._sentence(sentence) for sentence in block.sentences)

    def notes(self) -> Markup:
        """The line of notes."""
        if not self._numbers:
            return Markup("")
        told = Markup("").join(
            Markup("<span><b>{}</b>&nbsp;{}{}</span> ").format(
                number,
                brief(citation, self._library.sources, self._say),
                f" ({self._caveats[citation]})" if citation in self._caveats else "",
            )
            for citation, number in self._numbers.items()
        )
        return Markup('<p class="sheet-notes"><span class="sr">{}: </span>{}</p>').format(
            self._say("Sources"), told
        )


def paper_prose(blocks: Sequence[Block], library: Library, say: Wording, on: date) -> Markup:
    """The passage, parsed in the reader's language, under the law of a day.

    The content is checked when it is loaded, so every source and dated value
    that it names is there.
    """
    passage, out = _Passage(library, say, on), Markup("")
    for (kind, ordered), group in groupby(blocks, key=lambda block: (block.kind, block.number is not None)):
        if kind == "list-item":
            tag = Markup("ol" if ordered else "ul")
            items = Markup("").join(Markup("<li>{}</li>").format(passage.words(block)) for block in group)
            out += Markup('<{} class="list">{}</{}>').format(tag, items, tag)
            continue
        for block in group:
            out += _SHAPES.get(kind, _PARAGRAPH).format(passage.words(block))
    return Markup('<div class="passage">{}</div>{}').format(out, passage.notes())


def dated_table(facts: Sequence[str], library: Library, say: Wording) -> Markup:
    """The dated values of a unit: what each is on the last day of our sources, since when, says who."""
    rows = Markup("")
    for fact_id in dict.fromkeys(facts):
        fact = library.facts[fact_id]
        value = fact.on(library.law_known_to)
        remarks = [say.text(value.note)] if value.note else []
        remarks += [note] if (note := confidence_note(value.confidence, say)) else []
        rows += Markup("<tr><td>{}{}</td><td><b>{}</b></td><td>{}</td><td>{}</td></tr>").format(
            say.text(fact.label),
            Markup("").join(Markup('<br><span class="fine">{}</span>').format(words) for words in remarks),
            value_words(fact, library.law_known_to, say),
            say.short_day(value.from_),
            brief(value.cite, library.sources, say),
        )
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}"><table class="dated"><colgroup>'
        '<col class="c-what"><col class="c-value"><col class="c-since"><col></colgroup><thead><tr><th>{}</th>'
        "<th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></table></div>"
    ).format(
        say("Values in this unit that change with the law"),
        say("What"),
        say("Value"),
        say("Since"),
        say("Source"),
        rows,
    )
