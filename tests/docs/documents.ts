import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";

const folder = (path: string): string[] =>
  readdirSync(join(REPOSITORY, path))
    .filter((name) => name.endsWith(".md") && !name.includes("-changed"))
    .map((name) => `${path}${name}`);

/** Every document of the project, by its path from the root. */
export const DOCUMENTS: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...folder("docs/"),
  "packages/predictiondex-client/README.md",
  "packages/xgboost-wasm/README.md",
  "pipelines/model/registry/README.md"
];

export const readDocument = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");

/** What a command in a document begins with. */
const STARTS =
  /^(?:[A-Z_]+=\S+ +)*(?:npm|npx|node|predictiondex|bash|curl|docker|df|ls|top|ps|dmesg|tsx)(?: |$)/;

/** Fenced blocks of a language; `sh` stands for blocks without one, too. */
function blocks(text: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)]
    .filter(([, language]) => ["", "sh", "bash"].includes(language))
    .map(([, , content]) => content);
}

/** Commands of a document: lines of its blocks, continued lines joined, and code in its text that begins like one. */
export function commandsOf(text: string): string[] {
  const lines = blocks(text).flatMap((block) => block.replaceAll(/\\\n\s*/g, "").split("\n"));
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  const commands = [...lines, ...spans]
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .map((line) => line.replace(/^source <\((.*)\)$/, "$1"))
    .filter((line) => STARTS.test(line));
  return [...new Set(commands)];
}
