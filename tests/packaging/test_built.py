"""What is in the wheel and in the source archive; no package index is needed for it."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from importlib import metadata
from pathlib import Path

import pytest

import kg

DATA = ("ontology", "shapes", "queries", "examples")


@pytest.fixture(scope="session")
def dist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the built wheel and source archive."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(checkout)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    return folder


@pytest.fixture(scope="session")
def wheel(dist: Path) -> zipfile.ZipFile:
    (path,) = dist.glob("*.whl")
    return zipfile.ZipFile(path)


def files(folder: Path) -> set[str]:
    """Return the files below a folder, as paths from its parent, without what Python leaves behind."""
    found = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(folder.parent).as_posix() for p in found}


def test_the_wheel_holds_the_package_its_data_and_nothing_else(
    wheel: zipfile.ZipFile, checkout: Path
) -> None:
    code = files(checkout / "kg")
    data = {f"kg/data/{name}" for folder in DATA for name in files(checkout / folder)}
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == code | data


@pytest.mark.parametrize("name", ["kg/py.typed", "kg/data/ontology/", "kg/data/shapes/", "kg/data/queries/"])
def test_the_wheel_holds(wheel: zipfile.ZipFile, name: str) -> None:
    assert [found for found in wheel.namelist() if found.startswith(name)]


def test_the_wheel_holds_the_licences(wheel: zipfile.ZipFile, checkout: Path) -> None:
    licences = {Path(name).name: wheel.read(name) for name in wheel.namelist() if "/licenses/" in name}
    assert licences == {name: (checkout / name).read_bytes() for name in ("LICENSE", "NOTICE")}


def test_the_metadata_says_what_a_user_needs(wheel: zipfile.ZipFile) -> None:
    (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    stated = Parser().parsestr(wheel.read(name).decode())
    assert (stated["Name"], stated["Version"]) == ("diplomatic-kg", kg.__version__)
    assert (stated["License-Expression"], stated["Requires-Python"]) == ("MIT", ">=3.11")


def test_the_source_archive_is_complete(dist: Path, checkout: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {name for folder in ("kg", *DATA, "tests", "docs") for name in files(checkout / folder)}
    assert (
        wanted | {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "Makefile", "requirements/run.lock"}
        <= held
    )


def test_the_version_stands_in_one_place(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert metadata.version("diplomatic-kg") == kg.__version__
    stated = [
        p for p in (checkout / "kg").rglob("*.py") if f'"{kg.__version__}"' in p.read_text(encoding="utf-8")
    ]
    assert stated == [checkout / "kg" / "__init__.py"]


def test_the_command_exists() -> None:
    (command,) = metadata.entry_points(group="console_scripts", name="kg")
    assert callable(command.load())
    shown = subprocess.run(
        [Path(sys.executable).with_name("kg"), "--version"], check=True, capture_output=True, text=True
    )
    assert kg.__version__ in shown.stdout
