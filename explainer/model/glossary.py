"""Terms that readers can open, and beliefs that questions look for."""

from explainer.model.citation import Citation, Confidence
from explainer.model.text import Line, Slug, Text, Value


class Forms(Value):
    """Other spellings and inflections under which a term is found in prose."""

    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()


class Term(Value):
    """A glossary entry. `contested` says who objects to the word, and why."""

    id: Slug
    term: Text
    forms: Forms = Forms()
    definition: Text
    not_the_same_as: Slug | None = None
    difference: Text | None = None
    contested: Text | None = None
    cite: Citation
    confidence: Confidence


class Reteach(Value):
    """Two minutes of teaching against a misconception, for the teacher's eyes.

    `say` can be said aloud, `show` names what to point at, `ask` is one quick
    question with the answer to hear. `cite` is for facts beyond the
    misconception's own citation.
    """

    say: Text
    show: Text
    ask: Text
    cite: tuple[Citation, ...] = ()


class Misconception(Value):
    """What a learner may believe, why it tempts, what is so, and how to teach it again."""

    id: Slug
    belief: Text
    tempts: Text
    correction: Text
    cite: Citation
    confidence: Confidence
    reteach: Reteach
