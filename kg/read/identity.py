"""Article -> identifier: from its address if there is one, else from its text; the same on any machine.

Stored graphs are named by these identifiers: a change here makes every article a new one.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from kg.hosts import dns_name

_TRACKING: Final = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|_openstat|mc_[ce]id|igshid)\Z", re.IGNORECASE)


def text_digest(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def article_id(url: str | None, digest: str) -> str:
    """Return ``u`` or ``t`` and 20 hex digits: of the normalised address, or of the text's digest."""
    if url is None:
        return "t" + digest[:20]
    return "u" + hashlib.sha256(normalised(url).encode()).hexdigest()[:20]


def is_of_address(id: str) -> bool:
    """Tell whether an identifier was made from an address."""
    return id.startswith("u")


def normalised(url: str) -> str:
    """Return an address without what does not change the page: scheme, ``www.``, port, tracking, fragment.

    >>> normalised("https://www.Example.org:443/a/?utm_source=x&b=1#top")
    'example.org/a?b=1'
    """
    parts = urlsplit(url)
    host = dns_name(parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    query = urlencode(
        [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    )
    return f"{host}{port}{path}" + (f"?{query}" if query else "")
