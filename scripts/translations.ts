/**
 * `npm run translations`: what of the documents' French is missing or older than its English, and how that changed;
 * keeps the fingerprints of what is translated. `-- --check` writes nothing. `-- --still-right docs/fr/API.md:98`
 * says that this French fits the changed English as it is. Ends with 1 where anything is left to translate.
 */
import {execFileSync, spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {parseArgs} from "node:util";
import {REPOSITORY} from "../lib/files/paths.ts";
import {type Block, documentBlocks} from "../src/build/document-blocks.ts";
import {
  fingerprint,
  frenchFile,
  PAIRS_FILE,
  PHRASES_FILE,
  readPairs,
  readPhrases
} from "../src/build/document-translation.ts";
import {pairPassages, type Trouble} from "./translations/pair-passages.ts";
import {englishPassages, frenchPassages, missingPhrases, TRANSLATED} from "./translations/read-documents.ts";

const {values} = parseArgs({
  options: {check: {type: "boolean"}, "still-right": {type: "string", multiple: true, default: []}}
});
const stillRight = new Set(values["still-right"]);

const git = (...args: readonly string[]): string =>
  execFileSync("git", args, {cwd: REPOSITORY, encoding: "utf8", maxBuffer: 2 ** 26});

/** The text of an earlier version of a document's passage, from the history. */
function earlierPassage(file: string, print: string): string | undefined {
  for (const commit of git("log", "--format=%H", "--", file).split("\n").filter(Boolean)) {
    const found = documentBlocks(git("show", `${commit}:${file}`)).find(
      ({text}) => fingerprint(text) === print
    );
    if (found) return found.text;
  }
  return undefined;
}

/** A text's changes, word by word: [-gone-]{+new+}. */
function wordChanges(before: string, after: string): string {
  const folder = mkdtempSync(join(tmpdir(), "translations-"));
  try {
    const files = [before, after].map((text, index) => {
      const path = join(folder, String(index));
      writeFileSync(path, `${text}\n`);
      return path;
    });
    const {stdout} = spawnSync("git", ["diff", "--no-index", "--word-diff", "--no-color", "-U0", ...files], {
      encoding: "utf8"
    });
    return stdout.split("\n").slice(5).join("\n").trimEnd();
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

const indented = (text: string): string => text.replaceAll(/^/gm, "    ");

function tell(file: string, {what, english, french, madeFrom, text}: Trouble): void {
  const at = (path: string, block: Block | undefined): string[] => (block ? [`${path}:${block.line}`] : []);
  console.log([...at(frenchFile(file), french), ...at(file, english), text].join("  "));
  if (what === "stale" && english && french && madeFrom) {
    const before = earlierPassage(file, madeFrom);
    console.log(indented(before === undefined ? english.text : wordChanges(before, english.text)));
    console.log(indented(`French: ${french.text}`));
  }
  if (what === "uneven") {
    console.log(indented(`English: ${english?.text ?? "nothing"}`));
    console.log(indented(`French: ${french?.text ?? "nothing"}`));
  }
}

const before = readPairs();
const phrases = readPhrases();
const after: Record<string, readonly string[]> = {};
let left = 0;
for (const file of TRANSLATED) {
  const known = before[basename(file)] ?? [];
  if (!existsSync(join(REPOSITORY, frenchFile(file)))) {
    console.log(`${frenchFile(file)}  not there yet`);
    left++;
    continue;
  }
  const {pairs, troubles} = pairPassages(
    englishPassages(file),
    frenchPassages(file),
    known,
    ({line}: Block) => stillRight.has(`${frenchFile(file)}:${line}`)
  );
  after[basename(file)] = pairs;
  for (const trouble of troubles) tell(file, trouble);
  const missing = missingPhrases(file, phrases);
  for (const phrase of missing)
    console.log(`${PHRASES_FILE}  ${file} has no French for ${JSON.stringify(phrase)}`);
  left += troubles.length + missing.length;
}
const isSame = JSON.stringify(after) === JSON.stringify(before);
if (!isSame && values.check) {
  console.log(`${PAIRS_FILE}  is not of these documents: run npm run translations`);
  left++;
} else if (!isSame) writeFileSync(join(REPOSITORY, PAIRS_FILE), `${JSON.stringify(after, null, 2)}\n`);
console.log(left === 0 ? "every passage is translated and current" : `${left} left`);
process.exitCode = left === 0 ? 0 : 1;
