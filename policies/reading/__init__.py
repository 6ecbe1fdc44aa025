"""A file becomes a Document: one plain text on which everything later rests."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Literal

from policies.model import Document
from policies.reading.errors import ReadingError
from policies.reading.genre import is_notice
from policies.reading.html import html_text
from policies.reading.pdf import BrokenPdf, EncryptedPdf, is_scan, pdf_pages, pdf_text
from policies.reading.plaintext import decoded, flatten_tables, tidy
from policies.reading.word import docx_text

__all__ = ["SUFFIXES", "ReadingError", "read"]

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
LARGEST_BYTES = 20 * 1024 * 1024
LONGEST_TEXT = 500_000  # characters
ACCEPTED = "UTF-8 或 GB18030 编码的 txt、md、html，以及 docx、带文字层的 pdf，不超过 20 MB"

Format = Literal["txt", "md", "html", "docx", "pdf"]


def read(path: Path) -> Document:
    """The notice in a file; its format is told by its content, not by its name alone.

    Raises ReadingError when the file cannot be read or is no notice, FileNotFoundError when there is none.
    """
    content = _content(path)
    kind = _format(path, content)
    text = _READERS[kind](path, content)
    if len(text) > LONGEST_TEXT:
        raise _refused(path, f"正文有 {len(text)} 字，远比一份通知长", "只保留通知正文，汇编请拆成一份份通知")
    if not is_notice(text):
        raise _refused(
            path,
            "内容不像职称评审、初定类通知（未见“职称”“评审”“申报”等字样，或正文太短）",
            "确认文件是职称通知的正文；若是扫描件，请先做文字识别",
            accepted="一份职称评审或初定通知的全文",
        )
    return Document(id=path.stem, format=kind, text=text)


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise _refused(
            path, f"文件有 {size / 1024 / 1024:.1f} MB，超过 20 MB", "删去图片等无关内容，或只保留通知正文后再添加"
        )
    content = path.read_bytes()
    if not content.strip():
        raise _refused(path, "文件是空的", "检查是否保存成功，再重新添加")
    return content


def _format(path: Path, content: bytes) -> Format:
    if content[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if content.startswith(b"PK"):
        return _zipped(path, content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(path, "是旧版 Word 文件（.doc）或加了密码的 Office 文件", "去掉密码，另存为 docx 后再添加")
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")):
        raise _refused(path, "是图片，没有文字", "先做文字识别（OCR），把文字存成 txt 再添加")
    start = content[:512].lstrip().lower()
    if path.suffix.lower() in (".html", ".htm") or start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "md" if path.suffix.lower() in (".md", ".markdown") else "txt"


def _zipped(path: Path, content: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise _refused(path, "文件已损坏，打不开", "重新下载或用 Word 打开后另存一份") from error
    if unpacked > 10 * LARGEST_BYTES:
        raise _refused(path, f"解压后有 {unpacked / 1024 / 1024:.0f} MB，过大", "删去图片等无关内容后再添加")
    if "word/document.xml" not in names:
        raise _refused(path, "是压缩包或其他 Office 文件，不是 Word 文档", "取出其中的通知，存成 docx 或 txt 再添加")
    return "docx"


def _plain(path: Path, content: bytes) -> str:
    text = decoded(content)
    if text is None:
        raise _refused(
            path, "不是文本（二进制内容，或编码无法识别）", "用记事本打开确认是文字，另存为 UTF-8 编码的 txt"
        )
    return flatten_tables(tidy(text))


def _html(path: Path, content: bytes) -> str:
    text = decoded(content, html=True)
    if text is None:
        raise _refused(path, "网页的编码无法识别", "在浏览器中另存为 UTF-8 编码的网页，或复制正文存成 txt")
    return tidy(html_text(text))


def _docx(path: Path, content: bytes) -> str:
    try:
        return tidy(docx_text(content))
    except Exception as error:  # python-docx and lxml raise many kinds for a damaged file
        raise _refused(
            path, f"Word 文档已损坏，读不出内容（{type(error).__name__}）", "用 Word 打开后另存一份 docx"
        ) from error


def _pdf(path: Path, content: bytes) -> str:
    try:
        pages = pdf_pages(content)
    except EncryptedPdf as error:
        raise _refused(path, "PDF 加了密码", "去掉密码后再添加") from error
    except BrokenPdf as error:
        raise _refused(path, "PDF 已损坏，读不出内容", "重新下载，或用浏览器打开后另存为 PDF") from error
    if is_scan(pages):
        raise _refused(
            path,
            f"PDF 是扫描件，{len(pages)} 页都没有文字层",
            "先做文字识别（OCR），把文字存成 txt 或可复制文字的 PDF 再添加",
        )
    return tidy(pdf_text(pages))


_READERS: dict[Format, Callable[[Path, bytes], str]] = {
    "txt": _plain,
    "md": _plain,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}


def _refused(path: Path, found: str, next_step: str, *, accepted: str = ACCEPTED) -> ReadingError:
    return ReadingError(path, found, accepted, next_step)
