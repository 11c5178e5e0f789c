"use strict";
for (const article of document.querySelectorAll(".article")) {
  const detail = article.querySelector(".detail");
  const shown = detail.querySelector(".shown");
  const attitudes = article.querySelector(".show-attitudes");
  const hint = shown.firstElementChild;
  const marks = [...article.querySelectorAll("[data-s]")];
  const numbers = (mark) => mark.dataset.s.split(" ");
  const card = (number) => document.getElementById(`${article.id}-s${number}`);
  const visible = (number) => attitudes?.checked || !card(number).classList.contains("attitude");

  const numberAt = (element) => {
    for (let at = element; at && at !== article; at = at.parentElement) {
      const number = at.dataset?.s && numbers(at).find(visible);
      if (number !== undefined && number !== "") return number;
    }
    return null;
  };
  const show = (number) => {
    const found = number === null ? null : card(number);
    article.classList.toggle("active", found !== null);
    detail.classList.toggle("filled", found !== null);
    for (const mark of marks) mark.classList.toggle("on", numbers(mark).includes(number));
    if (found === null) {
      shown.replaceChildren(hint);
      return;
    }
    article.style.setProperty("--active", getComputedStyle(found).getPropertyValue("--c"));
    const copy = document.createElement("div");
    copy.className = found.className;
    copy.style.cssText = found.style.cssText;
    copy.append(...found.cloneNode(true).childNodes);
    shown.replaceChildren(copy);
  };
  const react = (event) => {
    const number = numberAt(event.target);
    if (number !== null) show(number);
  };
  const text = article.querySelector(".text");
  for (const kind of ["pointerover", "focusin", "click"]) text.addEventListener(kind, react);
  detail.querySelector(".close").addEventListener("click", () => show(null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(null);
  });

  const buttons = [...article.querySelectorAll(".legend button")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const other of buttons) other.setAttribute("aria-pressed", String(on && other === button));
      article.classList.toggle("filtered", on);
      for (const mark of marks) {
        mark.classList.toggle("kept", on && mark.dataset.tag === button.dataset.tag);
      }
    });
  }
  const focusable = () => {
    for (const mark of marks) {
      if (mark.classList.contains("first")) mark.tabIndex = visible(mark.dataset.s) ? 0 : -1;
    }
  };
  attitudes?.addEventListener("change", () => {
    show(null);
    focusable();
  });
  focusable();
}
