// <script async src="https://HOST/embed.js" data-notice="ID"></script>: one launcher; the chat loads when it is opened.
// Options: data-notice, data-position (right, left), data-colour (#rrggbb), data-lang (zh-Hans, zh-Hant), data-text, data-z-index.
// API: script.zhicheng = { open, close, ask(text), on(name, listener) }; "zhicheng:ready" bubbles from the script element.
(() => {
  const script = document.currentScript;
  if (!script || script.zhicheng) return;
  const base = new URL(script.src).origin;
  const data = script.dataset;
  const hant = /^zh-(hant|hk|tw|mo)/i.test(data.lang || "");
  const side = data.position === "left" ? "left" : "right";
  const colour = /^#[0-9a-f]{6}$/i.test(data.colour || "") ? data.colour : "#0b5394";
  const dark = [1, 3, 5].reduce((sum, i, n) => sum + parseInt(colour.substr(i, 2), 16) * [0.3, 0.59, 0.11][n], 0) < 150;
  const text = data.text || (hant ? "問問這份通知" : "问问这份通知");
  const layer = /^\d{1,10}$/.test(data.zIndex || "") ? data.zIndex : "2147483000";
  const listeners = {};
  const emit = (name, detail) => (listeners[name] || []).forEach((listener) => listener(detail));
  let panel = null;
  let loading = null;
  let button;

  const load = () => {
    loading = loading || import(`${base}/static/widget.js`).then((module) => module.createPanel({
      base, side, colour, layer, root: button.getRootNode(), on: emit, close,
      ink: dark ? "#fff" : "#111", notice: data.notice || null, language: hant ? "zh-Hant" : "zh-Hans", title: data.title,
    })).then((made) => { panel = made; }, (error) => { loading = null; throw error; });
    return loading;
  };

  const open = async () => {
    if (!button) return false;
    button.setAttribute("aria-busy", "true");
    try {
      await load();
    } catch {
      button.textContent = hant ? "暫時打不開，點此再試" : "暂时打不开，点此再试";
      return false;
    } finally {
      button.removeAttribute("aria-busy");
    }
    button.textContent = text;
    button.setAttribute("aria-expanded", "true");
    button.style.visibility = "hidden";
    panel.show();
    emit("open", {});
    return true;
  };

  function close() {
    if (!panel || !panel.hide()) return;
    button.setAttribute("aria-expanded", "false");
    button.style.visibility = "visible";
    button.focus();
    emit("close", {});
  }

  const draw = () => {
    const taken = `zhicheng-${side}`;
    if (document.querySelector(`[data-${taken}]`)) return; // a second script tag for the same corner
    const host = document.createElement("div");
    host.setAttribute(`data-${taken}`, "");
    host.style.cssText = "all:initial";
    button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-haspopup", "dialog");
    button.style.cssText = `position:fixed;${side}:16px;bottom:16px;bottom:max(16px,env(safe-area-inset-bottom));z-index:${layer};` +
      "min-height:48px;max-width:calc(100vw - 32px);padding:8px 20px;border:2px solid #fff;border-radius:24px;cursor:pointer;" +
      "font:700 16px/1.4 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;" +
      `background:${colour};color:${dark ? "#fff" : "#111"};box-shadow:0 2px 10px rgba(0,0,0,.35)`;
    button.addEventListener("click", open);
    host.attachShadow({ mode: "open" }).append(button);
    document.body.append(host);
  };

  script.zhicheng = {
    open, close,
    ask: async (question) => ((await open()) ? panel.ask(String(question)) : null),
    on(name, listener) {
      (listeners[name] = listeners[name] || []).push(listener);
      return () => { listeners[name] = listeners[name].filter((other) => other !== listener); };
    },
  };
  const start = () => {
    draw();
    script.dispatchEvent(new CustomEvent("zhicheng:ready", { bubbles: true }));
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
