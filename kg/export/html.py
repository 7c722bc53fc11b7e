"""The network view as one HTML page that needs nothing else: no server, no network, no other file.

The page carries its data as JSON in which no ``<`` is left, the script and the style of the view, and a
policy that allows just those two by their hashes. The script makes text nodes only, so a label stays a label
whatever it holds.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from kg.errors import WrongUse
from kg.export.view import MOST_ACTORS, texts, view
from kg.network import Contacts
from kg.packaged import HOW_TO_BUILD, bundle

_PAGE = Path(__file__).parent / "page" / "page.html"


def html(contacts: Contacts, *, lang: str, most: int = MOST_ACTORS) -> Iterator[str]:
    """Yield the page. It opens in the given language and at the level of persons, if there are any.

    Raises WrongUse where the view was not built into this installation.
    """
    shown, reports = view(contacts, lang=lang, most=most)
    style, script = (_built(f"network.{kind}") for kind in ("css", "js"))
    yield Template(_PAGE.read_text(encoding="utf-8")).substitute(
        lang=lang,
        title=texts()[lang]["title"],
        no_script=texts()[lang]["no_script"],
        licences=re.sub("-(?=-)", "- ", _built("network.LICENSES.txt")),  # no end of the comment within
        style=style,
        style_hash=_digest(style),
        script=script,
        script_hash=_digest(script),
        data=_embedded(shown),
        reports=_embedded(reports),
    )


def _built(name: str) -> str:
    """Return a bundle, which must not end its element. Raises WrongUse."""
    file = bundle(name)
    if file is None:
        raise WrongUse(f"the network view is missing in this installation: {HOW_TO_BUILD}")
    text = file.read_text(encoding="utf-8").rstrip()
    assert "</script" not in text.lower()
    assert "</style" not in text.lower()
    return text


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(data: object) -> str:
    """Return JSON that cannot end its script element, start a comment in it, or end a line of it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
