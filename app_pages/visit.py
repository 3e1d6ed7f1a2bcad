"""One run of a page for one person: their language, their record, what is served."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from explainer.classroom.room import Room
from explainer.model.library import Library
from explainer.opening import open_library, open_storage
from explainer.scoring.alias import deal_alias
from explainer.scoring.record import Record
from explainer.storage.fault import StorageFault
from explainer.storage.storage import Storage
from explainer.wording import Wording, as_locale, preferred_locale, wording

log = logging.getLogger("explainer.pages")

PAGES: Mapping[str, str] = {
    "": "home.py",
    "learn": "learn.py",
    "unit": "unit.py",
    "explore": "explore.py",
    "law": "law.py",
    "case": "case.py",
    "record": "my_record.py",
    "about": "about.py",
    "teach": "teach.py",
    "project": "project.py",
    "present": "present.py",
    "console": "console.py",
    "wall": "wall.py",
    "room": "room.py",
}
"""The address of each page and the file that draws it."""

SERVER = secrets.token_hex(4)
"""This process, among those that may serve the same browser one after another."""

BEGINS = date(1980, 3, 17)
"""The day on which the Refugee Act was signed: no flowchart and no dated value begins before."""

COOKIE, TEACHER_COOKIE = "learner", "teacher"
NOT_PREVIEWED = {"teach", "project", "present", "console", "wall", "room"}
"""Pages that are the teacher's own; a link to one of them ends a preview."""
DATED = {"learn", "unit", "explore", "law"}
"""Pages that keep the law's date that a reader chose."""
PREVIEW_TOKEN = "preview"


def now() -> datetime:
    """The present moment. The pages alone read the clock; the domain is handed it."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Visit:
    """What every page needs. Made anew for each run, so that it can't be stale."""

    say: Wording
    library: Library
    storage: Storage
    token: str | None
    teacher_token: str | None = None
    is_preview: bool = False
    """A teacher looks at the students' pages: all works, and nothing is stored."""
    on: date | None = None
    """The law's date that the address of a lesson asks for."""

    @cached_property
    def is_teacher(self) -> bool:
        """Whether this browser is signed in as the teacher. In doubt it is not."""
        if not self.teacher_token:
            return False
        try:
            return open_storage().is_signed_in(self.teacher_token, now=now())
        except StorageFault:
            log.exception("a sign-in could not be looked up")
            return False

    @property
    def as_of(self) -> date:
        """The law's date that is shown: the one asked for, or the day on which our sources end.

        Never a later one: beyond it nothing is scored, and nothing is stated as current.
        """
        known_to = self.library.law_known_to
        return min(self.on, known_to) if self.on is not None else known_to

    @cached_property
    def record(self) -> Record | None:
        """The record that this browser's token opens, if it has one."""
        return self.storage.find(self.token) if self.token else None

    def begin_record(self) -> Record | None:
        """The visitor's record, begun with a dealt alias if there was none.

        None where the browser keeps no cookies: then nothing can be saved,
        and the page says so.
        """
        if self.token is None:
            return None
        found = self.storage.find(self.token)
        if found is None:
            alias = deal_alias(self.say.locale, self.storage.alias_taken, secrets.SystemRandom())
            found = self.storage.begin(self.token, alias=alias, locale=self.say.locale, now=now())
        st.session_state["known"] = True
        return found

    def address(self, page: str, /, **where: str) -> str:
        """The address of a page in this visit's language: "/unit?lang=en&unit=…"."""
        more = {"preview": "1"} if self.is_preview and page not in NOT_PREVIEWED else {}
        if self.on is not None and page in DATED:
            more["on"] = self.on.isoformat()
        return f"/{page}?{urlencode({'lang': self.say.locale, **more, **where})}"


def current_visit() -> Visit:
    """The visit of the run that is under way.

    The language is the address's, then the browser's own choice of last
    time, then what the browser asks for.
    """
    asked = as_locale(st.query_params.get("lang")) or as_locale(st.context.cookies.get("lang"))
    locale = asked or preferred_locale(st.context.headers.get("Accept-Language"))
    visit = Visit(
        say=wording(locale),
        library=open_library(),
        storage=open_storage(),
        token=st.context.cookies.get(COOKIE) or None,
        teacher_token=st.context.cookies.get(TEACHER_COOKIE) or None,
        on=_asked_day(),
    )
    if st.query_params.get("preview") == "1" and visit.is_teacher:
        return replace(visit, storage=_preview_storage(), token=PREVIEW_TOKEN, is_preview=True)
    return visit


def _asked_day() -> date | None:
    """The law's date in the address of a lesson. In a class the teacher's screens decide, not an address."""
    return None if "room" in st.query_params or "case" in st.query_params else day_in_address()


def day_in_address() -> date | None:
    """The day that the address names, if it names one; none before the law that we draw begins."""
    try:
        return max(date.fromisoformat(st.query_params.get("on", "")), BEGINS)
    except ValueError:
        return None


def law_of_class(visit: Visit, room: Room) -> date:
    """The day whose law a class is shown: its teacher's choice, or the latest known."""
    return min(room.law_on or visit.as_of, visit.as_of)


def _preview_storage() -> Storage:
    """A store in memory for this tab alone, gone when it closes."""
    if "preview-store" not in st.session_state:
        st.session_state["preview-store"] = Storage.in_memory(secrets.token_bytes(32))
    store: Storage = st.session_state["preview-store"]
    return store


def follow(address: str | None) -> None:
    """Go to an address that a component handed back. Unknown ones lead nowhere.

    It comes from the browser, so it is looked up, never trusted.
    """
    if address is None:
        return
    parts = urlsplit(address)
    file = PAGES.get(parts.path.strip("/"))
    if file is not None:
        st.switch_page(file, query_params=dict(parse_qsl(parts.query)))
