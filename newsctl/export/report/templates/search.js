"use strict";
// Search in the page. In a folder what is searched comes in parts, which load when the first word is typed;
// in one file the articles on the page are searched. Text goes into the page as text, never as HTML.
(() => {
  const form = document.getElementById("search");
  const query = document.getElementById("query");
  const status = document.getElementById("status");
  const results = document.getElementById("results");
  const parts = Number(form.dataset.parts);
  const most = 100;
  const known = [];
  let loaded = 0;
  let started = false;
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const add = ([address, headline, date, text]) =>
    known.push({ address, headline, date, text: fold(`${headline} ${date} ${text}`) });

  window.found = (articles) => articles.forEach(add);

  function load() {
    if (!parts) {
      for (const article of document.querySelectorAll("article")) {
        const time = article.querySelector("time");
        add([`#${article.id}`, article.querySelector("h2").textContent, time ? time.textContent : "", article.textContent]);
      }
      loaded = 1;
    } else {
      const script = document.createElement("script");
      script.src = `search-${loaded + 1}.js`;
      script.onload = () => {
        loaded += 1;
        if (loaded < parts) load();
        show();
      };
      document.head.append(script);
    }
  }

  function show() {
    const words = fold(query.value).split(/\s+/).filter(Boolean);
    results.replaceChildren();
    if (!words.length) {
      status.textContent = "";
      return;
    }
    const hits = known.filter((article) => words.every((word) => article.text.includes(word)));
    for (const hit of hits.slice(0, most)) {
      const link = document.createElement("a");
      link.href = hit.address;
      link.textContent = hit.headline;
      const item = document.createElement("li");
      item.append(link, ` ${hit.date}`);
      results.append(item);
    }
    const more = hits.length > most ? `, the first ${most} shown` : "";
    const still = parts && loaded < parts ? "; still reading" : "";
    status.textContent = `${hits.length} ${hits.length === 1 ? "article" : "articles"}${more}${still}`;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", () => {
    if (!started) {
      started = true;
      load();
    }
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== query) {
      event.preventDefault();
      query.focus();
    }
  });
})();
