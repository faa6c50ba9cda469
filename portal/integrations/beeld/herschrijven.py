"""Runs as a process of its own: a photo on standard input, the same picture as a new JPEG on standard output.

The exit code says why not: 3 another kind of file, 4 HEIC, 5 PDF, 6 too many pixels, anything else broken.
"""

from __future__ import annotations

import io
import resource
import sys

MEMORY, SECONDS = 1 << 30, 15
MAXIMUM_PIXELS, MAXIMUM_SIDE = 40_000_000, 3000
KINDS = {"image/jpeg": "JPEG", "image/png": "PNG"}


def main() -> int:
    """Read, recognise by content, write anew."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    import puremagic
    from PIL import Image, ImageOps

    data = sys.stdin.buffer.read()
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif"):
        return 4
    if data.startswith(b"%PDF-"):
        return 5
    try:
        kind = puremagic.from_string(data, mime=True)
    except (puremagic.PureError, ValueError):
        return 3
    if kind not in KINDS:
        return 3
    # The check below comes before anything is unpacked, and is stricter.
    Image.MAX_IMAGE_PIXELS = None
    opened = Image.open(io.BytesIO(data), formats=(KINDS[kind],))
    if opened.width * opened.height > MAXIMUM_PIXELS:
        return 6
    # A JPEG is made smaller while it is read, which takes a fraction of the memory.
    opened.draft("RGB", (MAXIMUM_SIDE, MAXIMUM_SIDE))
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((MAXIMUM_SIDE, MAXIMUM_SIDE))
    clean = Image.new("RGB", picture.size, "white")
    seen = picture.convert("RGBA") if picture.mode in ("RGBA", "LA", "P") else picture.convert("RGB")
    clean.paste(seen, mask=seen.getchannel("A") if seen.mode == "RGBA" else None)
    clean.save(sys.stdout.buffer, "JPEG", quality=85)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    # Whatever a hostile file does to the reader, the answer is the same: broken.
    except Exception:
        sys.exit(7)
