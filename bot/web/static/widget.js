// The panel that the launcher opens: the same chat, in a shadow root, styled without inline styles.
import { Chat } from "./chat/chat.js";
import { h } from "./chat/dom.js";
import { rating } from "./chat/rating.js";
import { strings } from "./chat/strings.js";

const LARGE = "zhicheng large";

export async function createPanel({ base, side, colour, ink, layer, root, on, close, notice, language, title }) {
  const words = strings(language);
  const [examples] = await Promise.all([fetchExamples(base, notice), style(base, root)]);
  const body = h("div", { class: "zc-body" });
  const large = h("button", { type: "button", class: "zc-large", "aria-pressed": "false" }, words.large);
  const panel = h("div", { class: `zc-panel zc-${side}`, role: "dialog", "aria-label": title || words.title, lang: language, hidden: true },
    h("div", { class: "zc-bar" }, h("strong", null, title || words.title), large,
      h("button", { type: "button", class: "zc-close", onclick: close }, words.close)),
    body);
  panel.style.setProperty("--zc-accent", colour);
  panel.style.setProperty("--zc-on-accent", ink);
  panel.style.zIndex = layer;
  panel.addEventListener("keydown", (event) => {
    event.stopPropagation(); // shortcuts of the page must not fire while one types here
    if (event.key === "Escape" && !event.isComposing) close();
  });
  root.append(panel);
  const chat = new Chat(body, { base, notice, language, examples, on, rate: rating });
  enlarge(panel, large);
  followKeyboard(panel);
  return {
    show() {
      panel.hidden = false;
      chat.toEnd();
      chat.input.focus();
    },
    hide() {
      const open = !panel.hidden;
      panel.hidden = true;
      return open;
    },
    ask: (text) => chat.ask(text),
  };
}

async function style(base, root) {
  const names = ["chat/chat.css", "widget.css"];
  const texts = await Promise.all(names.map((name) => fetch(`${base}/static/${name}`, { credentials: "omit" }).then((r) => {
    if (!r.ok) throw new Error(`${name}: ${r.status}`);
    return r.text();
  })));
  // constructed style sheets are not inline styles: a page's style-src does not forbid them
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(texts.join("\n"));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

function fetchExamples(base, notice) {
  const about = notice ? `?notice=${encodeURIComponent(notice)}` : "";
  return fetch(`${base}/api/examples${about}`, { credentials: "omit" })
    .then((reply) => reply.json()).then((body) => body.examples, () => []);
}

function enlarge(panel, button) {
  const show = (on) => {
    panel.classList.toggle("zc-big", on);
    button.setAttribute("aria-pressed", String(on));
  };
  try { show(sessionStorage.getItem(LARGE) === "1"); } catch { /* storage is off */ }
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    show(on);
    try { sessionStorage.setItem(LARGE, on ? "1" : "0"); } catch { /* for this page only */ }
  });
}

// iOS lays its keyboard over the page: keep the panel inside what is left to see.
function followKeyboard(panel) {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    panel.style.setProperty("--zc-view", `${Math.round(view.height)}px`);
    panel.style.setProperty("--zc-top", `${Math.round(view.offsetTop)}px`);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
  fit();
}
