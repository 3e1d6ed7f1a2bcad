"""How a class moved from the first vote to the second: ribbons, and the same as a table."""

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from components.question import LETTERS
from explainer.classroom.tally import Choice, Move
from explainer.model.item import Item
from explainer.wording import Wording

WIDTH, HEIGHT, BAR, GAP = 520.0, 380.0, 12.0, 14.0


def choice_words(item: Item, choice: Choice | None, say: Wording) -> str:
    """A choice in letters: "B", "A + C", or that there was none."""
    if choice is None:
        return say("no answer")
    letters = dict(zip(item.option_ids, LETTERS, strict=False))
    return " + ".join(letters[option] for option in choice)


def vote_flow(item: Item, key: frozenset[str], flow: Sequence[Move], say: Wording) -> Markup:
    """The ribbons, with the table of the same numbers folded beneath them."""
    return Markup('<figure class="vote-flow">{}{}</figure>').format(
        _ribbons(item, key, flow, say), _table(item, flow, say)
    )


def _ribbons(item: Item, key: frozenset[str], flow: Sequence[Move], say: Wording) -> Markup:
    left, right = (
        _stack([(move.before, move.people) for move in flow]),
        _stack([(move.after, move.people) for move in flow]),
    )
    used_left: dict[Choice | None, float] = defaultdict(float)
    used_right: dict[Choice | None, float] = defaultdict(float)
    scale = _scale(flow, len(left), len(right))
    drawn = Markup("")
    for move in flow:
        thick = move.people * scale
        y1, y2 = left[move.before][0] * scale + left[move.before][1] * GAP, 0.0
        y1 += used_left[move.before]
        y2 = right[move.after][0] * scale + right[move.after][1] * GAP + used_right[move.after]
        used_left[move.before] += thick
        used_right[move.after] += thick
        drawn += Markup(
            '<path class="{}" d="M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}v{:.1f}'
            'C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}z"/>'
        ).format(
            _kind(move, key),
            BAR,
            y1,
            WIDTH / 2,
            y1,
            WIDTH / 2,
            y2,
            WIDTH - BAR,
            y2,
            thick,
            WIDTH / 2,
            y2 + thick,
            WIDTH / 2,
            y1 + thick,
            BAR,
            y1 + thick,
        )
    bars = _bars(item, left, scale, 0.0, say, "end") + _bars(item, right, scale, WIDTH - BAR, say, "start")
    return Markup(
        '<svg viewBox="-110 -56 {:.0f} {:.0f}" role="img" aria-label="{}"><text x="0" y="-22">{}</text>'
        '<text x="{:.0f}" y="-22" text-anchor="end">{}</text>{}{}</svg>'
    ).format(
        WIDTH + 220,
        HEIGHT + 66,
        say("How the class moved from the first vote to the second. The table beneath holds the numbers."),
        say("First vote"),
        WIDTH,
        say("Second vote"),
        drawn,
        bars,
    )


def _kind(move: Move, key: frozenset[str]) -> str:
    """What a ribbon shows: who had the key and kept it, who moved, who stayed with something else."""
    if move.before == move.after:
        return "to-key" if frozenset(move.after or ()) == key else "stayed"
    return "moved"


def _stack(ends: Sequence[tuple[Choice | None, int]]) -> dict[Choice | None, tuple[int, int, int]]:
    """For each choice: the people above it, the gaps above it, and its own people."""
    people: dict[Choice | None, int] = {}
    for choice, number in sorted(ends, key=lambda end: (end[0] is None, end[0] or ())):
        people[choice] = people.get(choice, 0) + number
    stacked, above = {}, 0
    for place, (choice, number) in enumerate(people.items()):
        stacked[choice] = (above, place, number)
        above += number
    return stacked


def _scale(flow: Sequence[Move], left: int, right: int) -> float:
    total = sum(move.people for move in flow)
    return (HEIGHT - GAP * (max(left, right) - 1)) / total


def _bars(
    item: Item,
    stacked: dict[Choice | None, tuple[int, int, int]],
    scale: float,
    x: float,
    say: Wording,
    anchor: str,
) -> Markup:
    drawn = Markup("")
    for choice, (above, place, people) in stacked.items():
        y = above * scale + place * GAP
        middle = y + people * scale / 2
        drawn += Markup(
            '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/><text x="{:.1f}" y="{:.1f}" '
            'text-anchor="{}" dominant-baseline="central">{}</text>'
        ).format(
            x,
            y,
            BAR,
            max(2.0, people * scale),
            x - 10 if anchor == "end" else x + BAR + 10,
            middle,
            anchor,
            f"{choice_words(item, choice, say)}  {people}",
        )
    return drawn


def _table(item: Item, flow: Sequence[Move], say: Wording) -> Markup:
    rows = Markup("").join(
        Markup('<tr><td>{}</td><td>{}</td><td class="num">{}</td></tr>').format(
            choice_words(item, move.before, say), choice_words(item, move.after, say), move.people
        )
        for move in flow
    )
    return Markup(
        "<details><summary>{}</summary><table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>"
        "<tbody>{}</tbody></table></details>"
    ).format(say("The same as a table"), say("First vote"), say("Second vote"), say("People"), rows)
