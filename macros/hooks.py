"""MkDocs events → our own stages.  The only module that knows MkDocs (or ProperDocs).

One ``mkdocs build`` makes every language: the first is built as configured; when it has ended,
each other language is built from its own ``docs/<code>`` into ``<code>/``.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

try:
    from mkdocs import plugins
    from mkdocs.commands.build import build, get_context
    from mkdocs.config import load_config
    from mkdocs.exceptions import PluginError
    from mkdocs.structure.files import File, Files, InclusionLevel
    from mkdocs.structure.pages import Page
except ModuleNotFoundError:  # ProperDocs carries MkDocs 1.x on under its own name
    from properdocs import plugins
    from properdocs.commands.build import build, get_context
    from properdocs.config import load_config
    from properdocs.exceptions import PluginError
    from properdocs.structure.files import File, Files, InclusionLevel
    from properdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
#: What earlier builds left for the next; nothing in it is needed.
CACHE = ROOT / ".cache"
#: What one run of MkDocs knows: the verb, and the site of the build that is under way.
_run: dict[str, Any] = {"serving": False, "modules": 0.0, "nested": False}


def on_startup(*, command: str, dirty: bool) -> None:
    """Serving shows problems instead of stopping; no bytecode, which would wake the watcher."""
    _run["serving"] = command == "serve"
    sys.dont_write_bytecode = _run["serving"]
    if _run["serving"]:  # a preview does not wait for new PDF files
        os.environ["EXPORTS_STALE"] = "1"


def _fresh_modules() -> None:
    """Import our stages anew when one of their files has changed since the last build."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    files = [*(ROOT / "macros").rglob("*.py"), *(ROOT / "macros").rglob("*.yml")]
    stamp = max(path.stat().st_mtime for path in [*files, *(ROOT / "macros").rglob("*.html")])
    if stamp != _run["modules"]:
        for name in [name for name in sys.modules if name.split(".")[0] == "macros"]:
            del sys.modules[name]
    _run["modules"] = stamp


def _language(config: Any) -> str:
    return Path(config.docs_dir).name


def _first(config: Any) -> bool:
    """True in the build of the language that stands at the site's root."""
    from macros.model.base import LANGUAGES

    return _language(config) == LANGUAGES[0]


@plugins.event_priority(100)
def on_config(config: Any) -> Any:
    """Name the site in its language and turn keys of the navigation into words."""
    if not _run["nested"]:
        _fresh_modules()
        _begin(config)
    from macros.locale import locale
    from macros.model.base import LANGUAGE_TAGS, LANGUAGES
    from macros.policy import page_policy

    config.docs_dir = str(_content() / "docs" / _language(config))
    t = locale(_language(config))
    config.theme["language"] = LANGUAGE_TAGS[t.language]
    config.site_name = t.strings.get("site.name", config.site_name)
    config.site_description = t.strings.get("site.description", "")
    config.nav = _worded(_present(config.nav, _content() / "docs" / LANGUAGES[0]), t)
    config.extra["t"] = t
    config.extra["policy"] = page_policy()
    return config


def _begin(config: Any) -> None:
    """Let the theme write aside: the target keeps what has not changed, and is never half empty."""
    from macros.cache.inputs import Inputs, digest
    from macros.cache.memory import Memory

    inputs = Inputs(_content(), ROOT)
    memory = Memory(Path(config.site_dir), CACHE / "builds")
    stamp = digest(inputs.whole, *_options(config))
    unchanged = memory.unchanged(stamp)
    _run.update(inputs=inputs, memory=memory, stamp=stamp, unchanged=unchanged)
    _run.update(
        shells={},
        target=config.site_dir,
        aside=tempfile.mkdtemp(prefix="site-"),
    )
    config.site_dir = _run["aside"]


def _options(config: Any) -> list[str]:
    """What a page depends on besides files: the tool that is run, and how."""
    found = [config.site_url, config.strict, config.use_directory_urls, config.theme.name]
    return [build.__module__, repr(found)]


