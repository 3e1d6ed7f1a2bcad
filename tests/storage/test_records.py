"""The contract of `Records`, on every store."""

from datetime import UTC, date, datetime, timedelta

import pytest

from explainer.scoring.record import NoSuchRecord, Place, Record
from tests.scoring.made_items import NOON, attempt
from tests.storage.conftest import Store

CODE = "amber-canoe-lemon-igloo-4829-1057"
OTHER = "window-atlas-chorus-lentil-0000-0001"
LATER = NOON + timedelta(days=3)


def test_a_token_that_nobody_began_with_opens_nothing(store: Store) -> None:
    assert store.find("token") is None


def test_a_record_begins_empty_and_the_token_opens_it(store: Store) -> None:
    begun = store.begin("token", alias="Faro Sereno", locale="es", now=NOON)
    assert begun == Record(
        begun.id, "Faro Sereno", "es", NOON.date(), NOON.date(), kept=False, has_code=False
    )
    assert store.find("token") == begun
    assert store.find("token ") is None
    assert store.attempts(begun.id) == store.notes(begun.id) == store.skips(begun.id) == ()
    assert store.place(begun.id) is None


def test_beginning_twice_is_beginning_once(store: Store) -> None:
    first = store.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    assert store.begin("token", alias="Faro Sereno", locale="es", now=LATER) == first


def test_each_token_has_its_own_record(store: Store) -> None:
    one = store.begin("one", alias="Quiet Lantern", locale="en", now=NOON)
    two = store.begin("two", alias="Wise Crocus", locale="en", now=NOON)
    store.add(one.id, attempt())
    assert one.id != two.id
    assert store.attempts(two.id) == ()


def test_an_alias_is_taken_while_a_record_has_it(store: Store) -> None:
    assert not store.alias_taken("Quiet Lantern")
    record = store.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    assert store.alias_taken("Quiet Lantern")
    store.erase(record.id)
    assert not store.alias_taken("Quiet Lantern")


@pytest.mark.parametrize("typed", [CODE, "Amber Canoe Lemon Igloo 4829 1057", "ambercanoelemonigloo48291057"])
def test_a_return_code_opens_the_record_on_another_device(store: Store, typed: str) -> None:
    record = store.begin("home", alias="Quiet Lantern", locale="en", now=NOON)
    store.replace_code(record.id, CODE)
    found = store.return_with(typed, token="school", now=LATER)
    assert found == store.find("school") == store.find("home")
    assert found is not None
    assert (found.id, found.has_code, found.last_used_on) == (record.id, True, LATER.date())


@pytest.mark.parametrize("guess", [OTHER, "", "   ", "token", "KITE 42", CODE[:-1], "😀\ud800"])
def test_a_wrong_code_opens_nothing_and_changes_nothing(store: Store, guess: str) -> None:
    record = store.begin("home", alias="Quiet Lantern", locale="en", now=NOON)
    store.replace_code(record.id, CODE)
    mine = store.begin("school", alias="Wise Crocus", locale="en", now=NOON)
    assert store.return_with(guess, token="school", now=LATER) is None
    assert store.find("school") == mine


def test_coming_back_leaves_the_record_begun_on_this_device_as_it_was(store: Store) -> None:
    home = store.begin("home", alias="Quiet Lantern", locale="en", now=NOON)
    store.replace_code(home.id, CODE)
    here = store.begin("school", alias="Wise Crocus", locale="en", now=NOON)
    store.add(here.id, attempt())
    found = store.return_with(CODE, token="school", now=NOON)
    assert found is not None and found.id == home.id
    assert store.attempts(home.id) == ()
    assert len(store.attempts(here.id)) == 1


def test_a_new_code_ends_the_one_before(store: Store) -> None:
    record = store.begin("home", alias="Quiet Lantern", locale="en", now=NOON)
    store.replace_code(record.id, CODE)
    store.replace_code(record.id, OTHER)
    assert store.return_with(CODE, token="school", now=NOON) is None
    assert store.return_with(OTHER, token="school", now=NOON) is not None


@pytest.mark.parametrize("short", ["", "amber", "KITE 42", "12345678"])
def test_what_could_be_guessed_is_not_taken_for_a_code(store: Store, short: str) -> None:
    record = store.begin("home", alias="Quiet Lantern", locale="en", now=NOON)
    with pytest.raises(ValueError, match="that is no return code"):
        store.replace_code(record.id, short)


def test_using_a_record_counts_the_day_and_never_turns_it_back(store: Store) -> None:
    record = store.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    for now in (LATER, NOON):
        store.touch(record.id, now=now)
        found = store.find("token")
        assert found is not None and found.last_used_on == LATER.date()
        assert found.begun_on == NOON.date()


USES = {
    "an answer": lambda store, i: store.add(i, attempt(at=LATER)),
    "a hint": lambda store, i: store.open_hint(i, "an-item", now=LATER),
    "a skip": lambda store, i: store.skip(i, "a-unit", "one", now=LATER),
    "a place": lambda store, i: store.put_place(i, Place("a-unit", "one"), now=LATER),
    "a note": lambda store, i: store.put_note(i, "a-unit", "one", "Text", now=LATER),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_whatever_is_done_counts_as_use(store: Store, use) -> None:  # type: ignore[no-untyped-def]
    record = store.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    use(store, record.id)
    found = store.find("token")
    assert found is not None and found.last_used_on == LATER.date()


WRITES = USES | {
    "a new code": lambda store, i: store.replace_code(i, CODE),
    "a touch": lambda store, i: store.touch(i, now=LATER),
    "keeping": lambda store, i: store.keep(i, True),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_writing_to_an_erased_record_says_that_it_is_gone(store: Store, write) -> None:  # type: ignore[no-untyped-def]
    record = store.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    store.erase(record.id)
    other = store.begin("other", alias="Wise Crocus", locale="en", now=NOON)
    assert other.id != record.id, "a page left open must not write into somebody else's record"
    with pytest.raises(NoSuchRecord):
        write(store, record.id)
    assert store.attempts(record.id) == store.notes(record.id) == store.skips(record.id) == ()
    assert (store.place(record.id), store.hints_open(record.id, "an-item")) == (None, 0)


def test_an_erased_record_is_gone_for_every_device_and_code_and_no_other_is(store: Store) -> None:
    gone = store.begin("home", alias="Quiet Lantern", locale="en", now=NOON)
    store.replace_code(gone.id, CODE)
    store.return_with(CODE, token="school", now=NOON)
    stays = store.begin("other", alias="Wise Crocus", locale="en", now=NOON)
    store.add(stays.id, attempt())
    store.erase(gone.id)
    store.erase(gone.id)
    assert store.find("home") is store.find("school") is None
    assert store.return_with(CODE, token="school", now=NOON) is None
    assert store.find("other") == stays
    assert len(store.attempts(stays.id)) == 1


def test_records_unused_before_a_day_are_erased_unless_kept(store: Store) -> None:
    ids = {}
    for name, day, kept in [("old", 1, False), ("old-kept", 1, True), ("edge", 2, False), ("new", 3, False)]:
        now = datetime(2026, 1, day, tzinfo=UTC)
        ids[name] = store.begin(name, alias=name, locale="en", now=now).id
        store.keep(ids[name], kept)
    assert store.erase_unused(date(2026, 1, 2)) == 1
    assert store.erase_unused(date(2026, 1, 2)) == 0
    assert [name for name in ids if store.find(name)] == ["old-kept", "edge", "new"]
    store.keep(ids["old-kept"], False)
    assert store.erase_unused(date(2026, 1, 3)) == 2
    assert [name for name in ids if store.find(name)] == ["new"]
