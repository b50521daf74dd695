// Closes the menu as one expects of a menu: by a click beside it, and by Esc.
const menu = document.querySelector("[data-menu]");

document.addEventListener("click", (event) => {
  if (menu.open && !menu.contains(event.target)) {
    menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (menu.open && event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
