"""The report of a room: on the console after the class, and on paper. Counts alone; nobody is in it."""

from collections.abc import Mapping

from markupsafe import Markup

from components.console_view import calibration_table
from components.question import LETTERS, judged
from components.vote_flow import choice_words
from explainer.classroom.report import NEEDS, ItemReport, Report, Vote, has_share
from explainer.model.library import Library
from explainer.wording import Wording


def lacking(has: int, say: Wording) -> str:
    """What stands where a statistic would, while too few have answered for one."""
    return say("needs {needs} answers, has {n}", needs=NEEDS, n=has)


def report_body(report: Report, library: Library, say: Wording) -> Markup:
    """All of the report below its title."""
    if not report.items and not report.gone and not report.syntheses and not report.talks:
        return Markup('<p class="notice measure-wide">{}</p>').format(
            say("No question was voted on in this class, so there is nothing to count yet.")
        )
    items = Markup("").join(_item(each, n, say) for n, each in enumerate(report.items, 1))
    gone = (
        Markup('<p class="notice measure-wide">{} <span class="mono">{}</span></p>').format(
            say("Voted on, but no longer among the questions that are served:"), ", ".join(report.gone)
        )
        if report.gone
        else Markup("")
    )
    return Markup(
        '<div class="report">{}{}<section class="sec"><h2>{}</h2>{}</section>'
        '<section class="sec"><h2>{}</h2>{}{}</section></div>'
    ).format(
        _talks(report, library, say),
        _syntheses(report, say),
        say("Misconceptions"),
        _beliefs(report, library, say),
        say("Question by question"),
        gone,
        items,
    )


def report_facts(report: Report, title: str, say: Wording) -> str:
    """One line: the unit, the period, the day, how many devices there were."""
    parts = [
        title,
        report.room.period,
        say.day(report.room.opened_at.date()),
        say.plural("{n} device", "{n} devices", report.devices),
    ]
    return " · ".join(part for part in parts if part)


def _talks(report: Report, library: Library, say: Wording) -> Markup:
    """Which talks were held, how far they came, and where people stood at the end."""
    prompts = {prompt.id: prompt for unit in library.units for prompt in unit.prompts}
    rows = Markup("")
    for talk in report.talks:
        protocol, prompt = library.protocols.get(talk.protocol), prompts.get(talk.prompt)
        steps = {step.id: step for step in protocol.steps} if protocol else {}
        facts = [
            say.text(protocol.name) if protocol else talk.protocol,
            say("as far as: {step}", step=say.text(steps[talk.step].name)) if talk.step in steps else "",
            say.plural("{n} device", "{n} devices", talk.devices) if talk.devices else "",
        ]
        if talk.stands and protocol:
            facts += [f"{say.text(place.name)} {talk.stands.get(place.id, 0)}" for place in protocol.places]
        elif talk.groups:
            facts.append(say.plural("{n} group", "{n} groups", talk.groups))
        rows += Markup('<li><b>{}</b><p class="small">{}</p></li>').format(
            say.text(prompt.question) if prompt else talk.prompt, " · ".join(fact for fact in facts if fact)
        )
    if not rows:
        return Markup("")
    return Markup('<section class="sec"><h2>{}</h2><ul class="list">{}</ul></section>').format(
        say("Talks"), rows
    )


def _syntheses(report: Report, say: Wording) -> Markup:
    """What groups wrote together: people's own words, shown as text in a direction of their own."""
    if not report.syntheses:
        return Markup("")
    rows = Markup("").join(
        Markup('<li class="card"><p style="white-space:pre-wrap"><bdi>{}</bdi></p></li>').format(text)
        for text in report.syntheses
    )
    return Markup('<section class="sec"><h2>{}</h2><ul class="plain stack">{}</ul></section>').format(
        say("What the groups agreed on"), rows
    )


def _beliefs(report: Report, library: Library, say: Wording) -> Markup:
    held = [belief for belief in report.beliefs if belief.misconception in library.misconceptions]
    if not report.voted:
        return Markup('<p class="soft">{}</p>').format(say("Nobody has answered on a device."))
    if not held:
        return Markup('<p class="soft">{}</p>').format(say("No last answer points to a misconception."))
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td class="num">{}</td></tr>').format(
            say.text(library.misconceptions[belief.misconception].belief),
            say("{n} of {total}", n=belief.people, total=report.voted),
        )
        for belief in held
    )
    return Markup(
        '<p class="small soft measure-wide">{}</p><table class="plan beliefs"><thead><tr><th>{}</th>'
        "<th>{}</th></tr></thead><tbody>{}</tbody></table>"
    ).format(
        say("Which beliefs the last answers point to, and on how many devices."),
        say("Belief"),
        say("Devices"),
        rows,
    )


