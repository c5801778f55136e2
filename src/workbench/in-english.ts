/** What is shown is in English, whatever the page's language: names and descriptions of the project's catalogue. */
export function inEnglish<T extends HTMLElement>(element: T): T {
  element.lang = "en";
  element.classList.add("foreign");
  return element;
}
