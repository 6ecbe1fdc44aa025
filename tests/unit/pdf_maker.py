"""The smallest PDF with Chinese text that readers can extract: one font, its code points mapped to Unicode."""

from __future__ import annotations

TOP, LEFT, LEADING, COLUMN = 780, 60, 18, 120  # points

Line = str | list[str] | tuple[str, ...]
"""A line of text, or a table row of cells with lines drawn around them; '' joins a cell to the one on its left.

A tuple is a row of cells without lines; '' is a blank one."""


def make_pdf(pages: list[list[Line]]) -> bytes:
    """A PDF with the given lines on each page; a page without lines has no text layer."""
    used = sorted({c for page in pages for line in page for cell in _cells(line) for c in cell})
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>",
        _stream(_to_unicode(used)),
    ]
    for i, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {7 + 2 * i} 0 R >>".encode()
        )
        objects.append(_stream(_drawn(page)))
    return _file(objects)


def _cells(line: Line) -> list[str]:
    return [line] if isinstance(line, str) else list(line)


def _drawn(lines: list[Line]) -> bytes:
    parts = []
    for i, line in enumerate(lines):
        height = TOP - i * LEADING
        for column, cell in enumerate(_cells(line)):
            shown = "".join(f"{ord(c):04x}" for c in cell)
            parts.append(f"BT /F 10 Tf {LEFT + column * COLUMN} {height} Td <{shown}> Tj ET" if cell else "")
        parts += _frames(line, height) if isinstance(line, list) else []
    return "\n".join(parts).encode()


def _frames(row: list[str], height: int) -> list[str]:
    starts = [i for i, cell in enumerate(row) if cell or i == 0]
    ends = [*starts[1:], len(row)]
    return [
        f"{LEFT - 4 + start * COLUMN} {height - 5} {(end - start) * COLUMN} {LEADING} re S"
        for start, end in zip(starts, ends, strict=True)
    ]


def _to_unicode(used: list[str]) -> bytes:
    rows = [f"<{ord(c):04x}> <{ord(c):04x}>" for c in used]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\nendcmap end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )
