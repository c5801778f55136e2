import type {Statement} from "./split-statements.ts";

/** In a notebook a query is a template of JavaScript. */
const escaped = ({text}: Statement): string => text.replaceAll(/[`\\]|\$(?=\{)/g, String.raw`\$&`);

const cell = (kind: string, text: string): string => `\`\`\`${kind}\n${text}\n\`\`\`\n`;

/**
 * A notebook that goes on where the editor stopped. Cells run when what they depend on is there, not from top to
 * bottom: several statements are one cell.
 * @param title its heading
 */
export function queryNotebook(title: string, statements: readonly Statement[]): string {
  const texts = statements.map(escaped);
  const last = texts[texts.length - 1];
  // Framework makes a value of a backtick in a cell of SQL.
  const isPlain = texts.length === 1 && !last.includes("`");
  const query = isPlain
    ? cell("sql id=result", last)
    : cell(
        "js",
        [
          ...texts.slice(0, -1).map((text) => `await sql\`${text}\`;`),
          `const result = await sql\`${last}\`;`
        ].join("\n")
      );
  const shown = cell("js", "Inputs.table(result, {select: false})");
  return `# ${title}\n\n${query}\n${shown}\n\${result.numRows} rows.\n`;
}
