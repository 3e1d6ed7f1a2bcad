"""The projector: a unit's slides on a classroom's wall, in back-row type, and never a key."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from components.leaf import draw_leaf
from components.slide_body import slide_body
from components.slide_list import slide_list
from explainer.classroom.lesson import Step
from explainer.model.library import Library
from explainer.model.prose import Block
from explainer.model.unit import Unit
from explainer.wording import Wording


def show_slide(
    deck: Sequence[Step],
    at: int,
    unit: Unit,
    library: Library,
    say: Wording,
    on: date,
    *,
    blocks: Sequence[Block],
    addresses: Sequence[str],
    leave: str,
) -> str | None:
    """Draw one slide and the bar that says where it stands. Returns the address that was chosen.

    `blocks` are the parsed passage of a section's slide, `addresses` those of
    all slides. The wall's script (wall.js) shows what does not fit in back-row
    type a page at a time, and moves by the links: keys, clicker, a number.
    """
    html = Markup(
        '<div class="wall" data-wall data-slide="{slide}" data-at="{at}">'
        '<div class="ax slide {kind}" role="region" aria-label="{label}">{body}</div>{bar}{list}{blank}</div>'
    ).format(
        slide=f"{unit.id} {at + 1} {say.locale}",
        at=at + 1,
        kind=deck[at].kind,
        label=say("Slide {n} of {total}", n=at + 1, total=len(deck)),
        body=slide_body(deck[at], unit, library, say, on, blocks),
        bar=_bar(at, addresses, library, say, leave),
        list=slide_list(deck, at, addresses, library, say),
        blank=Markup('<div class="ax wall-blank" data-blank hidden><p>{}</p></div>').format(
            say("The screen is blank. Any key brings the slide back.")
        ),
    )
    return draw_leaf(html, key="wall", lang=say.locale)


def _bar(at: int, addresses: Sequence[str], library: Library, say: Wording, leave: str) -> Markup:
    last = len(addresses) - 1
    return Markup(
        '<div class="ax wall-bar"><a class="btn" href="{leave}" data-go>{leave_label}</a>'
        '<span class="ends soft">{ends}</span>'
        '<span class="typed" data-typed="{typed}" role="status"></span>'
        '<span class="place"><span class="num">{place}</span>'
        '<span class="page soft" data-page-words="{page}" role="status"></span></span>'
        '<button type="button" class="btn quiet" data-slides aria-haspopup="dialog">{slides}</button>'
        '<a class="btn" href="{back}" data-go data-key="back" data-keep="back"{at_first}>{back_label}</a>'
        '<a class="btn primary" href="{next}" data-go data-key="next" data-keep="next"{at_last}>{next_label}'
        '</a><a hidden href="{first}" data-go data-key="first" data-slide="1">{first_label}</a>'
        '<a hidden href="{end}" data-go data-key="last" data-slide="{total}">{last_label}</a></div>'
    ).format(
        leave=leave,
        leave_label=say("Leave the projector"),
        ends=say("Our sources end on {day}; the law may have changed.", day=say.day(library.law_known_to)),
        typed=say("Slide {n}: press Enter", n="{n}"),
        place=say("{n} of {total}", n=at + 1, total=len(addresses)),
        page=say("page {n} of {total}", n="{n}", total="{total}"),
        slides=say("Slides and keys"),
        back=addresses[max(at - 1, 0)],
        back_label=say("Back"),
        next=addresses[min(at + 1, last)],
        next_label=say("Next"),
        first=addresses[0],
        first_label=say("First slide"),
        end=addresses[last],
        last_label=say("Last slide"),
        total=len(addresses),
        at_first=Markup(' data-end aria-disabled="true"') if at == 0 else "",
        at_last=Markup(' data-end aria-disabled="true"') if at == last else "",
    )