def _end(config: Any) -> None:
    """The configuration says again where the site stands; nothing is left aside."""
    shutil.rmtree(_run.pop("aside", ""), ignore_errors=True)
    config.site_dir = _run["target"]


def _content() -> Path:
    """Where the content is: beside this machine, or below ``SITE_ROOT``."""
    return Path(os.environ.get("SITE_ROOT") or ROOT).resolve()


def _present(nav: Any, docs: Path) -> Any:
    """The navigation without pages that other content than this machine's own does not have."""
    if _content() == ROOT:
        return nav
    if isinstance(nav, list):
        below = [_present(item, docs) for item in nav]
        return [item for item in below if item]
    if isinstance(nav, dict):
        below = {key: _present(value, docs) for key, value in nav.items()}
        return {key: value for key, value in below.items() if value}
    return nav if (docs / nav).is_file() else None


def _worded(nav: Any, t: Any) -> Any:
    if isinstance(nav, list):
        return [_worded(item, t) for item in nav]
    if isinstance(nav, dict):
        return {
            t(key) if key in t.strings else key: _worded(value, t) for key, value in nav.items()
        }
    return nav


def on_pre_build(config: Any) -> None:
    """Check everything before the first file is written; a build with errors stops here."""
    if _run["unchanged"]:
        return
    from macros.build import Site
    from macros.problem import as_text

    if _first(config):
        site = Site.prepare(_run["inputs"], _run["memory"])
        _run["site"] = site
        if site.errors and not _run["serving"]:
            raise PluginError("\n" + as_text(site.errors))
    _run["site"].edit_base = config.extra.get("edit_base") or ""
    _run["site"].begin(_language(config))


def on_files(files: Any, config: Any) -> Any:
    """Pages missing in this language come from the first one; shared assets exist once."""
    if _run["unchanged"] or _run["site"].errors:
        config.theme.static_templates = set()
        config.nav = None
        return Files([])
    site = _run["site"]
    if not _first(config):
        for item in [item for item in files if item.src_uri.startswith("assets/")]:
            files.remove(item)
        for path in sorted(site.fallbacks(_language(config))):
            files.append(File.generated(config, path, abs_src_path=str(site.source_of(path))))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Run the author macros of a page; the theme prints titles raw, so escape this one."""
    _show(files)
    page.meta["title"] = escape(_run["site"].matter_of(page.file.src_uri)["title"])
    return _run["site"].expand(page.file.src_uri, page.file.url)


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put the macros' blocks where their marks stand; Markdown's own styles become classes."""
    from macros.policy import aligned_by_class

    return _run["site"].fill(page.file.src_uri, aligned_by_class(html))


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Other languages use the one copy of scripts, styles and pictures at the site's root."""
    from macros.render.compiled import Kept

    if not _first(config):
        url = env.filters["url"]
        env.filters["url"] = _shared(url)
    with suppress(OSError):  # a tree that cannot be written to
        env.bytecode_cache = Kept("theme", {})
    _run["theme"] = (env, files)
    _show(files)
    _hide(files)
    return env


def _hide(files: Any) -> None:
    """Pages that stand as they are need not be read, rendered or written by MkDocs."""
    for file in files:
        if file.src_uri in _run["standing"]:
            file.inclusion = InclusionLevel.EXCLUDED


def _show(files: Any) -> None:
    """Links from other pages to a page that stands are links to a page of the site."""
    for file in files:
        if file.src_uri in _run["standing"]:
            file.inclusion = InclusionLevel.INCLUDED


