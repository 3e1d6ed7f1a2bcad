"""The token with which start.py opens the teacher's browser: good once, and for two minutes."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from explainer.teacher.sign_in import ONE_TIME_LASTS

TOKEN_NAME, MADE_NAME = "EXPLAINER_ONE_TIME_TOKEN", "EXPLAINER_ONE_TIME_MADE"
"""The names under which start.py hands over the token and the second in which it was made."""


@dataclass(frozen=True)
class OneTimeToken:
    """What start.py made before it started this server."""

    token: str = field(repr=False)
    made_at: datetime

    @classmethod
    def handed_over(cls, surroundings: Mapping[str, str]) -> "OneTimeToken | None":
        """The token in the process's surroundings, or None where the server was started otherwise."""
        token, made = surroundings.get(TOKEN_NAME, ""), surroundings.get(MADE_NAME, "")
        if len(token) < 32 or not made.isdecimal():
            return None
        return cls(token, datetime.fromtimestamp(int(made), UTC))

    def opens(self, token: str, *, now: datetime) -> bool:
        """Whether this is the token and it is not too old. Whether it is spent, the storage knows."""
        same = hmac.compare_digest(self.token.encode(), token.encode("utf-8", "surrogatepass"))
        return same and now - self.made_at < ONE_TIME_LASTS
