// Look-up as one types. What is looked up stands in the address, so that it can be passed on and gone back to.
import { copyText } from "./chat/copying.js";
import { h } from "./chat/dom.js";

const PAUSE = 120; // ms without a letter before the server is asked
const FACETS = { region: "地区", series: "系列", year: "年度", topic: "主题", state: "状态" };
const WIDE = matchMedia("(min-width: 64.01rem)");
const [box, count, facets, results, original, frame, link] =
  ["q", "count", "facets", "results", "original", "original-frame", "original-link"].map((id) => document.getElementById(id));
const desk = document.querySelector(".desk");
const address = new URLSearchParams(location.search);
let current = -1;
let timer = null;
let asked = 0;

const filters = () => Object.fromEntries(Object.keys(FACETS).filter((name) => address.get(name)).map((name) => [name, address.get(name)]));

async function look() {
  const query = box.value.trim();
  if (query) address.set("q", query); else address.delete("q");
  history.replaceState(null, "", address.size ? `/desk?${address}` : "/desk");
  const turn = ++asked;
  if (!query) return show({ count: 0, answers: [], results: [], facets: {} }, "");
  const wanted = new URLSearchParams({ q: query, limit: "20", ...filters() });
  try {
    const reply = await fetch(`/api/search?${wanted}`);
    const body = await reply.json();
    if (turn === asked) show(reply.ok ? body : { count: 0, answers: [], results: [], facets: {} }, reply.ok ? query : body.error.message);
  } catch {
    if (turn === asked) count.textContent = "网络不通，请稍后再试。";
  }
}

function show(found, query) {
  current = -1;
  const direct = found.answers.filter((answer) => answer.status === "found").length;
  count.textContent = !query ? "" : found.facets.region === undefined ? query : `${direct} 份通知有直接答案，${found.count} 条相关条款`;
  facets.replaceChildren(...Object.entries(FACETS).map(([name, title]) => facet(name, title, found.facets[name] || [])).filter(Boolean));
  results.replaceChildren(...[
    found.answers.length ? h("h2", null, "直接答案") : "", ...found.answers.map(answer),
    found.results.length ? h("h2", null, "相关条款") : "", ...found.results.map(clause),
  ].filter(Boolean));
}

function facet(name, title, values) {
  if (!values.length) return null;
  return h("fieldset", null, h("legend", null, title), values.map(({ value, title: shown, count: number }) => h("button", {
    type: "button", "aria-pressed": String(address.get(name) === value),
    onclick: () => {
      if (address.get(name) === value) address.delete(name); else address.set(name, value);
      look();
    },
  }, shown, h("span", { class: "quiet" }, String(number)))));
}

function answer(found) {
  const first = found.citations[0];
  return h("section", { class: `result direct ${found.status}`, "data-url": first ? first.url : `/notices/${found.notice}` },
    h("h3", null, found.short, found.point ? h("span", { class: "quiet" }, ` · ${found.point}`) : ""),
    h("p", { class: "text" }, found.text),
    found.citations.filter((citation) => !found.text.includes(citation.quote)).map((citation) => h("blockquote", null, citation.quote)),
    found.citations.length ? h("p", { class: "sources" }, "出处：", places(found.citations)) : "",
    first ? buttons(first.url, [`${found.short}：${found.text}`, ...found.citations.map((c) => `“${c.quote}”——《${c.title}》${c.section} ${location.origin}${c.url}`)]) : "");
}

// Each clause once, opening beside.
function places(citations) {
  const urls = new Map(citations.map((citation) => [citation.url, citation.section || "正文"]));
  return [...urls].map(([url, section]) => h("a", { href: url, target: "_blank", rel: "noopener", onclick: (event) => open(event, url) }, section));
}

function clause(hit) {
  return h("section", { class: "result", "data-url": hit.url },
    h("h3", null, hit.short, h("span", { class: "quiet" }, ` · ${hit.section || "正文"}`)),
    h("p", { class: "text" }, marked(hit.quote, hit.marks)),
    buttons(hit.url, [`“${hit.quote}”——《${hit.title}》${hit.section} ${location.origin}${hit.url}`]));
}

function marked(text, spans) {
  const parts = [];
  let done = 0;
  for (const [start, end] of spans) {
    parts.push(text.slice(done, start), h("mark", null, text.slice(start, end)));
    done = end;
  }
  return [...parts, text.slice(done)];
}

function buttons(url, lines) {
  return h("p", { class: "actions" },
    h("a", { class: "button plain", href: url, target: "_blank", rel: "noopener", onclick: (event) => open(event, url) }, "看原文"),
    h("button", { type: "button", class: "button plain", onclick: (event) => copy(event.currentTarget, lines.join("\n")) }, "复制"));
}

function open(event, url) {
  if (!WIDE.matches || event.ctrlKey || event.metaKey || event.shiftKey) return; // no room beside: a page of its own
  event.preventDefault();
  original.hidden = false;
  desk.classList.add("split");
  link.href = url;
  frame.src = "about:blank";
  frame.src = url.replace("#", "?beside=1#");
}

async function copy(button, text) {
  const done = await copyText(text, button, "hidden");
  count.textContent = done ? "已复制答案和出处。" : "没能复制，请手动选取文字。";
}

function move(step) {
  const cards = [...results.querySelectorAll(".result")];
  if (!cards.length) return;
  current = Math.max(0, Math.min(cards.length - 1, current + step));
  cards.forEach((card, i) => card.setAttribute("aria-current", String(i === current)));
  cards[current].scrollIntoView({ block: "nearest" });
  count.textContent = `第 ${current + 1} 项，共 ${cards.length} 项：${cards[current].querySelector("h3").textContent}`;
}

box.value = address.get("q") || "";
box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(look, PAUSE);
});
box.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
box.form.addEventListener("submit", (event) => { event.preventDefault(); });
box.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && current >= 0) {
    results.querySelectorAll(".result")[current].querySelector("a.button").click();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  event.preventDefault();
  box.focus();
  box.select();
});
document.getElementById("original-close").addEventListener("click", () => {
  original.hidden = true;
  desk.classList.remove("split");
  frame.src = "about:blank";
  box.focus();
});
if (box.value) look();
