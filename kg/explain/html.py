"""Explanations as one HTML page that needs nothing else: no script, no server, no other file.

Texts are hostile: every one is escaped, and the policy of the page allows its own style and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Final, NamedTuple, get_args

from kg.explain.explanation import Explanation, Fate, Mark, MarkKind, Sentence
from kg.explain.lines import event_line, heading, office_line, outcome, shown, statement_line, told

_PAGE: Final = Path(__file__).parent / "page"


def html(explanations: Sequence[Explanation]) -> str:
    """Return the page, an article after the other; the same explanations give the same bytes."""
    style = (_PAGE / "explain.css").read_text(encoding="utf-8")
    page = Template((_PAGE / "explain.html").read_text(encoding="utf-8"))
    titles = [heading(e.record.article) for e in explanations]
    return page.substitute(
        title=_text(titles[0] if len(titles) == 1 else f"{len(titles)} articles"),
        style=style,
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        legend=" ".join(f'<span class="{kind}">{kind}</span>' for kind in get_args(MarkKind)),
        articles="\n".join(_Article(n, e).html() for n, e in enumerate(explanations, 1)),
    )


def _text(text: str) -> str:
    return escape(shown(text))


class _Seen(NamedTuple):
    """What covers a stretch of the text: its class, and what it says when pointed at."""

    start: int
    end: int
    kind: str
    says: str


class _Article:
    def __init__(self, number: int, explanation: Explanation) -> None:
        self._id, self._explanation = f"a{number}", explanation
        self._record = explanation.record

    def html(self) -> str:
        source = self._record.article
        title = f"<h1>{_text(source.title or source.path or source.id)}</h1>"
        about = f'<p class="about">{_text(heading(source))}</p>'
        rows = "\n".join(map(self._row, self._explanation.sentences))
        lang = escape(source.lang)
        return (
            f'<article id="{self._id}">\n{title}\n{about}\n<div class="rows" lang="{lang}">\n{rows}\n</div>\n'
            f"{self._events()}{self._listed('Offices', map(office_line, self._record.offices))}"
            f"{self._listed('Statements', map(statement_line, self._record.statements))}</article>"
        )

    # -- the text -----------------------------------------------------------------------------------------

    def _row(self, sentence: Sentence) -> str:
        marks = [m for m in self._explanation.marks if sentence.start <= m.start < sentence.end]
        fates = [f for f in self._explanation.fates if sentence.start <= f.start < sentence.end]
        number = self._explanation.sentences.index(sentence) + 1
        kind = "row title" if sentence.title else "row"
        return (
            f'<div class="{kind}"><p class="sentence"><span class="number">{number}</span> '
            f"{''.join(self._pieces(sentence, marks, fates))}</p>\n"
            f'<div class="seen">{self._fates(fates)}{self._marks(marks)}</div></div>'
        )

    def _pieces(self, sentence: Sentence, marks: list[Mark], fates: list[Fate]) -> Iterator[str]:
        """The text in stretches: each has the class of its trigger, else of the shortest mark on it."""
        seen = [_Seen(f.start, f.end, f"trigger {f.outcome}", f"{f.rule}: {outcome(f)}") for f in fates]
        by_length = sorted(marks, key=lambda m: m.end - m.start)
        seen += [_Seen(m.start, m.end, m.kind, f"{m.kind}: {m.means}") for m in by_length]
        inside = {at for s in seen for at in (s.start, s.end) if sentence.start < at < sentence.end}
        for start, end in pairwise([sentence.start, *sorted(inside), sentence.end]):
            text = _text(self._explanation.text[start:end])
            over = [s for s in seen if s.start <= start and end <= s.end]
            if not over:
                yield text
                continue
            says = " | ".join(dict.fromkeys(shown(s.says) for s in over))
            yield f'<span class="{over[0].kind}" title="{escape(says)}">{text}</span>'
            yield from (self._flag(f) for f in fates if f.end == end)

    def _flag(self, fate: Fate) -> str:
        sign = {"event": "", "merged": "→"}.get(fate.outcome, "✕")
        return f'<sup class="{fate.outcome}">{sign}{_text(fate.event or "")}</sup>'

    def _fates(self, fates: list[Fate]) -> str:
        return "".join(f"<p>{self._fate(fate)}</p>" for fate in fates)

    def _fate(self, fate: Fate) -> str:
        words = _text(self._explanation.text[fate.start : fate.end])
        end = f'<strong class="{fate.outcome}">{_text(outcome(fate))}</strong>'
        if fate.event is not None:
            end = f'<a href="#{self._id}-{escape(fate.event)}">{end}</a>'
        return (
            f'<span class="trigger">{fate.type}</span> “{words}” <code>{_text(fate.rule)}</code> {end}<br>'
            f'<span class="told">{_text(told(fate))}</span>'
        )

    def _marks(self, marks: list[Mark]) -> str:
        if not marks:
            return ""
        rows = "".join(map(self._mark, marks))
        counted = "1 mention" if len(marks) == 1 else f"{len(marks)} mentions"
        return f"<details><summary>{counted}</summary><table>{rows}</table></details>"

    def _mark(self, mark: Mark) -> str:
        words = _text(self._explanation.text[mark.start : mark.end])
        means = _text(mark.means) or "–"
        return (
            f'<tr><td><span class="{mark.kind}">{mark.kind}</span></td><td>{words}</td><td>{means}</td></tr>'
        )

    # -- the record ---------------------------------------------------------------------------------------

    def _events(self) -> str:
        if not self._record.events:
            return "<h2>No event</h2>\n"
        rows = "\n".join(
            f'<tr id="{self._id}-{escape(e.id)}"><th>{_text(e.id)}</th><td>{_text(event_line(e))}'
            f"{self._said('topic', [t.label for t in e.topics])}"
            f"{self._said('document', [d.title for d in e.documents])}</td>"
            f"<td>{e.confidence:.2f}{self._reasons(e.id)}</td></tr>"
            for e in self._record.events
        )
        head = "<tr><th></th><th>event</th><th>confidence</th></tr>"
        return f"<h2>Events</h2>\n<table>{head}\n{rows}\n</table>\n"

    def _reasons(self, event: str) -> str:
        ways = self._explanation.reasons_of(event)
        return "".join(self._said(way, ["; ".join(traits)]) for way, traits in ways)

    def _said(self, what: str, words: list[str]) -> str:
        return "".join(f'<br><span class="told">{what}: {_text(word)}</span>' for word in words)

    def _listed(self, head: str, lines: Iterable[str]) -> str:
        rows = "".join(f"<li>{_text(line)}</li>" for line in lines)
        return f"<h2>{head}</h2>\n<ul>{rows}</ul>\n" if rows else ""
