"""Every rule that holds across files. A rule takes the draft and yields what is wrong."""

from collections.abc import Callable, Iterable

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding
from explainer.authoring.rules import (
    care,
    flowcharts,
    guards,
    history,
    identity,
    items,
    languages,
    passages,
    resolution,
    sources,
    step,
    units,
)

RULES: tuple[Callable[[Draft], Iterable[Finding]], ...] = (
    identity.ids_are_used_once,
    identity.ids_within_an_entry_are_used_once,
    identity.names_agree,
    resolution.references_resolve,
    sources.sources_are_worth_citing,
    items.options_fit_the_type,
    items.the_key_is_offered,
    items.distractors_say_why_they_tempt,
    items.feedback_teaches,
    units.objectives_and_items_meet,
    units.quizzes_add_up,
    units.minutes_suffice,
    passages.markup_is_ours,
    passages.quantities_have_a_source,
    passages.citations_are_settled_or_reported,
    step.passages_are_in_step,
    languages.spanish_is_not_english,
    languages.texts_have_no_markup,
    care.nobody_is_asked_for_a_story,
    history.histories_have_begun,
    history.dated_keys_are_in_order,
    history.drawings_have_begun,
    guards.guards_fit_their_facts,
    guards.case_facts_are_whole,
    flowcharts.edges_join_nodes,
    flowcharts.every_day_can_be_walked,
    flowcharts.views_can_be_taken_in,
    flowcharts.views_can_be_walked,
)
