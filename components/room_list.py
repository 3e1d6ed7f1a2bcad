"""The teacher's rooms: those that are open, those that have ended, and what deleting one takes away."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.classroom.room import Removed, Room
from explainer.classroom.room_code import shown
from explainer.wording import Wording


@dataclass(frozen=True)
class RoomRow:
    """A room in the list, and where its links lead."""

    room: Room
    title: str
    console: str
    delete: str


def room_list(rows: Sequence[RoomRow], say: Wording) -> Markup:
    """Open rooms first, then those that have ended, each with what can be done with it."""
    if not rows:
        return Markup('<p class="soft measure-wide">{}</p>').format(
            say("No class yet. Present opens a room: its code, QR code and address are then on the screen.")
        )
    is_open = [row for row in rows if not row.room.is_closed]
    ended = [row for row in rows if row.room.is_closed]
    return Markup('<ul class="plain rooms">{}</ul>').format(
        Markup("").join(_row(row, say) for row in (*is_open, *ended))
    )


def _row(row: RoomRow, say: Wording) -> Markup:
    room = row.room
    state = (
        Markup('<span class="soft">{}</span>').format(say("Ended"))
        if room.is_closed
        else Markup('<b class="mono" lang="zxx">{}</b>').format(shown(room.code))
    )
    name = f"{row.title}, {room.period}" if room.period else row.title
    ways = [
        (row.console, say("Report") if room.is_closed else say("Open the console")),
        *([] if room.is_closed else [(f"/print/room?lang={say.locale}&room={room.id}", say("Report"))]),
        (row.delete, say("Delete")),
    ]
    links = Markup("").join(
        Markup('<a href="{}"{} aria-label="{}">{}</a>').format(
            href,
            Markup(' target="_blank" rel="opener"') if href.startswith("/print/") else Markup(" data-go"),
            f"{words}: {name}, {say.day(room.opened_at.date())}",
            words,
        )
        for href, words in ways
    )
    return Markup(
        '<li><p><b>{}</b>{}</p><p class="small soft">{}</p><p>{}</p><p class="ways">{}</p></li>'
    ).format(
        row.title,
        Markup(' <span class="tag">{}</span>').format(room.period) if room.period else "",
        say.day(room.opened_at.date()),
        state,
        links,
    )


def removed_words(removed: Removed, say: Wording) -> str:
    """What a room holds or held, counted."""
    parts = [
        say.plural("{n} device", "{n} devices", removed.devices),
        say.plural("{n} vote", "{n} votes", removed.votes),
    ]
    if removed.hand_counts:
        parts.append(say.plural("{n} count by hand", "{n} counts by hand", removed.hand_counts))
    parts.append(say.plural("{n} note", "{n} notes", removed.notes))
    return ", ".join(parts)
