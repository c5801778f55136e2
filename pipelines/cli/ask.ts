import {createInterface} from "node:readline/promises";

/** Asks on the terminal; without one, or where nothing may be asked, `otherwise` is the answer. */
export async function confirm(question: string, otherwise = true): Promise<boolean> {
  if (!process.stdin.isTTY) return otherwise;
  const lines = createInterface({input: process.stdin, output: process.stderr});
  try {
    const answer = (await lines.question(`${question} [${otherwise ? "Y/n" : "y/N"}] `)).trim().toLowerCase();
    return answer === "" ? otherwise : answer.startsWith("y") || answer.startsWith("o");
  } finally {
    lines.close();
  }
}

/** Waits for the return key; without a terminal it does not wait. */
export async function pause(text: string): Promise<void> {
  if (!process.stdin.isTTY) return;
  const lines = createInterface({input: process.stdin, output: process.stderr});
  await lines.question(text);
  lines.close();
}
