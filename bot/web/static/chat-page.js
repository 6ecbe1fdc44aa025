import { Chat } from "./chat/chat.js";
import { rating } from "./chat/rating.js";

const root = document.getElementById("chat");
const chat = new Chat(root, {
  notice: root.dataset.notice || null,
  examples: root.dataset.examples.split("|").filter(Boolean),
  rate: rating,
});
const chooser = document.getElementById("notice");
chooser.addEventListener("change", () => {
  const name = chooser.selectedOptions[0].textContent;
  chat.setNotice(chooser.value, name);
  history.replaceState(null, "", chooser.value ? `/?notice=${encodeURIComponent(chooser.value)}` : "/");
});
