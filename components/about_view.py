"""What the project owes its readers: how it states the law, and what it stores."""

from collections.abc import Sequence

from markupsafe import Markup

from explainer.classroom.room import KEEP_DAYS as ROOM_DAYS
from explainer.dated_words import where_sources_end
from explainer.model.library import Library
from explainer.scoring.record import KEEP_DAYS
from explainer.wording import Wording


def _section(title: str, paragraphs: Sequence[str | Markup]) -> Markup:
    body = Markup("").join(Markup("<p>{}</p>").format(words) for words in paragraphs)
    return Markup(
        '<section class="stack measure-wide" style="--gap:10px;margin-top:36px"><h2>{}</h2>{}</section>'
    ).format(title, body)


def privacy(say: Wording) -> Markup:
    """What is stored, where, how long, and who can read it. It claims no law's blessing."""
    parts = [
        (
            say("What is stored"),
            [
                say(
                    "Your answers with their points and times, the hints you opened, the sections you "
                    "skipped, your notes, and the place where you stopped. They belong to two words that "
                    "the server dealt, never to a name."
                ),
                say(
                    "No name, no e-mail address, no network address, no immigration status and no country "
                    "of birth. There is no field for them."
                ),
            ],
        ),
        (
            say("In a class"),
            [
                say(
                    "When you join a class, the server deals you another two words, for this class alone. "
                    "Your answers in it are kept under them, with the time. Your teacher sees how many "
                    "chose what, and can open the list of these words, never what one of them chose."
                ),
                say(
                    "The class is erased {days} days after its last use; your teacher can choose fewer "
                    "days, or delete it at once. Nothing in it is joined to your record. If you choose Keep "
                    "my answers, your record gets the question, your answer and the day: no class, no "
                    "alias, no time.",
                    days=ROOM_DAYS,
                ),
            ],
        ),
        (
            say("Where"),
            [
                say(
                    "In one database, on your teacher's laptop or on a server of your school or district. "
                    "Nothing is sent anywhere else, and no page loads anything from another site."
                ),
                say(
                    "Your browser holds a cookie with a random number that opens your record. It goes when "
                    "the browser is closed, unless you chose Remember me on my own device; then a second one "
                    "notes that choice. Another holds your language, and in a class one holds its number."
                ),
            ],
        ),
        (
            say("How long"),
            [
                say(
                    "A record is erased {days} days after its last use, unless you chose to keep it. You "
                    "can erase it at any time on My record; then it is gone from the database too. Backups "
                    "that a school or district makes of its server are kept by its own rules.",
                    days=KEEP_DAYS,
                ),
            ],
        ),
        (
            say("Who can read it"),
            [
                say(
                    "You, in this browser or with your return code. Whoever runs the computer could read "
                    "its database: they would find answers under aliases, not under names."
                ),
                say(
                    "On the class network the pages travel as plain HTTP, so someone with the right tools "
                    "on the same network could read along. Write nothing private in a note."
                ),
                say(
                    "This page describes what the program does. It does not claim that any school's use of "
                    "it meets any privacy law; your school decides that."
                ),
            ],
        ),
    ]
    return Markup("").join(_section(title, paragraphs) for title, paragraphs in parts)


def project(library: Library, say: Wording, *, sources: str, stored: str) -> Markup:
    """What this is, how it states the law, and what it is not."""
    link = Markup('<a href="{}" data-go>{}</a>')
    unread = (
        [say("The Spanish was written with care, but no qualified person has read it yet. Its pages say so.")]
        if library.spanish_read_by is None
        else []
    )
    parts: list[tuple[str, list[str | Markup]]] = [
        (
            say("How it states the law"),
            [
                say(
                    "Every legal statement names its source: the law itself or an official text wherever "
                    "there is one. A statement that rests on less says so."
                ),
                where_sources_end(library.law_known_to, say),
                *unread,
                link.format(sources, say("See every source")),
            ],
        ),
        (
            say("What it is not"),
            [
                say.text(library.legal_help),
                say("It asks nobody about their own story, and no page decides anybody's case."),
            ],
        ),
        (
            say("What it keeps about you"),
            [
                say("As little as it can: answers under an alias, on your school's own computer."),
                link.format(stored, say("What is stored")),
            ],
        ),
        (
            say("License"),
            [
                say(
                    "The program is free software under the MIT License; the content may be shared and "
                    "adapted under CC BY 4.0."
                )
            ],
        ),
    ]
    return Markup("").join(_section(title, paragraphs) for title, paragraphs in parts)