def _item(told: ItemReport, number: int, say: Wording) -> Markup:
    item = told.item
    names = [_vote_name(vote, say) for vote in told.votes]
    head = Markup("").join(Markup('<th class="num" scope="col">{}</th>').format(name) for name in names)
    rows = Markup("").join(
        Markup('<tr><th scope="row"><span class="letter">{}</span> {}{}</th>{}</tr>').format(
            LETTERS[at],
            judged(option, say),
            Markup(' <b class="key-word">✓ {}</b>').format(say("Key")) if option.id in told.key else "",
            _cells([say.number(float(vote.tally.options[option.id])) for vote in told.votes]),
        )
        for at, option in enumerate(item.options)
    )
    return Markup(
        '<article class="report-item ask"><h3>{}. {}</h3><table class="plan"><thead><tr>'
        '<th scope="col">{}</th>{}</tr></thead><tbody>{}<tr><th scope="row">{}</th>{}</tr>'
        '<tr><th scope="row">{}</th>{}</tr></tbody></table>{}{}</article>'
    ).format(
        number,
        say.text(item.stem),
        say("Option"),
        head,
        rows,
        say("Answers"),
        _cells([say.number(float(vote.tally.ballots)) for vote in told.votes]),
        say("Right"),
        _cells([_share(vote, told, say) for vote in told.votes]),
        _moves(told, say),
        Markup("").join(
            calibration_table(vote.sure, say)
            for vote in told.votes[-1:]
            if vote.sure is not None and vote.tally.ballots >= NEEDS
        ),
    )


def _cells(words: list[str]) -> Markup:
    return Markup("").join(Markup('<td class="num">{}</td>').format(each) for each in words)


def _vote_name(vote: Vote, say: Wording) -> str:
    if vote.by_hand:
        return say("First vote, by hand") if vote.round == 1 else say("Second vote, by hand")
    return say("First vote") if vote.round == 1 else say("Second vote")


def _share(vote: Vote, told: ItemReport, say: Wording) -> str:
    """The share right; where too few answered, how many are missing; where hands cannot tell it, that."""
    share = vote.tally.share_right
    if not has_share(vote, told.key):
        return say("cannot be told from hands")
    if share is None or vote.tally.ballots < NEEDS:
        return lacking(vote.tally.ballots, say)
    return say(
        "{n} of {total}, {percent}%", n=vote.tally.right, total=vote.tally.ballots, percent=round(100 * share)
    )


def _moves(told: ItemReport, say: Wording) -> Markup:
    """Who moved between the votes, the widest stream first."""
    if len(told.votes) < 2:
        return Markup("")
    if any(vote.by_hand for vote in told.votes):
        words = say("Who moved between the votes cannot be told from hands.")
        return Markup('<p class="small soft">{}</p>').format(words)
    if not told.tells_moves:
        words = say("Who moved between the votes: {lacking}.", lacking=lacking(told.both, say))
        return Markup('<p class="small soft">{}</p>').format(words)
    moved = sorted((move for move in told.moves if move.before != move.after), key=lambda move: -move.people)
    stayed = sum(move.people for move in told.moves if move.before == move.after)
    parts = [
        say(
            "{before} to {after}: {n}",
            before=choice_words(told.item, move.before, say),
            after=choice_words(told.item, move.after, say),
            n=move.people,
        )
        for move in moved
    ]
    return Markup('<p class="moves-line"><b>{}</b> {}</p>').format(
        say("From the first vote to the second:"),
        "; ".join([say.plural("{n} stayed", "{n} stayed", stayed), *parts]),
    )


def ways_to_take(room_id: int, say: Wording) -> Mapping[str, str]:
    """Where the report can be taken from: a page for paper, and a table for a spreadsheet."""
    return {
        say("Print the report"): f"/print/room?lang={say.locale}&room={room_id}",
        say("Download as a table (CSV)"): f"/room/report.csv?lang={say.locale}&room={room_id}",
    }
