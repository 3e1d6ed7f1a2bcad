"""Something that is wrong in a content file, said to the person who wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong on a line of a file, and what to do about it.

    `path` is relative to the folder that holds content/ and quizzes/, with
    forward slashes on every system, so that messages can be compared. `what`
    has no full stop; `remedy` is a sentence or more. Both are one line, also
    where they quote a text that ran over several.
    """

    path: str
    line: int
    what: str
    remedy: str

    def __post_init__(self) -> None:
        for name in ("what", "remedy"):
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.remedy}"
