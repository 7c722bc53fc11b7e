"""What is in the wheel and in the source archive; no package index is needed for it."""

from __future__ import annotations

import json
import os
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

BUILT = "kg/data/frontend/"
FOLDERS = {
    "bench",
    "docs",
    "examples",
    "frontend",
    "kg",
    "ontology",
    "queries",
    "requirements",
    "shapes",
    "tests",
    "tools",
    "training",
}
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
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert {name for name in held if not name.startswith(BUILT)} == code | data


def test_the_wheel_holds_what_was_built_of_the_front_end(wheel: zipfile.ZipFile, front_end: Path) -> None:
    built = {f"{BUILT}{file.name}": file.read_bytes() for file in front_end.iterdir()}
    for name in ("network", "sparql"):
        assert {f"{BUILT}{name}.{kind}" for kind in ("js", "css", "LICENSES.txt")} <= built.keys()
    assert {name: wheel.read(name) for name in wheel.namelist() if name.startswith(BUILT)} == built


def test_the_licence_of_each_bundled_package_is_there(front_end: Path) -> None:
    licences = "".join(file.read_text(encoding="utf-8") for file in front_end.glob("*.LICENSES.txt"))
    for package in (
        "@codemirror/view",
        "@sigma/utils",
        "d3-scale",
        "graphology",
        "graphology-gexf",
        "sigma",
        "xml-writer",
    ):
        assert f"\n{package} " in licences
    assert licences.count("Permission is hereby granted") >= 4


def test_without_npm_the_wheel_holds_everything_else_and_the_build_says_so(
    wheel: zipfile.ZipFile, dist: Path, tmp_path: Path
) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    nowhere = {"npm_config_registry": "http://127.0.0.1:9/", "npm_config_cache": str(tmp_path / "cache")}
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, source]
    said = subprocess.run(build, check=True, capture_output=True, text=True, env={**os.environ, **nowhere})
    assert (said.stdout + said.stderr).count("the network page and the SPARQL page are left out") == 1
    (path,) = tmp_path.glob("*.whl")
    everything_else = {name for name in wheel.namelist() if not name.startswith(BUILT)}
    assert set(zipfile.ZipFile(path).namelist()) == everything_else


def test_the_lock_of_npm_names_no_registry_and_each_digest(checkout: Path) -> None:
    lock = json.loads((checkout / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    installed = {name: package for name, package in lock["packages"].items() if name}
    assert len(installed) > 10
    assert all("resolved" not in package and package["integrity"] for package in installed.values())


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
    assert stated["Description-Content-Type"] == "text/markdown"
    assert stated.get_payload().startswith("# diplomatic-kg\n")


def test_the_citation_says_what_the_metadata_say(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = (checkout / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert {
        f"title: {project['name']}",
        f"version: {kg.__version__}",
        f"license: {project['license']}",
        f"url: {project['urls']['Homepage']}",
        *(f"  - name: {author['name']}" for author in project["authors"]),
        *(f"  - {keyword}" for keyword in project["keywords"]),
    } <= set(cited)


def test_the_source_archive_is_complete(dist: Path, checkout: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {name for folder in ("kg", *DATA, "tests", "docs") for name in files(checkout / folder)}
    wanted |= {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "Makefile", "requirements/run.lock"}
    wanted |= {f"frontend/{name}" for name in files(checkout / "frontend" / "src")}
    wanted |= {"hatch_build.py", "frontend/package-lock.json", "frontend/.npmrc", "frontend/build.mjs"}
    assert wanted <= held
    assert not any(name.startswith(("frontend/node_modules", "frontend/dist")) for name in held)


def test_nothing_private_is_in_the_source_archive(dist: Path) -> None:
    """What lies beside the sources on a machine: environments, stores, caches, settings of editors."""
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = [Path(name.partition("/")[2]) for name in archive.getnames()]
    hidden = {path.as_posix() for path in held if any(part.startswith(".") for part in path.parts)}
    assert hidden == {".gitignore", "frontend/.npmrc"}
    assert not [path for path in held if path.suffix in (".pyc", ".sst", ".log", ".whl")]
    assert {path.parts[0] for path in held if path.parts} - {path.name for path in held} <= FOLDERS


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
