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


class Misconception(Value):
    """What a learner may believe, why it tempts, and what is so."""

    id: Slug
    belief: Text
    tempts: Text
    correction: Text
    cite: Citation
    confidence: Confidence
