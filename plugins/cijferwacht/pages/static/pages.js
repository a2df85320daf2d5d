// The pages work without this. It does what only a script can inside Airflow's frame: take over Airflow's
// light or dark theme, and open outgoing links, which the frame's sandbox would swallow.
"use strict";

(() => {
  const framed = window.parent !== window;

  const followTheme = () => {
    const outer = window.parent.document.documentElement;
    const copy = () => {
      const dark = outer.classList.contains("dark");
      const light = outer.classList.contains("light");
      if (dark || light) {
        document.documentElement.dataset.theme = dark ? "dark" : "light";
      }
    };
    copy();
    new MutationObserver(copy).observe(outer, { attributes: true, attributeFilter: ["class"] });
  };

  const openOutside = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.out[href]") : null;
    if (link === null || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const opened = window.parent.open(link.href, "_blank");
    if (opened !== null) {
      opened.opener = null;
    }
  };

  if (framed) {
    try {
      followTheme();
      document.addEventListener("click", openOutside);
    } catch {
      // A frame of another origin: nothing of it may be read, and the links work by themselves.
    }
  }
})();
