"""What a user says is wrong with an event or a person -> the correction that says so of each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.correct import ONE_VALUED, in_short, overlaps, told
from kg.corrections import Change, Correction, Part, flaw
from kg.errors import WrongUse
from kg.identities import skeleton
from kg.run.correcting import Replay
from kg.run.curation import Curation, Thing
from kg.run.facts import Stated, facts

_WORDING: Final = frozenset({"name", "position", "organization", "label", "title", "person", "speaker"})


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to become of facts of one part: of those ``called`` so; without ``now`` they are rejected."""

    part: Part
    called: str = ""
    now: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which articles are meant, by id and by language; all without."""

    articles: tuple[str, ...] = ()
    lang: str | None = None

    def holds(self, stated: Stated) -> bool:
        return (not self.articles or stated.fact.article in self.articles) and self.lang in (
            None,
            stated.lang,
        )


def correction(
    known: Curation,
    thing: Thing,
    wishes: Iterable[Wish],
    scope: Scope,
    *,
    author: str,
    reason: str,
    date: str,
) -> Correction:
    """Return the correction of an event, or of a person, in every article that states it wrongly.

    Raises WrongUse, which says what there is, when nothing is called so, when nothing would change, when a
    value does not fit, and when the graph of an article would not be valid any more.
    """
    _check(thing, scope)
    found = [_changes(known, thing, wish, scope) for wish in wishes]
    changes = [change for changes, _ in found for change in changes]
    if not changes:
        raise WrongUse(f"nothing to correct in {thing.key}: {'; '.join(why for _, why in found)}")
    decided = Correction(
        changes=tuple(changes),
        author=author,
        reason=reason,
        date=date,
        after=tuple(sorted(_earlier(known, changes))),
    )
    if wrong := flaw(decided) or _objection(known, decided):
        raise WrongUse(f"cannot be corrected so: {wrong}")
    return decided


def _check(thing: Thing, scope: Scope) -> None:
    if missing := sorted(set(scope.articles) - thing.articles):
        here = ", ".join(sorted(thing.articles))
        raise WrongUse(f"{missing[0]}: this article does not tell of {thing.key}; these do: {here}")
    if scope.lang and scope.lang not in (spoken := {t.source.lang for t in thing.told}):
        raise WrongUse(
            f"{scope.lang}: no article in it tells of {thing.key}; they are in {', '.join(sorted(spoken))}"
        )


def _objection(known: Curation, decided: Correction) -> str | None:
    """Return why an article cannot bear the correction, or no longer an earlier one; None when all can."""
    replay = Replay([*known.replay.corrections, decided])
    for article in sorted(decided.articles):
        if stated := known.stated(article):
            replay.corrected(stated)
    return next((why for id, why in replay.refused.items() if id not in known.replay.refused), None)


def _earlier(known: Curation, changes: list[Change]) -> set[str]:
    """Return the ids of the corrections that speak of the same: the new one goes before them."""
    return {
        earlier.id
        for earlier in known.replay.corrections
        if any(overlaps(change, other) for change in changes for other in earlier.changes)
    }


def _changes(known: Curation, thing: Thing, wish: Wish, scope: Scope) -> tuple[list[Change], str]:
    """Return what has to change, and how it is without."""
    stated = [s for s in facts(known, thing, wish.part) if scope.holds(s)]
    meant = _chosen(stated, wish, thing) if wish.called else stated
    wrong = [s for s in meant if _is_wrong(s, wish)]
    wrong = [s for s in wrong if _contradicts(s, wish)] or wrong
    _check_wording(wrong, wish, thing)
    now = dict(sorted(wish.now.items()))
    if wish.part == "place" and "name" in now:
        now.setdefault("country", "")  # the one of the wrong place
    return [Change(fact=s.fact, now=now) for s in wrong], _as_it_is(meant, wish)


def _is_wrong(stated: Stated, wish: Wish) -> bool:
    if not wish.now:
        return stated.now is not None
    if stated.now is None:  # what is rejected comes back by undoing; a date that is missing can be told
        return wish.part in ONE_VALUED and _is_enough(wish)
    return any((stated.now.get(f) or "") != value for f, value in wish.now.items())


def _is_enough(wish: Wish) -> bool:
    return wish.part != "place" or bool(wish.now.get("name"))


def _contradicts(stated: Stated, wish: Wish) -> bool:
    """Whether an article states another value, and not just none, or a vaguer date."""
    now = stated.now or {}
    told = {f: now[f] for f, value in wish.now.items() if now.get(f) and now[f] != value}
    return any(not (f == "date" and wish.now[f].startswith(value)) for f, value in told.items())


def _as_it_is(meant: list[Stated], wish: Wish) -> str:
    lines = sorted({told(s.fact.part, s.now, s.said) or "none" for s in meant})
    part = wish.part.replace("_", " ")
    return f"the {part} is {'; '.join(lines)} in all articles that are meant" if lines else f"no {part}"


def _check_wording(wrong: list[Stated], wish: Wish, thing: Thing) -> None:
    """Raises WrongUse when one wording would go to articles in several languages."""
    spoken = sorted({s.lang for s in wrong})
    if len(spoken) > 1 and any(value for f, value in wish.now.items() if f in _WORDING):
        example = f"--lang {spoken[0]}"
        raise WrongUse(
            f"{thing.key} is told in {', '.join(spoken)}, and a wording belongs to one language: "
            f"say which, such as {example}, or name an article (--article)"
        )


def _chosen(stated: list[Stated], wish: Wish, thing: Thing) -> list[Stated]:
    """Return the facts of this name, and what other articles say of the same person."""
    asked = skeleton(wish.called)
    exact = [s for s in stated if asked in s.names]
    found = exact or [s for s in stated if any(set(asked.split()) <= set(n.split()) for n in s.names)]
    meant = {s.identity for s in found}
    if not found:
        raise WrongUse(f"no {wish.part} {wish.called!r} in {thing.key}; there are: {_listed(stated)}")
    if len(meant) > 1 and not exact:
        raise WrongUse(f"{wish.called}: several are called so: {_listed(found)}")
    chosen = [s for s in stated if s in found or (s.person and s.identity in meant)]
    if all(s.now is None for s in chosen):
        raise WrongUse(
            f"{wish.called}: rejected already; kg judge list names the correction, kg judge undo ends it"
        )
    return chosen


def _listed(stated: list[Stated]) -> str:
    lines = dict.fromkeys(told(s.fact.part, s.now, s.said) for s in stated if s.now is not None)
    return "; ".join(lines) or "none"


def summary(decided: Correction) -> Iterator[str]:
    """Yield what a correction does, a line for each fact."""
    for change in decided.changes:
        what, now = in_short(change)
        yield f"{what}: {now}"
