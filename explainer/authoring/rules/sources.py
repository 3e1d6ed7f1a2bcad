"""Sources: no encyclopedia, no mirror, no marketing of a law firm."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from explainer.authoring.draft import Draft, parts
from explainer.authoring.place import Finding
from explainer.model.citation import Citation
from explainer.model.dated import DatedValue, Fact

_ENCYCLOPEDIAS = (
    "wikipedia.org",
    "wikimedia.org",
    "wiktionary.org",
    "britannica.com",
    "encyclopedia.com",
    "fandom.com",
)
_MIRRORS = (
    "justia.com",
    "findlaw.com",
    "docslib.org",
    "elaws.us",
    "laws9.com",
    "casetext.com",
    "scribd.com",
    "studicata.com",
    "lexplug.com",
    "readkong.com",
    "coursehero.com",
    "quizlet.com",
)
_MARKETING = ("nolo.com", "avvo.com", "lawinfo.com", "martindale.com", "lawyers.com", "superlawyers.com")
_FIRM_HOST = re.compile(r"law-?(office|firm|group)|abogad|immigrationlaw|attorneys?(?!-?general)|lawyer")
_FIRM_NAME = re.compile(
    r"\blaw (offices?|firm|group)\b|\babogad[oa]s?\b|\bbufete\b|\b(pllc|llp|apc)\b|\battorneys? at law\b|"
    r"(?<!u\.s\. )(?<!united states )\battorneys\b(?! general)|\bimmigration (attorney|lawyer)\b",
    re.IGNORECASE,
)
_ENCYCLOPEDIA_NAME = re.compile(
    r"\b(wikipedia|britannica|encyclop(a|æ|ae)?edia|enciclopedia)\b", re.IGNORECASE
)
_MIRROR_NAME = re.compile(r"\b(justia|findlaw|docslib|casetext|scribd)\b", re.IGNORECASE)


_INSTEAD = "Cite the statute, rule, decision or agency page itself."


def sources_are_worth_citing(draft: Draft) -> Iterator[Finding]:
    """Nothing rests on an encyclopedia, a mirror or a law firm's marketing: the statute itself is cited."""
    for source in draft.sources:
        what = _refused(source.value.url or "", source.value.publisher, source.value.title)
        if what is not None:
            field = "url" if source.value.url else "publisher"
            yield source.place.finding(
                (field,),
                f"the source `{source.value.id}` is {what}",
                "Write the whole address." if "address" in what else _INSTEAD,
            )


def unopened_sources_are_not_verified(draft: Draft) -> Iterator[Finding]:
    """A place in a source that nobody opened is not `verified`; nor is a dated value that rests on it."""
    unopened = {source.value.id for source in draft.sources if not source.value.opened}
    if not unopened:
        return
    for entry in draft.entries():
        of_fact = isinstance(entry.value, Fact)
        for loc, part in parts(entry.value):
            if isinstance(part, DatedValue):
                source = part.cite.source
            elif isinstance(part, Citation) and not of_fact:
                source = part.source
            else:
                continue
            if part.confidence == "verified" and source in unopened:
                yield entry.place.finding(loc, *_surer_than_read(source))
    for passage in draft.passages:
        for block in passage.blocks:
            for sentence in block.sentences:
                for citation in sentence.citations:
                    if citation.confidence == "verified" and citation.source in unopened:
                        yield passage.finding(sentence.line, *_surer_than_read(citation.source))


def _surer_than_read(source: str) -> tuple[str, str]:
    """What is wrong with a verified place in a source that nobody opened, and what to do."""
    return (
        f"this place in `{source}` is verified, and nobody opened that source",
        "Say `known` or `uncertain`, cite what was opened, or open it and take `opened: false` away.",
    )


def _refused(url: str, publisher: str, title: str) -> str | None:
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return "at an address that cannot be read"
    if url and not re.match(r"https?://[^\s/]+\.[^\s/]", url):
        return "at an address that is not http:// or https://"
    if _on(host, _ENCYCLOPEDIAS) or _ENCYCLOPEDIA_NAME.search(f"{publisher} {title}"):
        return "an encyclopedia"
    if _on(host, _MIRRORS) or _MIRROR_NAME.search(publisher):
        return "a mirror of somebody else's text"
    firm_host = _FIRM_HOST.search(host) and host.endswith((".com", ".net", ".us", ".law"))
    if _on(host, _MARKETING) or firm_host or _FIRM_NAME.search(publisher):
        return "a law firm's marketing"
    return None


def _on(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in hosts)
