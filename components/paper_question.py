"""A question on paper: lettered options with room to mark, and for the teacher what each one teaches."""

from string import ascii_uppercase

from markupsafe import Markup

from components.icon import icon
from components.paper_citation import briefs
from components.question import judged, verdict_on
from explainer.model.item import Item, Option
from explainer.model.library import Library
from explainer.wording import Wording


def letter(item: Item, option: Option) -> str:
    """The letter of an option on paper. It follows the order of the file, as the screen does."""
    return ascii_uppercase[item.option_ids.index(option.id)]


def keyed(item: Item, library: Library) -> list[Option]:
    """The options that earn credit on the last day of our sources, in their order."""
    key = item.key_on(library.law_known_to)
    return [option for option in item.options if option.id in key]


def how_to_mark(item: Item, say: Wording) -> str:
    """What a student does with this question's options."""
    return {
        "single-choice": say("Mark one answer."),
        "multiple-choice": say("Mark every answer that is right."),
        "true-false": say("Is it true or false? Mark the answer with the best reason."),
    }[item.type]


def _option(item: Item, option: Option, say: Wording, told: Markup, verdict: str | None) -> Markup:
    shape = "many" if item.type == "multiple-choice" else "one"
    words = {"right": say("Right"), "partly": say("Partly")}
    sign = (
        Markup('<span class="key-mark">{}{}</span>').format(icon(verdict), words[verdict])
        if verdict in words
        else Markup("")
    )
    return Markup(
        '<li class="{kind}"><span class="spot {shape}" aria-hidden="true"></span><b '
        'class="letter">{letter}</b><div><p>{words}{sign}</p>{told}</div></li>'
    ).format(
        kind="right" if verdict == "right" else "",
        shape=shape,
        letter=letter(item, option),
        words=judged(option, say),
        sign=sign,
        told=told,
    )


def paper_question(
    item: Item, library: Library, say: Wording, *, name: str, key: bool, heading: str = "h3"
) -> Markup:
    """The question with its case and options. `name` says which one it is, such as its number.

    Only with `key` does anything of the answer go into the HTML: this is what
    keeps it from a student's browser.
    """
    answer = item.key_on(library.law_known_to) if key else frozenset()
    options = Markup("").join(
        _option(
            item,
            option,
            say,
            Markup('<p class="fine">{}</p>').format(say.text(option.feedback)) if key else Markup(""),
            verdict_on(option, item, answer) if key else None,
        )
        for option in item.options
    )
    return Markup(
        '<section class="ask"><p class="kicker">{name}</p>{case}<{h}>{stem}</{h}>'
        '<p class="fine how">{how}</p><ol class="plain spots">{options}</ol>{why}</section>'
    ).format(
        name=name,
        case=Markup('<p class="case-words">{}</p>').format(say.text(item.case)) if item.case else "",
        h=Markup(heading),
        stem=say.text(item.stem),
        how=how_to_mark(item, say),
        options=options,
        why=_why(item, library, say) if key else "",
    )


def _why(item: Item, library: Library, say: Wording) -> Markup:
    """The rationale with its sources, and whether the question is flawed."""
    credit = (
        Markup("<br><b>{}</b> {}").format(say("Everyone gets this point."), say.text(item.credit.reason))
        if item.credit
        else ""
    )
    return Markup('<p class="reason"><b>{}:</b> {} <span class="fine">{}</span>{}</p>').format(
        say("Why"), say.text(item.rationale), briefs(item.citations, library.sources, say), credit
    )
