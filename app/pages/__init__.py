"""The pages of the app, one row each. A page's modules are imported when it is first asked for, not at start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from app.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Site:
    """What every page is built from.

    Parameters
    ----------
    knowledge
        The atlas, as the app uses it.
    folder
        The project's ``data`` folder.
    geometry_url
        Address of the chart's geometry document.
    """

    knowledge: Knowledge
    folder: Path
    geometry_url: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Parameters
    ----------
    path
        Address, e.g. ``"/exam"``. Scripts and styles in ``assets`` whose name begins with it (``exam_grid.js``) are
        loaded on this page only.
    name
        Word in the navigation.
    title
        Title of the browser's window.
    layout, register
        ``"module:function"``. The first takes the :class:`Site` and returns the page; the second takes the Dash app
        and the :class:`Site` and registers callbacks.
    unused
        Assets and packages of components that the page does without: beginnings of their script's address.
    """

    path: str
    name: str
    title: str
    layout: str
    register: str
    unused: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """What the page's own assets begin with.

        Examples
        --------
        >>> PAGES[0].slug
        'map'
        """
        return self.path.strip("/") or "map"

    def build_layout(self, site: Site) -> Component:
        """Return the page's components."""
        component: Component = _function(self.layout)(site)
        return component

    def register_callbacks(self, app: Dash, site: Site) -> None:
        """Register the page's callbacks."""
        _function(self.register)(app, site)


#: Scripts of the map's findings, which no other page needs.
MAP_ONLY = ("/assets/state.js", "/assets/typed.js", "/_dash-component-suites/app/components/finding_list/")
BODY_CHART = "/_dash-component-suites/app/components/body_chart/"
MANTINE = "/_dash-component-suites/dash_mantine_components/"

#: Every page, in the order of the navigation. A row here is all that a new page needs besides its own modules.
PAGES: tuple[Page, ...] = (
    Page("/", "Map", "Metamere: map", "app.pages.map:page", "app.callbacks:register_map"),
    Page(
        "/exam",
        "Exam",
        "Metamere: ISNCSCI examination",
        "app.pages.exam:layout",
        "app.callbacks.exam:register",
        unused=(*MAP_ONLY, BODY_CHART, MANTINE),
    ),
    Page(
        "/blocks",
        "Blocks",
        "Metamere: blocks",
        "app.pages.blocks:layout",
        "app.callbacks.blocks:register",
        unused=(*MAP_ONLY, "/_dash-component-suites/app/components/body_chart/"),
    ),
)


def _function(name: str) -> Callable[..., Any]:
    module, function = name.split(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