def _shared(url: Any) -> Any:
    def to_root(context: Any, value: str) -> str:
        address = url(context, value)
        return f"{context['base_url']}/../{value}" if value.startswith("assets/") else address

    to_root.jinja_pass_arg = url.jinja_pass_arg  # type: ignore[attr-defined]
    return to_root


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Keep the navigation for the shells of generated pages; find the pages that stand."""
    _run["nav"], _run["standing"] = nav, set()
    if _run["unchanged"] or _run["site"].errors:
        return nav
    site, written = _run["site"], files.documentation_pages()
    for file in written:
        page = file.page or Page(None, file, config)
        page.markdown, page.meta = "", site.matter_of(file.src_uri)
        page.meta["title"] = escape(page.meta["title"])
    site.depend(repr(_words(nav)), repr(sorted(file.src_uri for file in files)), *_options(config))
    _run["standing"] = {file.src_uri for file in written if site.stands(file.src_uri)}
    _hide(files)
    return nav


def _words(item: Any) -> Any:
    """Titles and addresses of the navigation, as every page shows them."""
    below = item.items if hasattr(item, "items") else item.children
    found = [_words(child) for child in below or ()]
    return (getattr(item, "title", ""), getattr(item, "url", ""), found)


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Title, links, language switch and notices of a hand-written page."""
    _show(_run["theme"][1])
    frame = _run["site"].frame(page.file.src_uri, _address(page), config.site_url)
    return {**context, "frame": frame}


def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    """The not-found page is served at any address, so its links start at the site's root."""
    frame = _run["site"].not_found_frame(context["base_url"].rstrip("/") + "/", config.site_url)
    return {**context, "frame": frame}


def _address(page: Any) -> str:
    return "" if page.file.url in (".", "./") else page.file.url


@plugins.event_priority(-100)
def on_post_build(config: Any) -> None:
    """Write generated pages; after the first language, build the others; then what spans all."""
    if _run["unchanged"]:
        if _run["serving"]:
            _preview().problems = []
        _end(config)
        return
    site, aside = _run["site"], Path(config.site_dir)
    if site.errors:
        site.write_problems()
        _preview().problems = site.errors
        _end(config)
        return
    from macros.site.shell import Shells

    _show(_run["theme"][1])
    shells = Shells(partial(_theme_page, config=config, nav=_run["nav"], theme=_run["theme"]))
    site.write_pages(config.site_url, shells)
    _run["shells"][_language(config)] = shells
    if not _first(config):
        return
    for other in site.other_languages():
        below = load_config(
            config_file=config.config_file_path,
            docs_dir=str(_content() / "docs" / other),
            site_dir=str(aside / other),
            site_url=f"{config.site_url}{other}/",
        )
        _run["nested"] = True
        try:
            build(below)
        finally:
            _run["nested"] = False
    site.write_shared(config.site_url)
    site.adopt(aside)
    _run["memory"].finish(_run["stamp"])
    if _run["serving"]:
        _preview().keep(site, config.site_url, _run["shells"])
    _end(config)


def _preview() -> Any:
    """What answers for pages while the site is served; begun anew with our modules."""
    from macros.preview import Preview

    if not isinstance(_run.get("preview"), Preview):
        _run["preview"] = Preview()
    return _run["preview"]


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Pages are asked for from memory first; the script that reloads them is a file of its own.

    An inline script, as the server would write it, is refused by the policy of our pages.
    """
    from macros.reload import Reloading

    reloading = Reloading(server, lambda path: _preview().answer(path))
    server.set_app(reloading.answer)
    return server


def on_build_error(error: Exception) -> None:
    """Nothing is left aside when a build fails."""
    shutil.rmtree(_run.pop("aside", ""), ignore_errors=True)


def _theme_page(generated: Any, config: Any, nav: Any, theme: Any) -> str:
    """The theme's page around a generated page, with marks for what varies."""
    from macros.site.shell import CONTENT, marks

    env, files = theme
    file = File.generated(config, f"{generated.url}index.md", content="")
    page = Page(generated.title, file, config)
    page.content, page.markdown = CONTENT, ""
    page.meta = {"generated": True}
    area = config.extra["t"](generated.area)
    page.parent = next((item for item in nav.items if item.title == area), None)
    context = get_context(nav, files, config, page)
    page.active = True
    try:
        return env.get_template("main.html").render({**context, "frame": marks()})
    finally:
        page.active = False


def on_shutdown() -> None:
    """Nothing is kept between runs."""
    _run.pop("site", None)
