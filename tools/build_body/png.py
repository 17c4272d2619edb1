"""Write a grey picture with transparency, with nothing in the file that a rebuild could change."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np


def write_shade(path: Path, alpha: np.ndarray) -> None:
    """Write black of the given opacity, (height, width) uint8, as an 8-bit grey-and-alpha PNG."""
    height, width = alpha.shape
    pixels = np.zeros((height, width, 2), np.int16)
    pixels[..., 1] = alpha
    # The Paeth-free "up" filter suits smooth shading: rows hold the difference to the row above.
    up = np.diff(pixels, axis=0, prepend=0).astype(np.uint8).reshape(height, -1)
    rows = np.concatenate([np.full((height, 1), 2, np.uint8), up], axis=1)
    header = struct.pack(">IIBBBBB", width, height, 8, 4, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 9)), (b"IEND", b""))
    with path.open("wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in chunks:
            out.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)))
