// Text into the clipboard; resolves to whether it got there.
import { h } from "./dom.js";

// The clipboard interface needs https; pages of offices often have none.
export async function copyText(text, near, hidden = "zc-hidden") {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const held = near.getRootNode().activeElement;
    const area = h("textarea", { class: hidden, "aria-hidden": "true", tabindex: "-1" });
    area.value = text;
    near.after(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    held?.focus();
    return done;
  }
}
