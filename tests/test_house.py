"""Rules of the house that no linter checks."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("app", "parsers", "scrapers")
MODULES = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
ADAPTERS = [path.parent for path in (ROOT / "scrapers").glob("*/adapter.py")]

NOT_OURS = {"__pycache__", "node_modules", "var", "dist", "htmlcov"}
HIDDEN_BUT_OURS = {".ci", ".github", ".dockerignore", ".gitignore"}
TEXT_LIMIT = 2_000_000

# Put together from pieces, so that this file does not break its own rule.
REGISTRY_HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "yarnpkg" + ".com",
    "proxy." + "golang" + ".org",
    "static." + "crates" + ".io",
    "/pypi" + "/simple",
    "--index" + "-url",
    "--extra-index" + "-url",
]
MACHINE_PATH = re.compile(
    r"(?<![\w.~$}/-])/(?:"
    + "|".join(["root/", "home/" + r"\w", "Users/" + r"\w", "work/" + r"[.\w]"])
    + r")|\b[A-Z]:\\Users\\"
)
SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)")
NOQA = re.compile(r"noqa: ?(?P<codes>[A-Z]+\d+(?:, ?[A-Z]+\d+)*)(?P<reason>\s+\S.*)?")
IGNORE = re.compile(r"type: ?ignore\[[a-z, -]+\]")


def ours(folder=ROOT):
    """Yield every file a clone of the repository would hold."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in HIDDEN_BUT_OURS
        if hidden or path.name in NOT_OURS or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from ours(path)
        elif path.stat().st_size < TEXT_LIMIT:
            yield path


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""  # a picture or a PDF


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_fits_in_300_lines(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


def test_the_migrations_are_no_package_that_would_hide_the_library():
    assert not (ROOT / "alembic" / "__init__.py").exists()


def test_no_room_is_named_after_nothing():
    nothing = {"utils", "helpers", "common", "core", "manager", "service"}
    assert not [name_of(path) for path in MODULES if nothing & {path.stem, path.parent.name}]


def test_no_file_names_a_package_registry():
    named = [
        (name_of(path), host) for path in ours() for host in REGISTRY_HOSTS if host in text_of(path)
    ]
    assert not named


def test_no_file_names_a_place_on_somebodys_machine():
    named = [
        (name_of(path), match[0])
        for path in ours()
        if (match := MACHINE_PATH.search(text_of(path)))
    ]
    assert not named


def test_every_suppressed_warning_says_which_and_why():
    careless = [
        f"{name_of(path)}: {comment}"
        for path in ours()
        if path.suffix == ".py"
        for comment in _careless(text_of(path).splitlines())
    ]
    assert not careless


def _careless(lines):
    """A code, and a reason: behind it, in a comment above, or at its first use in the file."""
    explained = set()
    for above, line in zip(["", *lines], lines, strict=False):
        if not (found := SUPPRESSION.search(line)) or IGNORE.search(line):
            continue
        if not (match := NOQA.search(line)):
            yield found[0]
            continue
        if match["reason"] or above.lstrip().startswith("# "):
            explained.add(match["codes"])
        if match["codes"] not in explained:
            yield found[0]


@pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda path: path.name)
class TestAdapter:
    @staticmethod
    def examples(adapter):
        return sorted((ROOT / "tests/scrapers" / adapter.name / "pages").glob("*.json"))

    def test_has_examples_of_known_origin(self, adapter):
        examples = self.examples(adapter)
        assert examples
        assert all(json.loads(path.read_text(encoding="utf-8"))["origin"] for path in examples)

    def test_has_examples_of_found_and_not_found_if_it_reads(self, adapter):
        stems = {path.stem for path in self.examples(adapter)}
        reads = "def read(" in (adapter / "adapter.py").read_text(encoding="utf-8")
        assert not reads or {"found", "not_found"} <= stems

    def test_stands_in_the_contract_that_keeps_registries_apart(self, adapter):
        assert f'"scrapers.{adapter.name}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_image_installs_the_packages_that_make_run_installs():
    (line,) = re.findall(r"^RUN_PACKAGES := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert [package for package in line.split() if package not in dockerfile] == []
