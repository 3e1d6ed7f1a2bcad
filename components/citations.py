"""Sources as a reader sees them: locator, title, tier, and the day someone read them."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from explainer.model.citation import Citation, Confidence, Source, Tier
from explainer.wording import Wording


def tier_words(tier: Tier, say: Wording) -> str:
    """What kind of source it is, in one or two words."""
    words: dict[Tier, str] = {
        "law": say("law"),
        "official": say("official"),
        "court-record": say("court record"),
        "research": say("research"),
        "press": say("press"),
        "advocacy": say("advocacy"),
        "weak": say("weak source"),
    }
    return words[tier]


def confidence_note(confidence: Confidence, say: Wording) -> str | None:
    """What a reader must know where a statement is not verified, else None."""
    if confidence == "known":
        return say("Settled law; this place in it was not reread")
    if confidence == "uncertain":
        return say("Uncertain: our sources conflict, or there is only one weak one")
    return None


def source_title(source: Source) -> Markup:
    """The source's own title, in its own language, as a link where it has an address.

    The link leaves this site, so it says nothing of where the reader came from.
    """
    title = Markup('<span lang="{}">{}</span>').format(source.lang, source.title)
    if source.url is None:
        return title
    return Markup('<a href="{}" rel="noreferrer noopener" target="_blank">{}</a>').format(source.url, title)


def read_words(source: Source, say: Wording) -> str:
    """The kind of source, and the day on which someone read it, or that nobody opened it."""
    tier, day = tier_words(source.tier, say).capitalize(), say.short_day(source.read)
    if not source.opened:
        return say("{tier}; not opened by us (as of {day})", tier=tier, day=day)
    return say("{tier}; read {day}", tier=tier, day=day)


def cite_line(citation: Citation, sources: Mapping[str, Source], say: Wording) -> Markup:
    """One citation: the source, the place in it, its tier, the day it was read."""
    source = sources[citation.source]
    where = source.place(citation.locator)
    place = Markup('<b lang="{}">{}</b>, ').format(source.lang, where) if where else Markup("")
    caveat = confidence_note(citation.confidence, say)
    return Markup('{}{}. <span class="read">{}{}</span>').format(
        place, source_title(source), f"{caveat}. " if caveat else "", read_words(source, say)
    )


def cite_lines(citations: Iterable[Citation], sources: Mapping[str, Source], say: Wording) -> list[Markup]:
    """Several citations, one line each, in their order."""
    return [cite_line(citation, sources, say) for citation in citations]
