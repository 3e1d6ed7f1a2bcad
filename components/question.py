"""A question: its case, its options, its hints; then what each option teaches."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import streamlit as st
from markupsafe import Markup, escape

from components.icon import icon
from components.terms import Glossed
from explainer.model.dated import BeforeHistory
from explainer.model.item import Credit, Item, Option
from explainer.scoring.attempt import CONFIDENCES, Attempt, Confidence
from explainer.scoring.marking import verdict
from explainer.wording import Wording

LETTERS = "ABCDEFGH"
"""Beside the options, in their order, wherever a class must name them aloud."""

Gloss = Callable[[str], Markup]
"""Turns words into HTML, perhaps with terms that open."""


def confidence_words(confidence: Confidence, say: Wording) -> str:
    """How sure someone was, in words."""
    words = {"guessing": say("Guessing"), "fairly-sure": say("Fairly sure"), "sure": say("Sure")}
    return words[confidence]


def plain_label(words: str) -> str:
    """Words for a Streamlit label, which is Markdown: two dollar signs would become a formula."""
    return words.replace("$", "\\$")


def judged(option: Option, say: Wording) -> str:
    """An option's words; a reason of a true-false item is led by the judgement it supports."""
    words = say.text(option.text)
    if option.says is None:
        return words
    return say("True, {reason}", reason=words) if option.says else say("False, {reason}", reason=words)


def stem(
    item: Item, say: Wording, glossed: Glossed, *, kicker: str, scored: bool = True, leads: bool = False
) -> Markup:
    """The fictional case, if there is one, and the words that ask; their specialist words open.

    `leads`: the stem is the page's own heading.
    """
    case = (
        Markup('<div class="case"><p>{}</p></div>').format(glossed(say.text(item.case)))
        if item.case
        else Markup("")
    )
    several = (
        Markup('<p class="small soft">{}</p>').format(
            say("More than one can be right. Wrong choices take points away.")
            if scored
            else say("More than one can be right.")
        )
        if item.type == "multiple-choice"
        else Markup("")
    )
    heading = Markup('h1 class="stem" tabindex="-1" data-route=""') if leads else Markup("h2")
    return Markup('<div class="ax"><p class="kicker">{}</p>{}<{} id="stem-{}">{}</{}>{}{}</div>').format(
        kicker,
        case,
        heading,
        item.id,
        glossed(say.text(item.stem)),
        Markup("h1" if leads else "h2"),
        several,
        glossed.entries(),
    )


def ask_item(
    item: Item,
    say: Wording,
    *,
    key: str,
    hints_open: int,
    reminder: str | None,
    on_check: Callable[[], None],
    on_hint: Callable[[], None],
) -> None:
    """Draw the form that takes a response, and the hints opened so far.

    One form, so that choosing costs no round trip and checking costs one. The
    page reads the response with `response` in `on_check`, before the rerun.
    Boxes stand in a container of their own, which the leaf's script makes a
    group that the stem names: Streamlit gives them nothing in common.
    """
    with st.form(f"{key}-form", border=False):
        if item.type == "multiple-choice":
            with st.container(key=f"options-{item.id}"):
                for option in item.options:
                    st.checkbox(plain_label(say.text(option.text)), key=f"{key}-{option.id}", width="stretch")
        else:
            st.radio(
                say.text(item.stem),
                item.option_ids,
                index=None,
                format_func=lambda option_id: plain_label(judged(item.option(option_id), say)),
                key=f"{key}-choice",
                label_visibility="collapsed",
                width="stretch",
            )
        st.segmented_control(
            say("How sure are you? You may leave this out; it never changes your points."),
            CONFIDENCES,
            format_func=lambda choice: confidence_words(choice, say),
            key=f"{key}-confidence",
        )
        if reminder:
            st.html(Markup('<div class="ax" role="status"><p class="notice">{}</p></div>').format(reminder))
        st.form_submit_button(say("Check my answer"), type="primary", on_click=on_check)
    for hint in item.hints[:hints_open]:
        st.html(Markup('<div class="ax"><p class="hint">{}</p></div>').format(say.text(hint)))
    if hints_open < len(item.hints):
        label = say("Show a hint") if hints_open == 0 else say("Show another hint")
        st.button(label, key=f"{key}-hint", on_click=on_hint)


def response(item: Item, key: str, widgets: Mapping[str, object]) -> tuple[frozenset[str], Confidence | None]:
    """What was chosen in the item's form, and how sure the person was.

    Only options that the item offers are read: a browser may send anything.
    """
    if item.type == "multiple-choice":
        chosen = {option_id for option_id in item.option_ids if widgets.get(f"{key}-{option_id}") is True}
    else:
        chosen = {str(widgets.get(f"{key}-choice"))} & set(item.option_ids)
    sure = widgets.get(f"{key}-confidence")
    return frozenset(chosen), cast(Confidence, sure) if sure in CONFIDENCES else None


