/* Keys for rows and actions. Everything that a key does, a link, a button or a form of the page does too. */
"use strict";
(() => {
  const root = document.documentElement;
  const dialog = document.getElementById("keys");
  for (const opener of document.querySelectorAll("[data-opens]")) {
    opener.addEventListener("click", (event) => {
      if (!dialog) return;
      event.preventDefault();
      dialog.showModal();
    });
  }
  if (root.dataset.keys !== "on") return;

  const seen = (element) => element.getClientRects().length > 0;
  const rows = () => [...document.querySelectorAll("[data-row]")].filter(seen);
  const current = () => document.activeElement && document.activeElement.closest("[data-row]");

  /* The row after (or before) the one that has the focus; the first in sight where none has. */
  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const inSight = all.findIndex((row) => row.getBoundingClientRect().bottom > 0);
    const next = at < 0 ? Math.max(0, inSight) : Math.min(all.length - 1, Math.max(0, at + step));
    all[next].focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
    const twin = all[next].dataset.words && document.getElementById(all[next].dataset.words);
    if (twin) {
      for (const lit of document.querySelectorAll(".in-step")) lit.classList.remove("in-step");
      twin.classList.add("in-step");
      twin.scrollIntoView({ block: "nearest" });
    }
  }

  const led = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (led && led.matches("[data-row]")) led.focus({ preventScroll: true });

  /* What a key is for: in the row that has the focus, else on the page. */
  function act(key) {
    const row = current();
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const found = (row && [...row.querySelectorAll(wanted)].find(seen)) || [...document.querySelectorAll(wanted)].find((e) => seen(e) && !e.closest("[data-row]"));
    if (!found) return false;
    if (found.matches("input, select, textarea")) found.focus();
    else found.click();
    const inside = found.matches("summary") && found.parentElement.open && found.parentElement.querySelector("input:not([type=hidden]), select, button");
    if (inside) inside.focus();
    return true;
  }

  function open() {
    const row = current();
    const link = row && [...row.querySelectorAll("a[data-open]")].find(seen);
    if (link) link.click();
    return Boolean(link);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && document.activeElement.matches("input, select, textarea, summary")) document.activeElement.blur();
    if (event.target.closest("input, select, textarea, [contenteditable], dialog")) return;
    let done = true;
    if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
    else if (event.key === "o") done = open();
    else if (event.key.length === 1) done = act(event.key);
    else done = false;
    if (done) event.preventDefault();
  });
})();
