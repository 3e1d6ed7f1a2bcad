"""Flowcharts whose proofs fail, made on purpose, and what the check says."""

from tests.authoring.bad_file import CASE, CASE_FACTS, CHART, Bad

YES, NO = "when: {says_fear: true}", "when: {else: true}"
OUTCOME = "ending: goes-on\n"

PROOFS = (
    Bad(
        "a combination of facts without a way on",
        CHART,
        NO,
        "when: {says_fear: false}",
        (
            "on 1997-04-01 no way leads on from `met` for a case with days_here: 31, entry_date: 1997-03-01, "
            "says_fear: true, where_met: port. Widen a guard, or add an edge with `when: {else: true}`.",
        ),
        "- id: met",
    ),
    Bad(
        "a combination of facts with two ways on",
        CHART,
        NO,
        "when: {where_met: [port, interior]}",
        (
            "on 1980-03-17 2 ways lead on from `met` for a case with says_fear: true, where_met: port: "
            "`to-old-hearing` and `to-removal`. Narrow their guards until one holds.",
        ),
        "- id: met",
    ),
    Bad(
        "a level that no edge takes",
        CHART,
        NO,
        "when: {days_here: {min: 3}}",
        ("on 1980-03-17 no way leads on from `met` for a case with days_here: 0, says_fear: false.",),
        "- id: met",
    ),
    Bad(
        "two edges for all other cases",
        CHART,
        YES,
        NO,
        ("`met` has several edges for all other cases: `to-old-hearing` and `to-removal`. Keep one",),
        "- id: met",
    ),
    Bad(
        "an outcome that goes on in no flowchart",
        CHART,
        OUTCOME,
        f"{OUTCOME}    continues_in: hearings\n",
        ("there is no flowchart `hearings`. Add it to a file in content/flowcharts",),
        "continues_in",
    ),
    Bad(
        "an outcome that goes on where it came from",
        CHART,
        OUTCOME,
        f"{OUTCOME}    continues_in: small\n",
        ("on 1990-01-01 the way leads from the flowchart small back into it. Correct `continues_in`",),
        where=CASE,
        others=2,
    ),
    Bad(
        "a step that goes on in another flowchart",
        CHART,
        "kind: step\n",
        "kind: step\n    continues_in: small\n",
        ("only an outcome leads on into another flowchart. Delete `continues_in`.",),
        "- id: screened",
    ),
    Bad(
        "a change by an event that is not there",
        CHART,
        "event: tl-1980-act",
        "event: tl-1980-acts",
        ("there is no event `tl-1980-acts`. Did you mean `tl-1980-act`?",),
        "tl-1980-acts",
    ),
    Bad(
        "a change by nobody on the list",
        CHART,
        "by: congress",
        "by: senate",
        ("`by`", "`congress`"),
        "by: senate",
    ),
    Bad(
        "a contested law of no days",
        CHART,
        "until: 2020-06-30",
        "until: 2019-07-16",
        ("the interval ends on 2019-07-16, not after it begins",),
        "- from: 2019-07-16",
    ),
    Bad(
        "a contest of a fact that is not there",
        CHART,
        "until: 2020-06-30",
        "until: 2020-06-30\n        when: {says_feer: true}",
        ("there is no case fact `says_feer`. Did you mean `says_fear`?",),
        "says_feer",
    ),
    Bad(
        "a contest of a value that the fact cannot have",
        CHART,
        "until: 2020-06-30",
        "until: 2020-06-30\n        when: {says_fear: often}",
        ("`says_fear` is of the type yes-no and is asked for something else. Write true or false.",),
        "says_fear: often",
    ),
    Bad(
        "a contest of one of several facts that is not there",
        CHART,
        "until: 2020-06-30",
        "until: 2020-06-30\n        when: [{says_fear: true}, {says_feer: true}]",
        ("there is no case fact `says_feer`. Did you mean `says_fear`?",),
        "says_feer",
    ),
    Bad(
        "a contest about a way that is not there",
        CHART,
        "until: 2020-06-30",
        "until: 2020-06-30\n        to: [leaves]",
        ("no edge leads from `screened` to `leaves`. Use one of goes-on.",),
        "to: [leaves]",
    ),
    Bad(
        "a contest about a way from an ending",
        CHART,
        "    cite: {source: ina, locator: 235(b)(1)(A)(i)}\n",
        "    cite: {source: ina, locator: 235(b)(1)(A)(i)}\n"
        "    contested:\n"
        "      - from: 2019-07-16\n"
        "        until: 2020-06-30\n"
        "        to: [goes-on]\n"
        "        why: {en: Two courts read it in two ways., es: Dos cortes la leían de dos maneras.}\n"
        "        cite: {source: agency-page, locator: question 2}\n",
        ("no edge leads from `leaves` to `goes-on`. Delete it: no edge leads on.",),
        "to: [goes-on]",
    ),
    Bad(
        "a day worked out from a fact that is not there",
        CASE_FACTS,
        "days_before: days_here",
        "days_before: days_hear",
        ("there is no case fact `days_hear`. Did you mean `days_here`?",),
        "days_hear\n",
    ),
    Bad(
        "a day worked out from a choice",
        CASE_FACTS,
        "days_before: days_here",
        "days_before: where_met",
        ("`entry_date` is worked out from `where_met`, which is no number. Name the fact that counts",),
        "days_before",
    ),
    Bad(
        "a choice worked out from days",
        CASE_FACTS,
        "type: yes-no\n",
        "type: yes-no\n  days_before: days_here\n",
        ("`says_fear` is worked out from days and is of the type yes-no. Make the type date",),
        "days_before",
    ),
)
