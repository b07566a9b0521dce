// Lights every piece of the fact that the address names, also where it runs over others, and marks it in the list.
"use strict";
(() => {
  const light = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!name) return;
    for (const piece of document.querySelectorAll("[data-fact]")) {
      if (piece.dataset.fact.split(" ").includes(name)) piece.classList.add("lit");
    }
    for (const link of document.querySelectorAll("[data-lights]")) {
      if (link.dataset.lights === name) link.classList.add("lit");
    }
  };
  addEventListener("hashchange", light);
  light();
})();
