"""The bodies that the phrase of a gathering tells: "заседание | Совета НАТО", not those in its title."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.scene import GEN, Scene
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party
from kg.extract.words import Token


def bodies_of(scene: Scene, token: Token, end: int) -> list[Party]:
    """The bodies in the phrase of a gathering; a known one also where the gathering is its session."""
    covering = scene.spans.over(token.index)
    known = covering is not None and bool(covering.key)
    bodies = [p for p in scene.clauses.parties if p.kind == "body" and not _is_title(scene, p)]
    quote = next(
        (t.index for t in scene.words.tokens[token.index + 1 : end] if t.text in phrases.QUOTES), end
    )
    titled = phrases.quoted_end(scene.words, quote) or quote
    # "конференция «Роль | партий Перу в диалоге»"
    bodies = [p for p in bodies if not quote < p.first < titled or _opens_title(scene, p, quote + 1)]
    within = [p for p in bodies if p.first <= token.index <= p.last]
    if within and not known:
        return _whose_session(scene, token, within[0])
    return [p for p in bodies if token.index < p.first <= end or (known and p in within)]


def _whose_session(scene: Scene, token: Token, session: Party) -> list[Party]:
    """The known bodies in whose name a gathering stands that reads like a body: "151-я Ассамблея
    Межпарламентского союза", "собрание МВФ"."""
    inside = (s for s in scene.spans.all if token.index < s.first and s.last <= session.last)
    of = (s for s in inside if s.kind == "body" and s.key and international(s.name))
    return [Party(s.first, s.last, s.first, "body", session.sentence, GEN, body=s.name) for s in of]


def _is_title(scene: Scene, party: Party) -> bool:
    """Whether a name in quotation marks is the gathering's own: "форум «Мир»", not "саммит «Двадцатки»"."""
    before = scene.words.tokens[max(0, party.first - 1) : party.first + 1]
    return any(t.text in '«“„"' for t in before) and not _is_known(scene, party)


def _opens_title(scene: Scene, party: Party, opening: int) -> bool:
    """Whether a title begins with a body that gathers: "саммит «ЕС – Африка»"."""
    return party.first == opening and _is_known(scene, party) and international(party.body)


def _is_known(scene: Scene, party: Party) -> bool:
    span = scene.spans.over(party.head)
    return span is not None and bool(span.key)
