"""What keeps a page of strangers' text harmless: headers that allow only our own parts, and form tokens."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping

#: Our own style sheet and script, pictures of our own, forms to ourselves; nothing inline, nothing from
#: elsewhere. Airflow shows the pages in a frame of the same origin.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}

#: A page may stay open for a working day before its forms expire.
_LIFETIME = 24 * 3600


def issue_token(secret: str, user: str, now: float | None = None) -> str:
    """A token for the forms of one user: the time, and a keyed hash of user and time."""
    issued = str(int(time.time() if now is None else now))
    return f"{issued}.{_sign(secret, user, issued)}"


def token_holds(secret: str, user: str, token: str, now: float | None = None) -> bool:
    """Whether ``token`` was issued to this user, here, not too long ago."""
    issued, _, signature = token.partition(".")
    if not issued.isascii() or not issued.isdigit() or len(issued) > 12:
        return False
    age = (time.time() if now is None else now) - int(issued)
    fresh = -60 <= age <= _LIFETIME
    return hmac.compare_digest(signature.encode(), _sign(secret, user, issued).encode()) and fresh


def _sign(secret: str, user: str, issued: str) -> str:
    return hmac.new(secret.encode(), f"{issued}\0{user}".encode(), hashlib.sha256).hexdigest()
