import {createInterface} from "node:readline/promises";

/** Where questions are asked and answered: the terminal. */
interface Dialogue {
  readonly input: NodeJS.ReadableStream & {readonly isTTY?: boolean};
  readonly output: NodeJS.WritableStream;
}
const terminal: Dialogue = {input: process.stdin, output: process.stderr};

/** Asks one line; null where there is no terminal to ask on. */
async function askLine(question: string, {input, output}: Dialogue): Promise<string | null> {
  if (!input.isTTY) return null;
  const lines = createInterface({input, output});
  try {
    return (await lines.question(question)).trim().toLowerCase();
  } finally {
    lines.close();
  }
}

/** Asks yes or no, in English or French; return, or no terminal, means `otherwise`. */
export async function confirm(question: string, otherwise = true, dialogue = terminal): Promise<boolean> {
  const answer = await askLine(`${question} [${otherwise ? "Y/n" : "y/N"}] `, dialogue);
  return answer === null || answer === "" ? otherwise : answer.startsWith("y") || answer.startsWith("o");
}

/** Waits for the return key; without a terminal it does not wait. */
export async function pause(text: string, dialogue = terminal): Promise<void> {
  await askLine(text, dialogue);
}
