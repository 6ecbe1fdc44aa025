"""What the front says itself: refusals with what was found, what is accepted and what to do next."""

from __future__ import annotations

# --------------------------------------------------------------------------- the server's own state

STARTING = "正在启动，马上就好。请稍等几秒再发一次。"
NO_KNOWLEDGE_YET = "正在启动，知识库还没有准备好，请稍等片刻再试。"
CRASHED = "服务器内部出错了，已记录。请稍后再试。"
BUSY = "现在提问的人太多，请稍等几秒再发。"
STILL_ANSWERING = "前面几条还在回答，请等它们答完再发。"
TOO_FAST = "问得太快了，请稍等再发。"
RATED_TOO_FAST = "评价得太快了，请稍等。"
AS_OF_REFUSED = "这里不接受 as_of。只有以 zhicheng serve --allow-as-of 启动的服务才能指定日期。"

# --------------------------------------------------------------------------- addresses

NOT_FOUND = "没有这个地址。可用的入口：/（提问）、/notices（通知列表）、/help（使用说明）。"
METHOD_NOT_ALLOWED = "这个地址不接受这种请求方法。"
NO_QUERY = "缺少参数 q：请给出要查的词，例如 /api/search?q=评审费。"


def unknown_notice(found: str) -> str:
    return f"没有编号为“{found if len(found) <= 60 else found[:60] + '…'}”的通知。可用的编号见 /api/notices。"


def long_query(found: int, most: int) -> str:
    return f"参数 q 太长：收到 {found} 个字，最多 {most} 个字。"


def wrong_number(name: str, found: str, low: int, high: int) -> str:
    return f"参数 {name} 不对（{found[:20]}）：应为 {low} 至 {high} 之间的整数。"


def wrong_topic(found: str, known: list[str]) -> str:
    return f"参数 topic 不对（{found[:40]}）：应为主题或方面，主题有 {'、'.join(known)}。"


def wrong_day(found: str) -> str:
    return f"as_of={found} 不是日期。请写成 年-月-日，例如 2024-10-12。"


# --------------------------------------------------------------------------- bodies

NO_OBJECT = '请求体应为 JSON 对象，至少含字段 text，例如 {"text": "评审费多少钱"}。'
UNKNOWN_SESSION = "字段 session 不对：应为某次回答里给出的 session。请先提问再评价。"
MISSING, OF_WRONG_TYPE, AS_AGREED = "没有给出", "类型或格式不符", "约定的类型"


def no_json(error: str) -> str:
    return f"请求体不是有效的 JSON（{error}）。请发送 JSON 对象，至少含字段 text。"


def large_body(bytes: int, characters: int) -> str:
    return f"请求太大：最多 {bytes} 字节（问题最多 {characters} 个字）。请精简后再发。"


def long_text(found: int, most: int) -> str:
    return f"字段 text 太长：收到 {found} 个字，最多 {most} 个字。请精简后再发。"


def wrong_field(name: str, accepted: str, found: str = "") -> str:
    return f"字段 {name} 不对{f'（{found}）' if found else ''}：应为{accepted}。"


def empty_text(accepted: str) -> str:
    return f"字段 text 是空的：应为{accepted}。请写下要问的问题。"


def fields(longest: int) -> dict[str, str]:
    """Field of a question → what it takes."""
    return {
        "text": f"1 至 {longest} 个字的文字",
        "session": "上一次回答里给出的 session，或者不写",
        "notice": "通知编号，或者 null",
        "as_of": "写成 年-月-日 的日期（例如 2024-10-12），或者不写",
        "id": "8 至 64 个字母、数字或 - 组成的消息编号，或者不写",
    }
