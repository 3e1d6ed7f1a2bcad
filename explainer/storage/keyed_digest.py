"""Keyed digests: what is stored instead of a token or a code."""

import hmac
from dataclasses import dataclass, field

SECRET_BYTES = 16
"""The least that a secret may have; opening.py makes 32."""


@dataclass(frozen=True, slots=True)
class Digests:
    """HMAC-SHA-256 with one key for each use, each derived from the secret.

    Without the secret nobody can test a guess against a copy of the database.
    With a key for each use, the digest of a token and that of a code share no
    value even where the texts are the same, so no two rows can be joined by it.
    """

    token_key: bytes = field(repr=False)
    code_key: bytes = field(repr=False)
    sign_in_key: bytes = field(repr=False)
    completion_key: bytes = field(repr=False)
    room_token_key: bytes = field(repr=False)
    room_code_key: bytes = field(repr=False)
    check: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> "Digests":
        """The keys that follow from a secret. Raises ValueError for a short one."""
        if len(secret) < SECRET_BYTES:
            raise ValueError(f"the secret has {len(secret)} bytes; it needs at least {SECRET_BYTES}")
        return cls(
            token_key=_hmac(secret, b"asylum-explained: token of a record"),
            code_key=_hmac(secret, b"asylum-explained: return code of a record"),
            sign_in_key=_hmac(secret, b"asylum-explained: sign-in of a teacher"),
            completion_key=_hmac(secret, b"asylum-explained: completion code of a record"),
            room_token_key=_hmac(secret, b"asylum-explained: token of a participant"),
            room_code_key=_hmac(secret, b"asylum-explained: return code of a participant"),
            check=_hmac(secret, b"asylum-explained: the same secret as before"),
        )

    def token(self, token: str) -> bytes:
        """The digest of a cookie's token."""
        return _hmac(self.token_key, token.encode("utf-8", "surrogatepass"))

    def code(self, normal_code: str) -> bytes:
        """The digest of a return code in its normal form."""
        return _hmac(self.code_key, normal_code.encode("utf-8", "surrogatepass"))

    def sign_in(self, token: str) -> bytes:
        """The digest of a token by which a teacher is signed in, or that signs one in once."""
        return _hmac(self.sign_in_key, token.encode("utf-8", "surrogatepass"))

    def room_token(self, room_id: int, token: str) -> bytes:
        """The digest of a cookie's token in one room: another in each, so that rooms cannot be joined."""
        return _hmac(self.room_token_key, f"{room_id}:{token}".encode("utf-8", "surrogatepass"))

    def room_code(self, normal_code: str) -> bytes:
        """The digest of a participant's return code in its normal form."""
        return _hmac(self.room_code_key, normal_code.encode("utf-8", "surrogatepass"))


def _hmac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")
