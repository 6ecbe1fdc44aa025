"""Every sentence that the Telegram channel says itself. Answers come from the chat core."""

from __future__ import annotations

START = (
    "您好，我是职称评审通知的问答助手。直接打字问就行，例如下面这些；每个回答都附通知原文。\n"
    "/notices 看收录了哪些通知，/quiz 测一测能不能报，/help 看用法。"
)
HELP = (
    "怎么用：\n"
    "· 直接打字提问，例如“网上申报什么时候截止”。写错了改一下那条消息，我会按改后的再答一次。\n"
    "· /notices 看收录的通知，点一份，接下来就按它回答。\n"
    "· /quiz 测一测能不能报，点按钮或打字都可以；/cancel 停下。\n"
    "· 在群里：@我 或回复我的消息，我才回答。\n"
    "· 在任何聊天里输入“@我的名字 想查的词”，可以引用通知条款。\n"
    "请不要发送身份证号、手机号等个人信息。"
)
NO_NOTICES = "目前还没有收录通知。"
WHICH_NOTICE = "收录了下面这些通知，点一份，接下来就按它回答："
UNKNOWN_COMMAND = "没有这个命令。可以用 /help 看用法，或者直接打字提问。"
NOT_TEXT = "这种消息我看不懂，只能看文字。请把想问的打成一句话，例如“要交哪些材料”。"
NOTHING_ASKED = "您好，请在 @我 的同时写上问题，例如“评审费多少钱”。"
EDITED = "按改后的问题回答："
AGAIN = "再问一次"

EXPIRED = "这个按钮已经过期，请直接打字问。"
ANSWERED = "这一题已经答过了。想改，可以说“上一题”。"
NOT_YOURS = "这是别人的提问。您想问的话，请 @我 自己问一次。"
CHOSEN = "✓ "

FRONT_DOWN = "问答服务暂时连不上，这一问还没有答。请过一会儿再问一次。"
CRASHED = "这一问没有答出来：程序内部出了错，并不表示通知没有规定。请再问一次。"
FLOODED = "消息太多，来不及一一回答。请等前面的答完再发。"

OPEN_ORIGINAL = "打开原文"
INLINE_OPEN = "打开问答助手"
COMMANDS = (
    ("notices", "收录了哪些通知"),
    ("quiz", "测一测能不能报"),
    ("cancel", "停下测验"),
    ("help", "怎么用"),
)

QUIZ = "我想测一下能不能报"
CANCEL = "不测了"


def from_notice(short: str) -> str:
    return f"您好，您是从“{short}”通知来的，接下来就按它回答；问别的通知，说出名称即可。直接打字问，例如下面这些："


def unknown_notice(payload: str) -> str:
    return f"没有编号为“{payload}”的通知，可能链接旧了。/notices 可以看收录的通知，也可以直接打字问。"


def and_more(count: int) -> str:
    return f"另有 {count} 份没有列出，提问时写上地方或名称就行。"


def running(name: str, front: str) -> str:
    return f"Telegram 机器人 @{name} 已启动，问题交给 {front} 回答。按 Ctrl-C 停止。"


# --------------------------------------------------------------------------- for whoever runs it

NO_TOKEN = (
    "没有找到 Telegram 机器人的令牌。请向 @BotFather 申请一个，放进环境变量后再启动：\n"
    "  export ZHICHENG_TELEGRAM_TOKEN=…"
)
ODD_TOKEN = (
    "环境变量 ZHICHENG_TELEGRAM_TOKEN 的内容不像令牌（这里不显示它）。令牌形如 123456:ABC-DEF…，请从 @BotFather 的消息里完整复制。"
)
REFUSED_TOKEN = "Telegram 不认这个令牌（ZHICHENG_TELEGRAM_TOKEN）。请到 @BotFather 核对或换一个新的，再启动。"


def odd_address(name: str, found: str) -> str:
    return f"{name}={found}：不是网址。请写成 https://主机 或 http://主机:端口。"


def no_public_address() -> str:
    return (
        "用 webhook 接收消息需要公网网址：请设 ZHICHENG_PUBLIC_URL=https://您的域名，"
        "或不设 ZHICHENG_TELEGRAM_WEBHOOK，改用 zhicheng telegram。"
    )
