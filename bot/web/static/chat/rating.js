// Thumbs with an optional word, sent without what was asked.
import { h } from "./dom.js";

export function rating(message, chat) {
  const w = chat.words;
  const box = h("span", { class: "zc-tools" });
  const post = (helpful, word) => fetch(`${chat.options.base}/api/feedback`, {
    method: "POST", headers: { "Content-Type": "application/json" }, credentials: "omit",
    body: JSON.stringify({ session: chat.memory.state.session, helpful, word, answer: message.text.slice(0, 1000) }),
  }).then((reply) => { chat.status.textContent = reply.ok ? w.thanks : ""; }, () => {});
  const press = (helpful, button) => {
    for (const other of box.querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", String(other === button));
    post(helpful, "");
    box.querySelector(".zc-word")?.remove();
    if (!helpful) ask();
  };
  const ask = () => {
    const input = h("input", { type: "text", maxlength: "200", "aria-label": w.word, placeholder: w.word });
    const form = h("form", { class: "zc-word", onsubmit: (event) => {
      event.preventDefault();
      if (input.value.trim()) post(false, input.value.trim());
      form.remove();
    } }, input, h("button", { type: "submit" }, w.sendWord));
    box.append(form);
    input.focus();
  };
  const up = h("button", { type: "button", "aria-pressed": "false", onclick: () => press(true, up) }, w.helpful);
  const down = h("button", { type: "button", "aria-pressed": "false", onclick: () => press(false, down) }, w.unhelpful);
  box.append(up, down);
  return box;
}
