// The conversation: the same on the full page and inside the widget.
import { copyText } from "./copying.js";
import { h } from "./dom.js";
import { Memory, freshId } from "./memory.js";
import { asText, renderQuestion, renderReply } from "./render.js";
import { strings } from "./strings.js";
import { Failure, send } from "./transport.js";

const LONGEST = 1000;
const TRIES = 5;

export class Chat {
  // root: an element to fill. options: base (server's origin, "" for our own pages), notice, language, examples, day, on.
  constructor(root, options = {}) {
    this.options = { base: "", notice: null, language: "", examples: [], on: () => {}, ...options };
    this.words = strings(this.options.language);
    this.memory = new Memory(`zhicheng ${this.options.base}`);
    this.pending = null;
    this.build(root);
    this.restore();
    this.onOnline = () => this.pending && this.pending.failed && this.deliver(this.pending);
    addEventListener("online", this.onOnline);
  }

  get ui() {
    return {
      words: this.words, base: this.options.base, rate: this.options.rate && ((message) => this.options.rate(message, this)),
      choose: (text, title) => this.ask(text, { shown: title, follow: true }), copy: (text, button) => this.copy(text, button),
    };
  }

  build(root) {
    const w = this.words;
    this.log = h("div", { class: "zc-log", role: "log", "aria-label": w.log, tabindex: "0" });
    this.status = h("p", { class: "zc-status", role: "status" });
    this.alert = h("div", { class: "zc-alert", role: "alert" });
    this.input = h("textarea", {
      id: "zc-input", rows: "1", placeholder: w.placeholder, "aria-describedby": "zc-privacy", enterkeyhint: "send",
      autocomplete: "off", onkeydown: (event) => this.key(event), oninput: () => this.grow(),
    });
    this.button = h("button", { type: "submit", class: "zc-send" }, w.send);
    const form = h("form", { class: "zc-form", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      h("label", { for: "zc-input" }, w.label), h("div", { class: "zc-line" }, this.input, this.button));
    const foot = h("div", { class: "zc-foot" }, h("span", { id: "zc-privacy" }, w.privacy),
      h("button", { type: "button", class: "zc-clear", onclick: () => this.clear() }, w.clear));
    root.classList.add("zc");
    root.append(this.log, h("div", { class: "zc-below" }, this.status, this.alert, form, foot));
  }

  restore() {
    const { entries } = this.memory.state;
    if (!entries.length) this.greet();
    for (const entry of entries) {
      this.log.append(renderQuestion(entry.shown, this.ui));
      if (entry.messages) this.log.append(renderReply(entry.messages, this.ui));
    }
    this.retireChoices(true);
    this.log.scrollTop = this.log.scrollHeight;
    const last = entries[entries.length - 1];
    if (last && !last.messages && !last.refused) this.deliver(last); // the page was left before the answer came
  }

  greet() {
    const buttons = this.options.examples.map((text) => ({ title: text, text }));
    this.log.append(renderReply([{ kind: "smalltalk", text: this.words.hello, buttons }], this.ui));
  }

  key(event) {
    // 229: the key that ends a composition; Safari says compositionend before it
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 160)}px`;
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) return this.complain(this.words.empty);
    if ([...text].length > LONGEST) return this.complain(this.words.long([...text].length, LONGEST));
    if (this.busy()) return;
    this.input.value = "";
    this.grow();
    this.ask(text);
  }

  busy() {
    return this.pending !== null && !this.pending.failed;
  }

  complain(text) {
    this.alert.replaceChildren(text);
    this.input.focus();
  }

  // Ask a question; resolves to the reply's messages, or to null when it was not answered.
  ask(text, { shown = text, follow = false } = {}) {
    if (this.busy()) return Promise.resolve(null);
    if (this.pending) this.giveUp(this.pending);
    const entry = { id: freshId(), text, shown, notice: this.options.notice || null, follow };
    this.memory.state.entries.push(entry);
    this.memory.save();
    this.log.append(renderQuestion(shown, this.ui));
    this.toEnd();
    this.options.on("ask", { text });
    return this.deliver(entry);
  }

  giveUp(entry) {
    entry.refused = true;
    delete entry.failed;
    this.pending = null;
    this.alert.replaceChildren();
  }

  async deliver(entry, attempt = 1) {
    this.pending = entry;
    delete entry.failed;
    this.alert.replaceChildren();
    this.wait(true);
    try {
      const body = { text: entry.text, notice: entry.notice, id: entry.id };
      if (this.memory.state.session) body.session = this.memory.state.session;
      if (this.options.day) body.as_of = this.options.day;
      const reply = await send(this.options.base, body);
      return this.answered(entry, reply);
    } catch (error) {
      return this.missed(entry, error, attempt);
    }
  }

  answered(entry, reply) {
    if (this.pending !== entry) return null; // cleared meanwhile
    this.pending = null;
    this.wait(false);
    this.memory.state.session = reply.session;
    entry.messages = reply.messages;
    this.memory.save();
    this.retireChoices(false);
    const node = renderReply(reply.messages, this.ui);
    this.log.append(node);
    this.toStartOf(node);
    if (entry.follow) node.focus({ preventScroll: true }); // the button that was pressed is gone
    this.options.on("answer", { messages: reply.messages });
    return reply.messages;
  }

  missed(entry, error, attempt) {
    if (this.pending !== entry) return null;
    this.wait(false);
    const failure = error instanceof Failure ? error : new Failure(String(error), null);
    if (failure.retryAfter > 0 && attempt < TRIES) {
      this.status.textContent = `${failure.message} ${this.words.waiting}`;
      return new Promise((resolve) => setTimeout(resolve, failure.retryAfter * 1000))
        .then(() => (this.pending === entry ? this.deliver(entry, attempt + 1) : null));
    }
    entry.failed = true;
    if (failure.retryAfter === null) entry.refused = true;
    this.memory.save();
    const retry = h("button", { type: "button", onclick: () => { this.deliver(entry); this.input.focus(); } }, this.words.retry);
    this.alert.replaceChildren(failure.message ? `${this.words.failed}${failure.message}` : this.words.offline, " ",
      failure.retryAfter === null ? "" : retry);
    this.options.on("error", { message: failure.message });
    return null;
  }

  wait(on) {
    this.status.textContent = on ? this.words.busy : "";
    this.button.setAttribute("aria-disabled", String(on));
    this.log.setAttribute("aria-busy", String(on));
  }

  // Options of a question that has been answered stay readable, but can no longer be pressed.
  retireChoices(keepLast) {
    const replies = [...this.log.querySelectorAll(".zc-reply")];
    if (keepLast) replies.pop();
    for (const reply of replies) reply.querySelectorAll(".zc-quiz button, .zc-quiz + .zc-choices button").forEach((button) => { button.disabled = true; });
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  toStartOf(node) {
    const top = node.offsetTop - this.log.offsetTop - 12;
    this.log.scrollTop = Math.min(top - 60, this.log.scrollHeight);
    if (this.log.scrollHeight <= this.log.clientHeight) node.scrollIntoView({ block: "nearest" });
  }

  async copy(text, button) {
    const done = await copyText(text, this.log);
    this.status.textContent = done ? this.words.copied : this.words.copyFailed;
    if (done) {
      button.textContent = this.words.copied;
      setTimeout(() => { button.textContent = this.words.copy; }, 2000);
    }
  }

  setNotice(id, name) {
    this.options.notice = id || null;
    this.status.textContent = id ? this.words.now(name || id) : this.words.all;
  }

  clear() {
    this.memory.clear();
    this.pending = null;
    this.wait(false);
    this.alert.replaceChildren();
    this.log.replaceChildren();
    this.greet();
    this.status.textContent = this.words.cleared;
    this.input.focus();
  }

  destroy() {
    removeEventListener("online", this.onOnline);
  }
}

export { asText };
