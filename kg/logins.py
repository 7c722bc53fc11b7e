"""Names and passwords in addresses, such as ``https://me:secret@example.org/feed``.

They are meant for the server alone, and stand in nothing that is stored, shown or published.
"""

from __future__ import annotations

import re
from typing import Final

# git://main@news and github://owner:repository@main name a version there.
_LOGIN: Final = re.compile(r"(?<!\bgit)(?<!\bgithub)://[^\s/?#]*@")


def without_login(text: str) -> str:
    """Return a text with the addresses in it freed of names and passwords; all else stays as it is.

    >>> without_login("https://me:p@ss@example.org/feed?by=me@example.org: the server answers 401")
    'https://example.org/feed?by=me@example.org: the server answers 401'
    """
    return _LOGIN.sub("://", text) if "@" in text else text
