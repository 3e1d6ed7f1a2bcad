"""The sources as a page: a list that a search narrows, and under each source what rests on it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from components.citations import tier_words
from components.icon import icon
from components.search_field import fold, search_field
from explainer.model.citation import TIERS, Source, Tier
from explainer.model.library import Library
from explainer.model.resting import Resting, RestingKind
from explainer.model.text import LOCALES
from explainer.wording import Wording, wording

WayTo = Callable[[Resting], str | None]
"""The address of the page that shows something; None where no page does."""


def tier_meaning(tier: Tier, say: Wording) -> str:
    """What a tier tells about a source."""
    words: dict[Tier, str] = {
        "law": say("a statute, regulation, treaty or presidential act itself"),
        "official": say("a government's own explanation, form, report or figure"),
        "court-record": say("an opinion or order of a court, or a paper filed in one"),
        "research": say("a study by scholars or a research institute"),
        "press": say("a news report"),
        "advocacy": say("an organization that argues for a side"),
        "weak": say("a source that we would rather replace"),
    }
    return words[tier]


def tier_mark(tier: Tier, say: Wording) -> Markup:
    """A tier as sign and word together."""
    return Markup('<span class="tier">{} {}</span>').format(icon(f"tier-{tier}"), tier_words(tier, say))


def kind_words(kind: RestingKind, say: Wording) -> str:
    """What several things of one kind are called."""
    words: dict[RestingKind, str] = {
        "section": say("Sections"),
        "question": say("Questions"),
        "discussion": say("Questions to talk about"),
        "value": say("Values that change"),
        "step": say("Steps of flowcharts"),
        "change": say("Changes of flowcharts"),
        "event": say("Events of the timeline"),
        "chart": say("Charts"),
        "case": say("Fictional cases"),
        "word": say("Words of the glossary"),
        "misconception": say("Misconceptions (only you as the teacher see these)"),
        "notes": say("Teaching notes (only you as the teacher see these)"),
    }
    return words[kind]


def sources_page(
    library: Library, resting: Mapping[str, Sequence[Resting]], say: Wording, *, way: WayTo
) -> Markup:
    """Every source from the law down, with the search over them. What a tier means stands above."""
    sources = sorted(library.sources.values(), key=lambda s: (TIERS.index(s.tier), s.title))
    legend = Markup("").join(
        Markup("<li>{} {}</li>").format(tier_mark(tier, say), tier_meaning(tier, say))
        for tier in TIERS
        if any(source.tier == tier for source in sources)
    )
    field = search_field(
        key="sources-search",
        label=say("Search by title, publisher or kind of source"),
        some=say("Sources found: {n}", n="{n}"),  # the browser fills it in at each key
        none=say("No source found. Try a shorter part of its name."),
        every=say.plural("{n} source", "{n} sources", len(sources)),
    )
    rows = Markup("").join(_row(source, resting.get(source.id, ()), say, way) for source in sources)
    return Markup(
        '{}<details class="quiet"><summary>{}</summary>'
        '<ul class="plain stack small" style="--gap:8px;margin-top:12px">{}</ul>'
        '<p class="small soft measure-wide" style="margin-top:16px">{}</p></details>'
        '<ul class="plain sources" role="list">{}</ul>'
    ).format(
        field,
        say("What the signs and the day read mean"),
        legend,
        say(
            "The day a source was read is the day a person opened it. It does not mean that the law stood "
            "so on that day. What nobody opened says so."
        ),
        rows,
    )


def _row(source: Source, resting: Sequence[Resting], say: Wording, way: WayTo) -> Markup:
    tiers = " ".join(tier_words(source.tier, wording(locale)) for locale in LOCALES)
    named = (source.title, source.short or "", source.publisher, tiers, source.url or "")
    address = (
        Markup(
            '<p class="small"><a href="{0}" lang="zxx" rel="noreferrer noopener" target="_blank">{0}</a></p>'
        ).format(source.url)
        if source.url is not None
        else ""
    )
    note = Markup('<p class="small">{}</p>').format(say.text(source.note)) if source.note else ""
    return Markup(
        '<li class="source" data-words="{words}"><h2 lang="{lang}">{title}</h2>'
        '<p class="small soft"><span lang="{lang}">{publisher}</span> &middot; {tier} &middot; {read}</p>'
        "{address}{note}{folded}</li>"
    ).format(
        words=fold(" ".join(filter(None, named))),
        lang=source.lang,
        title=source.title,
        publisher=source.publisher,
        tier=tier_mark(source.tier, say),
        read=say("source read on {day}", day=say.day(source.read))
        if source.opened
        else say("source not opened by us, as of {day}", day=say.day(source.read)),
        address=address,
        note=note,
        folded=_folded(source, resting, say, way),
    )


def _folded(source: Source, resting: Sequence[Resting], say: Wording, way: WayTo) -> Markup:
    if not resting:
        return Markup('<p class="small soft">{}</p>').format(say("Nothing rests on it just now."))
    groups = Markup("").join(
        Markup('<p class="kicker">{}</p><ul class="plain small">{}</ul>').format(
            kind_words(kind, say), Markup("").join(_line(one, say, way) for one in each)
        )
        for kind, each in groupby(resting, key=lambda one: one.kind)
    )
    return Markup(
        '<details class="quiet no-print"><summary>{}<span class="sr" lang="{}">: {}</span></summary>'
        '<div class="rests">{}</div></details>'
    ).format(
        say.plural("{n} thing rests on it", "{n} things rest on it", len(resting)),
        source.lang,
        source.title,
        groups,
    )


def _line(one: Resting, say: Wording, way: WayTo) -> Markup:
    address = way(one)
    name = (
        Markup('<a href="{}" data-go>{}</a>').format(address, say.text(one.name))
        if address is not None
        else Markup("{}").format(say.text(one.name))
    )
    within = Markup(' <span class="soft">({})</span>').format(say.text(one.within)) if one.within else ""
    return Markup("<li>{}{}</li>").format(name, within)
