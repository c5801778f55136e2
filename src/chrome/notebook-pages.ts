/** Notebooks are pages like others, but whoever writes one need say nothing about it: a file in this folder is one. */
export const NOTEBOOK_FOLDER = "notebooks";

/** @param path a page's address or file, from the site's root */
export const isNotebook = (path: string): boolean =>
  new RegExp(`^[/\\\\]?${NOTEBOOK_FOLDER}[/\\\\]`).test(path);

const TAG = /<[^>]*>/g;

/** A heading's text in a language, of one that may hold both (`<span lang="fr">…`). */
function inLanguage(heading: string, language: "en" | "fr"): string {
  const marked = new RegExp(`<(\\w+) lang="${language}">(.*?)</\\1>`).exec(heading)?.[2];
  return (marked ?? heading).replaceAll(TAG, "").replaceAll(/[*_`]/g, "").trim();
}

/** What a notebook is called that does not say it: as its first heading, else as its file. */
export function notebookTitle(text: string, fileName: string): {readonly en: string; readonly fr: string} {
  const heading = /^# +(.+)$/m.exec(text)?.[1];
  const titles = {en: inLanguage(heading ?? "", "en"), fr: inLanguage(heading ?? "", "fr")};
  const name = fileName.replace(/\.md$/, "");
  return {en: titles.en || name, fr: titles.fr || titles.en || name};
}
