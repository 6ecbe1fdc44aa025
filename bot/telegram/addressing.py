"""Whether a message is meant for the bot, and what it asks without the bot's name in it."""

from __future__ import annotations

from telegram import Message, MessageEntity, User

_NAMES: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]


def addressed(message: Message, bot: User) -> bool:
    """In a private chat always; in a group when the bot is named or its message is replied to."""
    if message.chat.type == message.chat.PRIVATE:
        return True
    return bool(_names(message, bot)) or _author(message.reply_to_message) == bot.id


def question(message: Message, bot: User) -> str:
    """The words without the bot's name; of a bare name under another's message, that message's words."""
    text = message.text or message.caption or ""
    for name in _names(message, bot):
        text = text.replace(name, " ")
    text = text.strip(" ,，:：\n\t\u3000")
    quoted = message.reply_to_message
    if not text and quoted and _author(quoted) != bot.id:
        return (quoted.text or quoted.caption or "").strip()
    return text


def _author(message: Message | None) -> int | None:
    return message.from_user.id if message and message.from_user else None


def _names(message: Message, bot: User) -> list[str]:
    """The bot's name as it stands in the message: @name, or words that link to it."""
    found = {**message.parse_entities(_NAMES), **message.parse_caption_entities(_NAMES)}
    return [words for entity, words in found.items() if _means(entity, words, bot)]


def _means(entity: MessageEntity, words: str, bot: User) -> bool:
    if entity.user:
        return entity.user.id == bot.id
    return words.casefold() == f"@{bot.username}".casefold()
