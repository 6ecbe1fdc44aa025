// Messages of the HTTP contract as cards.
import { h } from "./dom.js";

const STATE = [["closed", /已截止|已經截止/], ["upcoming", /未开始|未開始|才开始/], ["open", /进行中|進行中/]];

export function renderReply(messages, ui) {
  return h("article", { class: "zc-reply", tabindex: "-1", "aria-label": ui.words.bot }, messages.map((m) => card(m, ui)));
}

export function renderQuestion(text, ui) {
  return h("div", { class: "zc-question" }, h("span", { class: "zc-hidden" }, `${ui.words.you}：`), text);
}

function card(message, ui) {
  const parts = [said(message), message.table ? table(message.table) : null];
  return h(
    "div", { class: `zc-card zc-${String(message.kind).replace(/[^a-z_]/g, "")}` },
    chip(message, ui), verdict(message, ui), parts, criteria(message, ui),
    message.quiz ? [...choices(message, ui), clauses(message, ui)] : [clauses(message, ui), ...choices(message, ui)],
    message.kind === "answer" || message.kind === "quiz_result" ? tools(message, ui) : null,
  );
}

// The state is said in the text too: the chip only shows it at a glance.
function chip(message, ui) {
  const state = stateOf(message);
  return state && h("span", { class: `zc-chip zc-${state}`, "aria-hidden": "true" }, ui.words.states[state]);
}

function stateOf(message) {
  if (message.kind !== "answer") return null;
  const first = message.text.split("\n").slice(0, 2).join("\n");
  const found = STATE.filter(([, pattern]) => pattern.test(first));
  return found.length === 1 ? found[0][0] : null;
}

// The text is complete by itself; what the table, the criteria or the buttons below say again is left out of it here.
function said(message) {
  const options = ((message.quiz && message.quiz.options) || []).map((option) => option.title);
  const itemised = message.quiz && message.quiz.criteria && message.quiz.criteria.length;
  const again = (line) => (message.table && line.startsWith("·")) || (itemised && /^[✗✓？] /.test(line))
    || options.includes(line.replace(/^\d+[.、．]\s*/, ""));
  const lines = message.text.split("\n").filter((line) => !again(line));
  return lines.some((line) => line.trim()) ? h("p", { class: "zc-text" }, lines.join("\n")) : null;
}

// Roles are written out because a table that is laid out as blocks loses them.
function table({ columns, rows }) {
  const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
    columns.map((name) => h("th", { role: "columnheader", scope: "col" }, name))));
  const body = h("tbody", { role: "rowgroup" }, rows.map((cells) => h("tr", { role: "row" }, cells.map((cell, i) => (
    i === 0 ? h("th", { role: "rowheader", scope: "row" }, cell) : h("td", { role: "cell", "data-label": columns[i] || "" }, cell))))));
  return h("table", { class: "zc-table", role: "table" }, head, body);
}

function verdict(message, ui) {
  const found = message.quiz && message.quiz.verdict;
  if (!found) return null;
  return h("p", { class: `zc-verdict zc-${found}` }, ui.words[found] || found);
}

// What decides is named in the text; the others are folded away.
function criteria(message, ui) {
  const list = (message.quiz && message.quiz.criteria) || [];
  const named = (criterion) => criterion.status === "unmet" || (criterion.status === "unknown" && message.text.includes(criterion.text));
  const others = list.filter((criterion) => !named(criterion));
  return [listed(list.filter(named), ui), others.length ? h("details", { class: "zc-clauses" },
    h("summary", null, ui.words.others(others.length)), listed(others, ui)) : null];
}

function listed(list, ui) {
  if (!list.length) return null;
  return h("ul", { class: "zc-criteria" }, list.map((criterion) => h(
    "li", { class: `zc-${criterion.status}` },
    h("strong", null, ui.words[criterion.status] || criterion.status), " ", criterion.text,
    criterion.change ? h("p", { class: "zc-change" }, criterion.change) : null,
    criterion.citation && criterion.citation.quote ? folded([criterion.citation], ui) : null)));
}

function clauses(message, ui) {
  return message.citations && message.citations.length ? folded(message.citations, ui) : null;
}

function folded(citations, ui) {
  const name = citations.length > 1 ? ui.words.clauses(citations.length) : ui.words.clause;
  return h("details", { class: "zc-clauses" }, h("summary", null, name), citations.map((c) => cited(c, ui)));
}

function cited(citation, ui) {
  const place = [citation.section, citation.title].filter(Boolean).join(" · ");
  return h("blockquote", null, h("p", null, citation.quote), h("footer", null, place, " ",
    h("a", { href: ui.base + citation.url, target: "_blank", rel: "noopener" }, ui.words.open)));
}

// Options of a question are large; what the buttons offer beside them ("back", "stop") is not.
function choices(message, ui) {
  const options = ((message.quiz && message.quiz.options) || []).map(({ title }) => ({ title, text: title }));
  const others = (message.buttons || []).filter((button) => !options.some(({ title }) => title === button.title));
  return [group("zc-choices zc-quiz", options, ui), group("zc-choices", others, ui)];
}

function group(name, list, ui) {
  if (!list.length) return null;
  return h("div", { class: name, role: "group" }, list.map(({ title, text }) => (
    h("button", { type: "button", onclick: () => ui.choose(text, title) }, title))));
}

function tools(message, ui) {
  return h("div", { class: "zc-tools" },
    h("button", { type: "button", onclick: (event) => ui.copy(asText(message, ui), event.currentTarget) }, ui.words.copy),
    calendar(message, ui),
    ui.rate ? ui.rate(message) : null);
}

// Dates that are still to come can be put into a calendar.
function calendar(message, ui) {
  const [citation] = message.citations || [];
  if (!citation || !["open", "upcoming"].includes(stateOf(message))) return null;
  return h("a", { href: `${ui.base}/notices/${encodeURIComponent(citation.notice)}/calendar.ics`, download: true }, ui.words.calendar);
}

export function asText(message, ui) {
  const lines = [message.text];
  for (const citation of message.citations || []) {
    lines.push(`“${citation.quote}”`, `——${ui.words.source(citation.title, citation.section)} ${ui.base}${citation.url}`);
  }
  return lines.join("\n");
}
