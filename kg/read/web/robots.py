"""robots.txt -> what may be fetched, by RFC 9309: the longest rule that fits counts.

``*`` stands for anything, ``$`` for the end. The parser of the standard library, which reads the file, knows
neither sign, and takes the first rule.
"""

from __future__ import annotations

from typing import Any
from urllib.robotparser import RobotFileParser

_ANY, _END = "%2A", "%24"  # as the parser quotes * and $


def robots_rules(text: str) -> RobotFileParser:
    """Return the rules in the text of a robots.txt; '' allows everything."""
    rules: Any = RobotFileParser()
    rules.parse(text.splitlines())
    for entry in filter(None, [*rules.entries, rules.default_entry]):
        found = [_Rule(line.path, is_allowed=line.allowance) for line in entry.rulelines]
        entry.rulelines = sorted(found, key=lambda rule: (-len(rule.path), not rule.allowance))
    parsed: RobotFileParser = rules
    return parsed


class _Rule:
    """Stands for a rule of the standard library, which asks ``applies_to`` of one after the other."""

    def __init__(self, path: str, *, is_allowed: bool) -> None:
        self.path, self.allowance = path, is_allowed

    def applies_to(self, filename: str) -> bool:
        return self.path == "*" or fits(self.path, filename)


def fits(pattern: str, path: str) -> bool:
    """Tell whether a path is one that a rule is about.

    >>> fits("/news/%2A.php%24", "/news/a.php"), fits("/news/%2A.php%24", "/news/a.php5"), fits("/a", "/ab")
    (True, False, True)
    """
    first, *others = pattern.removesuffix(_END).split(_ANY)
    if not path.startswith(first):
        return False
    at = len(first)
    for part in others:
        if (found := path.find(part, at)) < 0:
            return False
        at = found + len(part)
    if not pattern.endswith(_END):
        return True
    return path.endswith(others[-1]) if others else at == len(path)
