// The cited clause gets the focus, so that a screen reader starts there too.
const focusTarget = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) target.focus({ preventScroll: true });
};
addEventListener("hashchange", focusTarget);
focusTarget();
