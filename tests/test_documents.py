"""What the documents point to is there, and what they say of keys and tempos is what the program has."""

import re
from pathlib import Path

import pytest

from legcurl_timer.core.lifts.variations import load_variations

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]*)(?:#([^)]*))?\)")


def anchors(document: Path) -> set[str]:
    """Return what the headings of a document are called in links."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Each link within the project leads to a file, and to a heading in it."""
    for place, anchor in LINK.findall(document.read_text(encoding="utf-8")):
        target = document.parent / place if place else document
        assert target.exists(), place
        assert not anchor or anchor in anchors(target), anchor


def test_the_readme_is_one_page() -> None:
    """It is short, and tells of each lift its default tempo as the program performs it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 120
    for each in load_variations():
        assert f"| {each.name} | {each.tempo} | {each.reading(each.tempo)} |" in readme
