"""What the front counts, in Prometheus' text format; no label holds anything that a person typed."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """One registry for one app, so that two apps in a process (tests) do not add up."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "zhicheng_http_requests", "Requests answered", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "zhicheng_chat_seconds", "Time to answer a question", buckets=_SECONDS, registry=self.registry
        )
        self.turns = Counter(
            "zhicheng_chat_turns",
            "Questions by outcome: answered, rasa_down, rasa_silent, refused",
            ["outcome"],
            registry=self.registry,
        )
        self.messages = Counter(
            "zhicheng_chat_messages", "Messages sent to people, by kind", ["kind"], registry=self.registry
        )
        self.ready = Gauge("zhicheng_ready", "1 when Rasa and the knowledge base answer", registry=self.registry)

    def text(self) -> bytes:
        return generate_latest(self.registry)
