"""Hosts in letters beyond ASCII, which have two names: пример.рф, and xn--e1afmkfd.xn--p1ai in the DNS.

The second is the one that is kept, so that what is found under both is one. It is found by the rules that
Python resolves hosts by (RFC 3490).
"""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?P<start>https?://)(?P<host>[^/?#:@\s]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)


def dns_name(host: str) -> str:
    """Return the name that a host has in the DNS, in small letters; the host as it stands where it has none.

    >>> dns_name("Пример.рф"), dns_name("Example.org")
    ('xn--e1afmkfd.xn--p1ai', 'example.org')
    """
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode()
    except UnicodeError:  # an empty label, one of more than 63 characters
        return host


def with_dns_name(url: str) -> str:
    """Return an http(s) address that has no login with the DNS name of its host, its scheme in small letters;
    other text as it is.

    >>> with_dns_name("https://пример.рф:8080/новости")
    'https://xn--e1afmkfd.xn--p1ai:8080/новости'
    """
    found = _ADDRESS.fullmatch(url)
    return f"{found['start'].lower()}{dns_name(found['host'])}{found['rest']}" if found else url
