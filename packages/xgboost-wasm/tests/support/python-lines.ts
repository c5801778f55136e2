import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

/** A line of docs/COMING-FROM-PYTHON.md. */
export interface PythonLine {
  section: string;
  python: string;
  here: string;
}

/** All of docs/COMING-FROM-PYTHON.md. */
export const page = readFileSync(
  fileURLToPath(new URL("../../docs/COMING-FROM-PYTHON.md", import.meta.url)),
  "utf8"
);

export const pythonLines: readonly PythonLine[] = page
  .split("\n## ")
  .slice(1)
  .flatMap((text) => {
    const [section] = text.split("\n");
    return Array.from(text.matchAll(/^\| `(.+)` \| `(.+)` \|$/gm), ([, python, here]) => ({
      section,
      python,
      here
    }));
  });

/** Lines of tables that are not told as code in both cells, headings aside. */
export const otherLines: readonly string[] = page
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\| (`.+` \| `.+`|--- \| ---|Python \| here) \|$/.test(line));
