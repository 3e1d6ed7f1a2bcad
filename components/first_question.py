"""An open vote as plain HTML that needs nothing but its own small script.

It looks as the question that Streamlit draws in its place soon after
(app_pages/room_question.py), so that nothing jumps when it does.
"""

from datetime import date

from markupsafe import Markup

from components.frame import brand, exit_button
from components.question import LETTERS, judged, stem
from components.room_views import in_room, question_kicker, saved
from components.terms import Glossed
from explainer.classroom.ballot import Ballot
from explainer.classroom.poll import Poll
from explainer.classroom.room import Participant, Room
from explainer.classroom.room_code import shown
from explainer.model.item import Item
from explainer.wording import Wording


def first_question(
    room: Room,
    participant: Participant,
    item: Item,
    poll: Poll,
    ballot: Ballot | None,
    *,
    again: bool,
    latest: date,
    say: Wording,
) -> Markup:
    """The question with its options to tap, for #first; static/first-question.js gives it life.

    `again`: this is the second vote; `latest`: the last day of law that our
    sources know. Every message that the script may have to show stands ready
    in the form, in the reader's language.
    """
    chosen = ballot.chosen if ballot else ()
    kind = "checkbox" if item.type == "multiple-choice" else "radio"
    options = Markup("").join(
        Markup(
            '<label class="first-option"><input type="{}" name="option" value="{}"{}>'
            "<span><b>{}</b> {}</span></label>"
        ).format(
            kind,
            option.id,
            Markup(" checked") if option.id in chosen else "",
            LETTERS[at],
            judged(option, say),
        )
        for at, option in enumerate(item.options)
    )
    no_terms = Glossed({}, say, "first")
    asked = stem(
        item,
        say,
        no_terms,
        kicker=question_kicker("open-again" if again else "open", item, latest, room.law_on, say),
        scored=False,
        leads=True,
    )
    return Markup(
        '<div id="first" data-room="{room}" data-poll="{poll}"><div class="first-page">'
        '<header class="ax top">{brand}<div class="top-end">{exit}</div></header>'
        '<main><div class="ax">{line}</div>{asked}<form class="ax" aria-labelledby="stem-{item}">'
        '<div class="first-options" role="{group}" aria-labelledby="stem-{item}">{options}</div>'
        '<div class="first-lines" aria-live="polite"><div data-line="none"{no_ballot}>{ask}</div>'
        '<div data-line="saved"{has_ballot}>{saved}</div>'
        '<p class="saved-line soft" data-line="saving" hidden>{saving}</p>'
        '<p class="notice fault" data-line="shut" hidden>{shut}</p>'
        '<p class="notice fault" data-line="gone" hidden>{gone}</p>'
        '<p class="notice fault" data-line="offline" hidden>{offline}</p>'
        "</div></form></main></div></div>"
    ).format(
        room=room.id,
        poll=poll.id,
        brand=brand(say, "/"),
        exit=exit_button(say),
        line=in_room(participant, shown(room.code), say),
        asked=asked,
        item=item.id,
        group="group" if kind == "checkbox" else "radiogroup",
        options=options,
        no_ballot=Markup(" hidden") if ballot else "",
        has_ballot="" if ballot else Markup(" hidden"),
        ask=saved(False, say),
        saved=saved(True, say),
        saving=say("Saving…"),
        shut=say("This vote has closed. Your answer before it stands."),
        gone=say("You are no longer in this class. Nothing was saved."),
        offline=say("Your answer could not be saved. Your choice is still here: tap it again in a moment."),
    )
