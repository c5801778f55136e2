/** A passage of a document: what blank lines part, a heading, or a block of code. */
export interface Block {
  readonly kind: "heading" | "table" | "list" | "code" | "text";
  readonly text: string;
  /** In its file, from 1. */
  readonly line: number;
  /** Stands in a part that a command writes. */
  readonly generated: boolean;
}

const BEGINS = /^<!-- (?:generated from .*: begin|\w+: written by .*) -->$/;
const ENDS = /^<!-- (?:generated from .*: end|end of \w+) -->$/;

/** Blocks of code in a line of text, at its beginning or in a list. */
const FENCE = /^\s*(`{3,})/;

const kindOf = (text: string): Block["kind"] => {
  if (/^#{1,6} /.test(text)) return "heading";
  if (text.startsWith("|")) return "table";
  if (/^(?:[-*]|\d+\.) /.test(text)) return "list";
  return FENCE.test(text) ? "code" : "text";
};

/** A Markdown document as its passages, in order; comments are none. */
export function documentBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let start = 0;
  let fence = "";
  let generated = false;
  const end = (): void => {
    const joined = lines.join("\n");
    if (BEGINS.test(joined)) generated = true;
    else if (ENDS.test(joined)) generated = false;
    else if (lines.length > 0 && !/^<!--[\s\S]*-->$/.test(joined))
      blocks.push({kind: kindOf(joined), text: joined, line: start, generated});
    lines = [];
  };
  for (const [index, line] of [...text.split(/\r?\n/), ""].entries()) {
    const ticks = FENCE.exec(line)?.[1] ?? "";
    const stands = fence !== "" || line.trim() !== "";
    // Code in a list belongs to it; at a line's beginning it is a passage of its own.
    if (fence === "" && (!stands || line.startsWith("```") || kindOf(line) === "heading")) end();
    if (stands) {
      if (lines.length === 0) start = index + 1;
      lines.push(line);
    }
    if (fence === "") {
      fence = ticks;
      if (kindOf(line) === "heading") end();
    } else if (ticks.length >= fence.length && line.trim() === ticks) {
      fence = "";
      if (lines[0].startsWith("```")) end();
    }
  }
  return blocks;
}

/** What a translation is made of: all that neither is code nor written by a command. */
export const translatable = ({kind, generated}: Block): boolean => kind !== "code" && !generated;
