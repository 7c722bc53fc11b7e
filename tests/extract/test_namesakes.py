"""Whom a short name or a pronoun means."""

from __future__ import annotations

from kg.extract.namesakes import nearness, salience, share_words
from kg.extract.parties import Party, Person
from kg.extract.words import Token, split


def tokens(name: str) -> list[Token]:
    return split(name, analyse=lambda word: (), abbreviations=frozenset()).tokens


def alike(a: str, b: str) -> bool:
    return a[:4] == b[:4]


def same(a: str, b: str) -> bool:
    return share_words(tokens(a), tokens(b), alike, {"von", "der"})


def party(first: int, *, sentence: int = 0, nom: bool = False, person: Person | None = None) -> Party:
    made = Party(first, first, first, "person", sentence, cases=frozenset({"nom"} if nom else ()))
    made.person = person
    return made


def test_the_shorter_name_lies_in_the_longer_whichever_comes_first() -> None:
    assert same("Anna Smith", "Anna Maria Smith")
    assert same("Anna Maria Smith", "Annas Smiths")
    assert not same("Anna Jones", "Anna Maria Smith")


def test_particles_do_not_count_and_no_word_counts_twice() -> None:
    assert same("Ursula Leyen", "Ursula von der Leyen")
    assert same("Ursula von Leyen", "Ursula Leyen")
    assert not same("Anna Anna", "Anna Smith")


def test_the_last_mention_before_is_nearer_than_any_after() -> None:
    here, near, far, after = party(20), [party(3), party(15)], [party(4), party(30)], [party(25), party(40)]
    assert max((near, far, after), key=lambda mentions: nearness(here, mentions)) is near
    assert nearness(here, far) > nearness(here, after)
    assert nearness(here, after) > nearness(here, [party(26)])


def test_subjects_recent_and_frequent_mentions_stand_out() -> None:
    somebody, other = Person("Anna Smith"), Person("Ivan Ivanov")
    pronoun = party(40, sentence=2)
    subject, plain = party(1, nom=True, person=somebody), party(5, person=other)
    assert salience(subject, [subject, plain], pronoun) > salience(plain, [subject, plain], pronoun)
    recent = party(30, sentence=2, person=other)
    assert salience(recent, [subject, plain, recent], pronoun) > salience(subject, [subject], pronoun)
    often = [party(n, person=other) for n in range(6, 10)]
    assert salience(plain, [plain, *often], pronoun) > salience(plain, [plain], pronoun)
