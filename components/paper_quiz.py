"""The closing quiz of a unit as a class test, and its key sheet for the teacher."""

from markupsafe import Markup

from components.paper_citation import briefs, source_list
from components.paper_page import name_line, owed_lines
from components.paper_question import keyed, letter, paper_question
from components.question import judged
from explainer.model.library import Library
from explainer.model.unit import Unit
from explainer.wording import Wording


def _head(unit: Unit, say: Wording, title: str, lead: str) -> Markup:
    return Markup(
        '<header class="sheet-head"><p class="kicker">{}</p><h1>{}</h1><p class="lede">{}</p></header>'
    ).format(say("Unit {n}: {title}", n=unit.order, title=say.text(unit.title)), title, lead)


def quiz_questions(unit: Unit, library: Library, say: Wording, *, key: bool, heading: str) -> Markup:
    """The questions of the closing quiz, numbered as on the test and on the key sheet."""
    asked = Markup("").join(
        paper_question(
            library.items[item_id], library, say, name=say("Question {n}", n=number), key=key, heading=heading
        )
        for number, item_id in enumerate(unit.quiz, 1)
    )
    return Markup('<div class="asked{}">{}</div>').format("" if key else " two-up", asked)


def quiz_sheet(unit: Unit, library: Library, say: Wording) -> Markup:
    """The test: a name, a date, the questions. Nothing of the key."""
    return Markup("{}{}{}{}").format(
        _head(
            unit,
            say,
            say("Quiz"),
            say.plural("{n} question. One point each.", "{n} questions. One point each.", len(unit.quiz)),
        ),
        owed_lines(library, say),
        name_line(say, dated=True),
        quiz_questions(unit, library, say, key=False, heading="h2"),
    )


def key_sheet(unit: Unit, library: Library, say: Wording) -> Markup:
    """The key: number, letters, the right words, why, the source."""
    rows = Markup("")
    for number, item_id in enumerate(unit.quiz, 1):
        item = library.items[item_id]
        right = keyed(item, library)
        why = Markup("{}").format(say.text(item.rationale))
        if item.credit:
            why += Markup(" <b>{}</b> {}").format(
                say("Everyone gets this point."), say.text(item.credit.reason)
            )
        rows += Markup(
            '<tr><td class="num">{}</td><td class="letters"><b>{}</b></td><td>{}</td><td>{}</td><td '
            'class="fine">{}</td></tr>'
        ).format(
            number,
            ", ".join(letter(item, option) for option in right),
            Markup("<br>").join(judged(option, say) for option in right),
            why,
            briefs(item.citations, library.sources, say),
        )
    cited = [citation for item_id in unit.quiz for citation in library.items[item_id].citations]
    return Markup(
        '{head}{owed}<div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        '<table class="key-table"><colgroup><col class="c-no"><col class="c-letter"><col class="c-words">'
        '<col><col class="c-source"></colgroup>'
        "<thead><tr><th>{no}</th><th>{letters}</th><th>{words}</th><th>{why}</th><th>{source}</th></tr></thead>"
        '<tbody>{rows}</tbody></table></div><section class="end"><h2>{sources}</h2>{listed}</section>'
    ).format(
        head=_head(
            unit,
            say,
            say("Key to the quiz"),
            say("For the teacher. Where several letters stand, all of them are needed for the whole point."),
        ),
        title=say("Key to the quiz"),
        no=say("No."),
        letters=say("Letter"),
        words=say("Answer"),
        why=say("Why"),
        source=say("Source"),
        rows=rows,
        sources=say("Sources"),
        listed=source_list(cited, library.sources, say),
        owed=owed_lines(library, say),
    )
