"""The Telegram channel: it carries questions to ``/api/chat`` and answers back, and decides nothing itself."""