_SIGN = {"right": "right", "partly": "partly", "not-yet": "notyet"}


def mark(name: str, say: Wording, words: str | None = None) -> Markup:
    """A verdict as colour, shape and word together; other words where the verdict's own say too little."""
    verdicts = {"right": say("Right"), "partly": say("Partly"), "not-yet": say("Not yet")}
    sign = _SIGN[name]
    return Markup('<span class="mark {}">{}{}</span>').format(sign, icon(sign), words or verdicts[name])


def _known_key(item: Item, attempt: Attempt) -> frozenset[str]:
    """The key of the attempt's own day; empty where the key's history, as it now stands, begins later."""
    try:
        return item.key_on(attempt.as_of)
    except BeforeHistory:
        return frozenset()


def verdict_on(option: Option, item: Item, key: frozenset[str]) -> str:
    """Right for a key; partly for a reason whose judgement is the key's; else not yet."""
    if option.id in key:
        return "right"
    if option.says is not None and any(item.option(k).says == option.says for k in key):
        return "partly"
    return "not-yet"


def _answer(
    option: Option, item: Item, key: frozenset[str], chosen: frozenset[str], say: Wording, gloss: Gloss
) -> Markup:
    """One option after the answer: whose it is, whether it earns credit, what it teaches."""
    yours, verdict_name = option.id in chosen, verdict_on(option, item, key)
    classes = "ans"
    if yours:
        classes += f" yours {_SIGN[verdict_name]}" if key else " yours"
    elif option.id in key:
        classes += " key"
    tags = Markup("")
    if yours:
        tags += Markup('<span class="tag">{}</span>').format(say("Your answer"))
    if not yours and option.id in key and item.type == "multiple-choice":
        classes += " missed"
        tags += mark(verdict_name, say, say("A right answer that you did not choose"))
    elif (yours and key) or option.id in key:
        tags += mark(verdict_name, say)
    return Markup(
        '<li class="{}"><div class="head"><span class="t">{}</span><span class="tags">{}</span></div>'
        "<p>{}</p></li>"
    ).format(classes, judged(option, say), tags, gloss(say.text(option.feedback)))


def feedback(
    item: Item,
    attempt: Attempt,
    say: Wording,
    *,
    cited: Sequence[Markup],
    heading: str = "h3",
    gloss: Gloss = escape,
    just_asked: bool = False,
) -> Markup:
    """What each option teaches: the chosen ones first, the others after, then the rationale.

    `gloss` turns words into HTML; a page passes one whose specialist words open.
    The key is the one of the attempt's own day, so that a record reads the
    same after the law has moved; before its key's history no option is
    judged. `just_asked` has a screen reader speak the verdict.
    """
    key, chosen = _known_key(item, attempt), frozenset(attempt.chosen)
    ordered = sorted(item.options, key=lambda option: option.id not in chosen)
    answers = Markup("").join(_answer(option, item, key, chosen, say, gloss) for option in ordered)
    sure = (
        Markup('<p class="small soft saved">{}</p>').format(
            say("You said: {sure}.", sure=confidence_words(attempt.confidence, say).lower())
        )
        if attempt.confidence
        else Markup("")
    )
    return Markup(
        '<p class="told"{status}>{verdict} <span class="soft small">{points}</span></p>{credit}'
        '<ul class="plain answers">{answers}</ul>'
        '<div class="why"><{h}>{why}</{h}><p>{rationale}</p>{cited}</div>{sure}'
    ).format(
        status=Markup(' role="status" data-verdict') if just_asked else "",
        verdict=mark(verdict(attempt.score), say),
        points=points_words(attempt, say),
        credit=_credit_words(item.credit, say) if item.credit else "",
        answers=answers,
        h=Markup(heading),
        why=say("Why"),
        rationale=gloss(say.text(item.rationale)),
        cited=Markup('<ul class="plain small soft">{}</ul>').format(
            Markup("").join(Markup("<li>{}</li>").format(line) for line in cited)
        ),
        sure=sure,
    )


def _credit_words(credit: Credit, say: Wording) -> Markup:
    """Why everyone has the points of a flawed item."""
    return Markup('<p class="notice" style="margin-top:14px">{} {}</p>').format(
        say("Since {day}, everyone has the point for this question.", day=say.day(credit.everyone_since)),
        say.text(credit.reason),
    )


def points_words(attempt: Attempt, say: Wording) -> str:
    """The points of an attempt, and whether it counted, in words."""
    points = say.number(round(float(attempt.points), 2))
    if attempt.mode == "scored":
        return say("{points} of 1 point, your first answer", points=points)
    return say("{points} of 1 point, practice: your first answer is the one that counts", points=points)
