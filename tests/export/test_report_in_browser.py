"""The report in a real browser: it can be searched by keyboard, is accessible, and asks nobody."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsctl.export import FORMATS, Settings
from newsctl.parsing import parse
from tests.export.test_report import PAYLOADS, hostile

if TYPE_CHECKING:
    from newsctl.article import Article

BROWSER = shutil.which("chromium")
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
# Without these it looks for its maker's hosts.
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium here")
pytest.importorskip("jinja2", reason="Jinja2 is not installed: newsctl[report]")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the front page of a report in parts, and of one in a file."""
    folder = tmp_path_factory.mktemp("report")
    articles: list[Article] = []
    for file in SAMPLES:
        articles.append(parse(file.read_bytes().decode("utf-8", "replace")))
        articles[-1].path = file.name
    data = [FORMATS["html"].encode(one, Settings()) for one in [*articles, *map(hostile, PAYLOADS)]]
    form = FORMATS["html"]
    assert form.fill is not None
    assert form.write is not None
    form.fill(str(folder), data, Settings())
    with (folder / "one.html").open("wb") as out:
        form.write(out, data, Settings())
    return {"parts": f"file://{folder}/index.html", "one": f"file://{folder}/one.html"}


@pytest.mark.parametrize("kind", ["parts", "one"])
def test_it_is_searched_by_keyboard_and_runs_nothing_else(
    browser: Any, reports: dict[str, str], kind: str
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append("dialog"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reports[kind])
    page.keyboard.press("/")
    page.keyboard.type("OTTER boiler")
    page.wait_for_selector("#results li")
    assert page.inner_text("#status") == "1 article"
    assert page.inner_text("#results").startswith("Lost for 40 years")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#a*")
    assert page.evaluate("document.querySelector(location.hash).innerText").startswith("Lost for 40 years")
    assert said == []
    assert all(url.startswith("file://") for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "articles-1.html", "people-1.html", "one.html"])
def test_axe_finds_nothing(browser: Any, reports: dict[str, str], name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(reports["parts"].replace("index.html", name))
    found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_a_phone_is_wide_enough(browser: Any, reports: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    for name in ("index.html", "articles-1.html", "people-1.html"):
        page.goto(reports["parts"].replace("index.html", name))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
