"""Protocols, and sides of a prompt, that are wrong."""

from tests.authoring.bad_file import PROTOCOL, UNIT, Bad

TALKS = (
    Bad(
        "a protocol whose steps take longer than it says",
        PROTOCOL,
        "minutes: 12",
        "minutes: 10",
        ("the steps add up to 12 minutes, the protocol says 10",),
        "minutes: 10",
    ),
    Bad(
        "a protocol named otherwise than its file",
        PROTOCOL,
        "id: think-pair-share",
        "id: quarrel",
        ("the protocol `quarrel` is in the file think-pair-share.yaml",),
        1,
    ),
    Bad(
        "a step of a kind that no screen knows",
        PROTOCOL,
        "kind: restate",
        "kind: repeat",
        ("`kind`", "`restate`"),
        "repeat",
    ),
    Bad(
        "a step twice",
        PROTOCOL,
        "id: restate",
        "id: present",
        ("the step `present` is already at content/protocols/think-pair-share.yaml:",),
        "id: present, kind: restate",
    ),
    Bad(
        "a role twice",
        PROTOCOL,
        "stems:",
        """  - id: advocate
    name: {en: Advocate, es: Defensa}
    task: {en: Listen well., es: Escuchar bien.}
stems:""",
        ("the role `advocate` is already at",),
        "id: advocate\n",
    ),
    Bad(
        "a place twice",
        PROTOCOL,
        "id: far",
        "id: near",
        ("the place `near` is already at",),
        "near, name: {en: Far",
    ),
    Bad(
        "restating where there are no sides",
        PROTOCOL,
        "sides: 2",
        "sides: 0",
        ("a step of the kind `restate` needs sides", "`sides: 2`"),
        "kind: restate",
        others=1,
    ),
    Bad(
        "the turn of a side where there are none",
        PROTOCOL,
        "sides: 2",
        "sides: 0",
        ("the step is the turn of side `a`",),
        "side: a",
        others=1,
    ),
    Bad(
        "a protocol that a prompt names and nobody wrote",
        UNIT,
        "protocol: think-pair-share",
        "protocol: fishbowl",
        ("there is no protocol `fishbowl`", "content/protocols/fishbowl.yaml"),
        "protocol: fishbowl",
    ),
    Bad("three sides", PROTOCOL, "sides: 2", "sides: 3", ("`sides`", "`0`, `2`"), "sides: 3"),
    Bad(
        "one place to choose from",
        PROTOCOL,
        "  - {id: far, name: {en: Far from it, es: Lejos de ella}}\n",
        "",
        ("a step of the kind `choose` needs two places",),
        "kind: choose",
    ),
    Bad(
        "a step in one language",
        PROTOCOL,
        "do: {en: Speak., es: Hablen.}",
        "do: {en: Speak.}",
        ("the Spanish of `do` is missing",),
        "Speak.",
    ),
    Bad(
        "a prompt with one side",
        UNIT,
        """      - id: too-low
        name: {en: It is too low, es: Es muy bajo}
        claim: {en: "It is too low, because courts fill up.", es: "Es muy bajo, porque se llenan las cortes."}
        cite: [{source: ina, locator: 235(b)(1)(B)(ii)}]
""",
        "",
        ("`sides` has 1 where at least 2", "Add"),
        "sides:",
    ),
    Bad(
        "a prompt with three sides",
        UNIT,
        "      - id: too-low\n",
        """      - id: third
        name: {en: Neither of them, es: Ninguno de los dos}
        claim: {en: "It is something else, because it is.", es: "Es otra cosa, porque así es, sin duda."}
        cite: [{source: ina, locator: 235(b)(1)(B)(v)}]
      - id: too-low
""",
        ("`sides` has 3 where at most 2 may be", "Take some out"),
        "sides:",
    ),
    Bad(
        "a side twice", UNIT, "id: too-low", "id: fair\n", ("the side `fair` is already at",), "id: fair\n\n"
    ),
    Bad(
        "a side with much more room than the other",
        UNIT,
        "because courts fill up.",
        "because courts fill up and the people who wait for an answer wait for years.",
        ("the other side's 38 (en)", "a quarter more"),
        "because courts fill up and",
    ),
    Bad(
        "a claim of two sentences",
        UNIT,
        "It is fair, because proof comes later.",
        "It is fair indeed. The proof comes later.",
        ("the claim is more than one sentence (en)",),
        "It is fair indeed",
    ),
    Bad(
        "a side that no source speaks for",
        UNIT,
        "        cite: [{source: ina, locator: 235(b)(1)(B)(ii)}]\n",
        "",
        ("`cite` is missing",),
        "id: too-low",
    ),
    Bad(
        "a side with a source that is not there",
        UNIT,
        "cite: [{source: ina, locator: 235(b)(1)(B)(ii)}]",
        "cite: [{source: inna, locator: 235(b)(1)(B)(ii)}]",
        ("no source `inna`", "Did you mean `ina`?"),
        "inna",
    ),
)
