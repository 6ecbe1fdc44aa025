// Large text for those who need it, kept for this browser; printing.
(() => {
  const KEY = "zhicheng large";
  const button = document.querySelector(".large-text");
  const show = (on) => {
    document.documentElement.classList.toggle("large", on);
    if (button) button.setAttribute("aria-pressed", String(on));
  };
  let on = false;
  try { on = localStorage.getItem(KEY) === "1"; } catch { /* storage is off */ }
  show(on);
  if (button) button.addEventListener("click", () => {
    on = !on;
    show(on);
    try { localStorage.setItem(KEY, on ? "1" : "0"); } catch { /* for this page only */ }
  });
  const print = document.querySelector(".print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
})();
