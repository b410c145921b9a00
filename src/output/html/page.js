"use strict";
// Filters and folding. Without it the page shows everything.
(() => {
  const all = (what) => Array.from(document.querySelectorAll(what));
  const form = document.getElementById("filter");
  if (form) {
    form.hidden = false;
    const findings = all(".finding").map((node) => ({ node, text: node.textContent.toLowerCase() }));
    const count = document.getElementById("count");
    const filter = () => {
      const severities = all("#filter [name=severity]:checked").map((it) => it.value);
      const rule = form.elements.rule.value;
      const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { node, text } of findings) {
        const fits = severities.includes(node.dataset.severity) && (!rule || node.dataset.rule === rule)
          && words.every((word) => text.includes(word));
        node.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      count.textContent = String(shown);
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }
  const folds = () => all(".tree details");
  for (const button of all("button[data-fold]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const tree = button.closest("section");
      for (const it of tree.querySelectorAll("details")) it.open = button.dataset.fold === "open";
    });
  }
  // A link to a row opens what the row is folded into; one to a finding that is filtered
  // away shows it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let it = target; it; it = it.parentElement) {
      if (it.tagName === "DETAILS") it.open = true;
    }
    target.hidden = false;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  reveal();
  // Paper cannot be unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = folds().filter((it) => !it.open);
    for (const it of folded) it.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const it of folded) it.open = false;
  });
})();
