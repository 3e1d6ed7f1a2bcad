"""Faults made on purpose in the runs of cases and in the guesses of charts, and what the check says."""

from tests.authoring.bad_file import CASE, GUESSED, Bad

RUN = "path: [met, screened, goes-on]\n    outcome: goes-on"
NUMBERS = "  numbers: {series: arrivals, years: [2019, 2020], min: 0, max: 2000, step: 100}\n"
OPTIONS = """\
  options:
    - {id: more, text: {en: More, es: Más}}
    - {id: fewer, text: {en: Fewer, es: Menos}}
  answer: fewer
"""

RUNS = (
    Bad(
        "a case that goes another way",
        CASE,
        RUN,
        RUN.replace("screened", "leaves"),
        (
            "on 1997-04-01 the case comes to `screened` at step 2, which the path does not tell. "
            "Correct the path, the facts or the flowchart's guards.",
        ),
        "path: [met, leaves, goes-on]",
    ),
    Bad(
        "a path that stops before the end",
        CASE,
        RUN,
        "path: [met, screened]\n    outcome: screened",
        ("on 1997-04-01 the case comes to `goes-on` at step 3, which the path does not tell",),
        "path: [met, screened]\n",
    ),
    Bad(
        "a path that goes on after the end",
        CASE,
        RUN,
        "path: [met, screened, goes-on, leaves]\n    outcome: leaves",
        ("on 1997-04-01 the case ends at `goes-on`, step 3, and the path goes on. Correct the path",),
        "goes-on, leaves]",
    ),
    Bad(
        "facts by which a case goes another way",
        CASE,
        "days_here: 10",
        "days_here: 31",
        ("on 2020-01-01 the case comes to `leaves` at step 2",),
        24,
        others=1,
    ),
    Bad(
        "an outcome at which the path does not end",
        CASE,
        "outcome: goes-on",
        "outcome: leaves",
        ("the outcome `leaves` is not where the path ends (`goes-on`). Name the last node of the path.",),
        "outcome: leaves",
    ),
    Bad(
        "days out of order",
        CASE,
        "on: 1997-04-01",
        "on: 2022-01-01",
        ("the days do not follow one another. List them oldest first.",),
        "runs:",
    ),
    Bad(
        "a day twice",
        CASE,
        "on: 1997-04-01",
        "on: 2020-01-01",
        ("the days do not follow one another",),
        "runs:",
    ),
    Bad(
        "a run before the drawing begins",
        CASE,
        "on: 1990-01-01",
        "on: 1970-01-01",
        ("nothing is drawn before 1980-03-17; 1970-01-01 was asked for. Choose a later day.",),
        "1970-01-01",
    ),
    Bad(
        "a number in words",
        CASE,
        "days_here: 10",
        "days_here: many",
        ("days_here cannot be 'many'. Give a whole number from 0.",),
        "facts:",
    ),
    Bad(
        "a choice of a case that is not offered",
        CASE,
        "days_here: 10",
        "where_met: sea",
        ("where_met cannot be 'sea'. Give port, interior.",),
        "facts:",
    ),
    Bad(
        "a day that is worked out and given",
        CASE,
        "days_here: 10",
        "entry_date: 1990-01-01",
        ("entry_date is worked out from days_here. Give that one.",),
        "facts:",
    ),
    Bad(
        "a fact of a case that is not there",
        CASE,
        "days_here: 10",
        "days_her: 10",
        ("there is no case fact `days_her`. Did you mean `days_here`?",),
        "days_her: 10",
    ),
    Bad(
        "a turn to a value that the fact cannot have",
        CASE,
        "to: 40",
        "to: true",
        ("days_here cannot be True. Give a whole number from 0.",),
        "to: true",
    ),
    Bad(
        "a turn of a fact that is not there",
        CASE,
        "fact: days_here",
        "fact: days_her",
        ("there is no case fact `days_her`. Did you mean `days_here`?",),
        "days_her\n",
    ),
    Bad(
        "a turn that changes nothing",
        CASE,
        "to: 40",
        "to: 20",
        ("turning `days_here` changes the way on none of the case's days. Turn another fact",),
        "to: 20",
    ),
    Bad(
        "a case in a flowchart that is not there",
        CASE,
        "flowchart: small",
        "flowchart: smal",
        ("there is no flowchart `smal`. Did you mean `small`?",),
        "smal\n",
    ),
    Bad(
        "a case in another's file",
        CASE,
        "id: a-case",
        "id: the-case",
        ("the case `the-case` is in the file a-case.yaml. Give both the same name.",),
        1,
    ),
)

GUESSES = (
    Bad(
        "numbers of a series that is not drawn",
        GUESSED,
        "series: arrivals,",
        "series: arrival,",
        ("no series is `arrival`. Use one of `arrivals`.",),
        "numbers",
    ),
    Bad(
        "a number to guess that is not known",
        GUESSED,
        "[2019, 2020]",
        "[2019, 2021]",
        ("`arrivals` has no figure in 2021. Ask for a year that has one.",),
        "numbers",
    ),
    Bad(
        "a year to guess that is not drawn",
        GUESSED,
        "[2019, 2020]",
        "[2018, 2020]",
        ("`arrivals` has no figure in 2018",),
        "numbers",
    ),
    Bad(
        "a number beyond what can be guessed",
        GUESSED,
        "max: 2000",
        "max: 1000",
        ("the figure of 2019, 1200, cannot be guessed from 0 to 1000. Widen `min` and `max`.",),
        "numbers",
    ),
    Bad("one number to guess", GUESSED, "[2019, 2020]", "[2019]", ("`years` has 1",), "numbers"),
    Bad(
        "a step of nothing",
        GUESSED,
        "step: 100",
        "step: 0",
        ("`step` is too small. It must be more than 0.",),
        "numbers",
    ),
    Bad(
        "a prediction of nothing",
        GUESSED,
        NUMBERS,
        "",
        ("a prediction is a choice or numbers. Give `options` (two at least) with their `answer`, or `numb",),
        "predict",
    ),
    Bad(
        "a prediction of a choice and of numbers",
        GUESSED,
        NUMBERS,
        NUMBERS + OPTIONS,
        ("a prediction is a choice or numbers",),
        "predict",
    ),
    Bad(
        "an answer beside numbers",
        GUESSED,
        NUMBERS,
        f"{NUMBERS}  answer: fewer\n",
        ("a prediction is a choice or numbers",),
        "predict",
    ),
    Bad(
        "a choice without its answer",
        GUESSED,
        NUMBERS,
        OPTIONS.replace("  answer: fewer\n", ""),
        ("a prediction is a choice or numbers",),
        "predict",
    ),
    Bad(
        "a question of a chart that is not there",
        GUESSED,
        "items: [the-decider]",
        "items: [the-decision]",
        ("there is no item `the-decision`. Write it in a unit's bank, or correct the id.",),
        "the-decision",
    ),
)
