// Shows the widget's interface at work on the demonstration page.
document.addEventListener("zhicheng:ready", (event) => {
  const widget = event.target.zhicheng;
  for (const button of document.querySelectorAll("[data-ask]")) {
    button.disabled = false;
    button.addEventListener("click", () => widget.ask(button.dataset.ask));
  }
});
