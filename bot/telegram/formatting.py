"""Messages of the core as Telegram messages: escaped, cited under a fold, split, with a keyboard of short ids."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram import wording
from bot.telegram.splitting import LONGEST, split, units

ASK, QUIZ, NOTICE, DONE = "a", "q", "n", "d"
"""Kinds of buttons: ask a text, answer a quiz question (once), choose a notice, nothing any more."""

_WIDE = 8  # characters: titles up to this length share a row
_ROW = 3
_MOST_BUTTONS = 60
_TITLE = 64

Remember = Callable[[str], str]


class Outgoing(msgspec.Struct, frozen=True):
    """One Telegram message. ``html`` is at most 4,096 characters once its markup is read."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


class _Block(msgspec.Struct, frozen=True):
    length: int
    html: str


def compose(message: dict[str, Any], public: str | None, remember: Remember) -> list[Outgoing]:
    """The Telegram messages for one message of the core; the keyboard under the last. Empty for an empty message."""
    blocks = [_Block(units(piece), html.escape(piece, quote=False)) for piece in split(message.get("text") or "")]
    for citation in message.get("citations") or ():
        blocks += _cited(citation, public)
    keyboard = keys(message.get("buttons") or (), QUIZ if message.get("kind") == "quiz_question" else ASK, remember)
    texts = list(_packed(blocks))
    return [Outgoing(text, keyboard if place == len(texts) else None) for place, text in enumerate(texts, 1)]


def keys(buttons: Any, kind: str, remember: Remember) -> InlineKeyboardMarkup | None:
    """A keyboard for ``{"title", "text"}`` buttons, short titles side by side; None without any."""
    rows: list[list[InlineKeyboardButton]] = []
    for button in list(buttons)[:_MOST_BUTTONS]:
        title = button["title"] if len(button["title"]) <= _TITLE else button["title"][: _TITLE - 1] + "…"
        key = InlineKeyboardButton(title, callback_data=f"{kind}:{remember(button['text'])}")
        if rows and len(rows[-1]) < _ROW and all(len(k.text) <= _WIDE for k in (*rows[-1], key)):
            rows[-1].append(key)
        else:
            rows.append([key])
    return InlineKeyboardMarkup(rows) if rows else None


def chosen(title: str) -> InlineKeyboardMarkup:
    """What stays of a keyboard whose question has been answered."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(wording.CHOSEN + title, callback_data=DONE)]])


def _cited(citation: dict[str, Any], public: str | None) -> Iterator[_Block]:
    """A citation in folded quotes: title and section in bold, the clause, and where its page can be opened."""
    head = f"《{citation.get('title') or citation.get('notice')}》{citation.get('section') or ''}"[:500]
    link, address = "", citation.get("url")
    if public and address:
        link = f'\n<a href="{html.escape(public + address)}">{wording.OPEN_ORIGINAL}</a>'
    spent = units(head) + len(wording.OPEN_ORIGINAL) + 2
    for piece in split(citation.get("quote") or "", LONGEST - spent):
        inside = f"<b>{html.escape(head, quote=False)}</b>\n{html.escape(piece, quote=False)}{link}"
        yield _Block(units(piece) + spent, f"<blockquote expandable>{inside}</blockquote>")


def _packed(blocks: list[_Block]) -> Iterator[str]:
    """Blocks joined by line breaks into as few texts as hold them."""
    held: list[str] = []
    length = 0
    for block in blocks:
        if held and length + 1 + block.length > LONGEST:
            yield "\n".join(held)
            held, length = [], 0
        length += block.length + (1 if held else 0)
        held.append(block.html)
    if held:
        yield "\n".join(held)
