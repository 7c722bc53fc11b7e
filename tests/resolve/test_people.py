"""Which names of one record are one person, and which of them other articles may share."""

from __future__ import annotations

import pytest

from kg.resolve.people import persons


def groups(*names: str) -> set[frozenset[str]]:
    """Return the names that mean one person each."""
    found = persons(names, article="a1", lang="ru")
    return {frozenset(n for n in found if found[n].path == e.path) for e in found.values()}


def is_shared(name: str, *, beside: tuple[str, ...] = ()) -> bool:
    """Whether the name means the same person in two articles that give these names."""
    one, other = (persons((name, *beside), article=a, lang="ru")[name] for a in ("a1", "a2"))
    return one.path == other.path


@pytest.mark.parametrize(
    "name",
    [
        "Али Асадов",
        "Дорин Богдан-Мартин",
        "Joseph R. Biden",
        "Урсула фон дер Ляйен",
        "Ли Цян",
        "Мухаммед бин Салман",
        "Robert Kennedy Jr.",
    ],
)
def test_a_full_name_is_a_person_in_every_article(name: str) -> None:
    assert is_shared(name)


@pytest.mark.parametrize(
    "name",
    [
        "Лавров",
        "С. Лавров",
        "С.В. Лавров",
        "С.Лавров",
        "Дж. Байден",
        "J. Biden",
        "Ş. Bayramov",
        "Mr. Rubio",
        "Богдан-Мартин",
        "фон дер Ляйен",
        "Аль-Ибрагим",
        "习近平",
        "ნინო",
        "—",
    ],
)
def test_anything_less_stays_inside_its_article(name: str) -> None:
    assert not is_shared(name)


@pytest.mark.parametrize("short", ["Лавров", "С. Лавров", "С.В.Лавров", "Сергей", "Лавров С."])
def test_a_short_form_is_the_one_full_name_that_it_abbreviates(short: str) -> None:
    assert groups("Сергей Лавров", short, "Хакан Фидан") == {
        frozenset({"Сергей Лавров", short}),
        frozenset({"Хакан Фидан"}),
    }
    assert is_shared(short, beside=("Сергей Лавров",))


def test_initials_that_do_not_fit_are_somebody_else() -> None:
    assert len(groups("Сергей Лавров", "И. Лавров")) == 2


def test_two_full_names_leave_a_surname_alone() -> None:
    assert len(groups("Ильхам Алиев", "Гейдар Алиев", "Алиев")) == 3
    assert groups("Ильхам Алиев", "Гейдар Алиев", "И. Алиев") == {
        frozenset({"Ильхам Алиев", "И. Алиев"}),
        frozenset({"Гейдар Алиев"}),
    }


def test_without_a_full_name_a_surname_is_the_one_with_initials() -> None:
    assert groups("С. Лавров", "Лавров") == {frozenset({"С. Лавров", "Лавров"})}
    assert len(groups("С. Лавров", "И. Лавров", "Лавров")) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сергей Викторович Лавров", "Сергей Лавров"),
        ("Валентина Ивановна Матвиенко", "Валентина Матвиенко"),
        ("İlham Heydər oğlu Əliyev", "İlham Əliyev"),
        ("Али Асадов", "Əli Əsədov"),
        ("АЛИ АСАДОВ", "Ali Asadov"),
        ("Donald J. Trump", "Donald Trump"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert len(groups(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Kennedy", "Robert Kennedy Jr."),
        ("Ана Маркович", "Ана Ковач"),
        ("Лев Иванов", "Иванов Лев Петров"),
        ("ნინო ბურჯანაძე", "ეკა ბურჯანაძე"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    assert len(groups(one, other)) == 2


def test_a_person_is_called_by_the_fullest_form_and_found_by_every_one() -> None:
    person = persons(("Лавров", "Сергей Лавров", "С. Лавров"), article="a1", lang="ru")["Лавров"]
    assert [label.text for label in person.labels] == ["Сергей Лавров"]
    assert {label.text for label in person.other_labels} == {"Лавров", "С. Лавров"}
    assert set(person.names) == {"sergei lavrov", "lavrov", "s lavrov"}
