"""A section's prose as HTML: terms that open, dated values, and sources in the margin."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from components.citations import confidence_note, read_words, source_title
from components.terms import Glossed
from components.value_history import history_entry, value_that_opens
from explainer.model.citation import Citation, Source
from explainer.model.dated import Fact
from explainer.model.library import Library
from explainer.model.prose import Block, Run, Sentence
from explainer.model.unit import Section
from explainer.wording import Wording


class _Passage:
    """The passage being written: which terms were met, which sources have a number."""

    def __init__(self, section: Section, library: Library, say: Wording, on: date) -> None:
        self.library, self.say, self.on = library, say, on
        self.glossed = Glossed(library.terms, say, section.id)
        self.name = section.id
        self.facts: dict[str, Fact] = {}
        self.numbers: dict[Citation, int] = {}
        self.fresh: list[Citation] = []
        self.caveats: dict[Citation, str] = {}

    def _numbers(self, citations: Sequence[Citation]) -> Markup:
        """The numbers of sources in one mark ("8, 9"), tied by a word joiner to the word before it."""
        if not citations:
            return Markup("")
        for citation in citations:
            if citation not in self.numbers:
                self.numbers[citation] = len(self.numbers) + 1
                self.fresh.append(citation)
        told = ", ".join(str(self.numbers[citation]) for citation in citations)
        label = self.say("source") if len(citations) == 1 else self.say("sources")
        return Markup('&#8288;<sup class="fn"><span class="sr">{} </span>{}</sup>').format(label, told)

    def _run(self, run: Run, stop: str, cited: Collection[Citation]) -> Markup:
        """A run of words, or a dated value with what closes it; its source has a number, unless the sentence
        gives it one."""
        if run.fact is not None:
            fact = self.library.facts[run.fact]
            value = fact.on(self.on)
            shown = value_that_opens(fact, self.on, self.library.law_known_to, self.say, name=self.name)
            self.facts[fact.id] = fact
            caveat = confidence_note(value.confidence, self.say)
            if caveat:
                self.caveats[value.cite] = caveat
            return shown + stop + (self._numbers([value.cite]) if value.cite not in cited else Markup(""))
        words = self.glossed(run.text)
        if run.emphasis:
            words = Markup("<em>{}</em>").format(words)
        return Markup("<strong>{}</strong>").format(words) if run.strong else words

    def sentence(self, sentence: Sentence) -> Markup:
        """One sentence, with the numbers of its sources behind it."""
        words = Markup("").join(self._run(run, stop, sentence.citations) for run, stop in sentence.stopped)
        return words + self._numbers(sentence.citations)

    def words(self, block: Block) -> Markup:
        """A block's sentences, one after another."""
        return Markup(" ").join(self.sentence(sentence) for sentence in block.sentences)

    def _note(self, source: Source, cited: list[Citation]) -> Markup:
        """One source and the places in it that neighbouring sentences rest on."""
        places, whole = Markup(""), Markup("")
        for citation in cited:
            number, where = self.numbers[citation], source.place(citation.locator)
            if not where:  # the source as a whole: its number goes before its title
                whole += Markup("<b>{}</b>").format(number)
                continue
            told = self.caveats.get(citation) or confidence_note(citation.confidence, self.say)
            caveat = f" ({told})" if told else ""
            places += Markup('<span class="place"><b>{}</b><span lang="{}">{}</span>{}</span>').format(
                number, source.lang, where, caveat
            )
        return Markup('<li>{}<span class="place">{}{}</span><span class="read">{}</span></li>').format(
            places, whole, source_title(source), read_words(source, self.say)
        )

    def row(self, body: Markup) -> Markup:
        """A paragraph or list beside the notes that it is the first to need."""
        notes = Markup("")
        for source_id, cited in groupby(
            sorted(self.fresh, key=lambda c: self.numbers[c]), key=lambda citation: citation.source
        ):
            notes += self._note(self.library.sources[source_id], list(cited))
        self.fresh = []
        aside = (
            Markup('<ol class="notes" aria-label="{}">{}</ol>').format(self.say("Sources"), notes)
            if notes
            else ""
        )
        return Markup('<div class="para">{}{}</div>').format(body, aside)


_HEADING = Markup("<h2>{}</h2>")
_QUOTE = Markup("<blockquote><p>{}</p></blockquote>")
_PARAGRAPH = Markup("<p>{}</p>")


def render_prose(
    section: Section, blocks: Sequence[Block], library: Library, say: Wording, on: date
) -> Markup:
    """The section's passage, parsed in the reader's language, under the law of a day.

    The content is checked when it is loaded, so every source and dated value
    that it names is there.
    """
    passage, out = _Passage(section, library, say, on), Markup("")
    for (kind, ordered), group in groupby(blocks, key=lambda block: (block.kind, block.number is not None)):
        blocks = list(group)
        if kind == "list-item":
            tag = Markup("ol" if ordered else "ul")
            items = Markup("").join(Markup("<li>{}</li>").format(passage.words(block)) for block in blocks)
            out += passage.row(Markup("<{}>{}</{}>").format(tag, items, tag))
            continue
        shape = {"heading": _HEADING, "quote": _QUOTE}.get(kind, _PARAGRAPH)
        for block in blocks:
            out += passage.row(shape.format(passage.words(block)))
    histories = Markup("").join(
        history_entry(fact, on, library.sources, say, name=section.id) for fact in passage.facts.values()
    )
    return Markup('<div class="ax prose">{}{}{}</div>').format(out, passage.glossed.entries(), histories)
