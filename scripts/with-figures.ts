/** A JSON text's tokens: names with their colon, and values. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;

const isNumber = (token: string): boolean => /^-?\d/.test(token);

/** Four digits after the point, two that count where it is small, and more where it would look whole but is not. */
export function rounded(value: number): string {
  if (Math.abs(value) < 0.01) return String(Number(value.toPrecision(2)));
  const digits = [4, 6, 8].find((count) => !Number.isInteger(Number(value.toFixed(count))));
  return String(Number(value.toFixed(digits ?? 4)));
}

/** The scalars of a value in the order in which JSON writes them. */
function leaves(shown: unknown, answered: unknown): unknown[] {
  if (typeof shown !== "object" || shown === null) return [answered];
  return Object.entries(shown).flatMap(([name, value]) =>
    leaves(value, (answered as Record<string, unknown> | undefined)?.[name])
  );
}

/**
 * A JSON text that shows part of an answer, with the answer's own values and everything else as it was: layout,
 * order, what is left out.
 * @throws Error where the answer lacks what is shown
 */
export function withFigures(shown: string, answer: unknown): string {
  const values = leaves(JSON.parse(shown), answer);
  let next = 0;
  return shown.replace(TOKEN, (token, colon: string | undefined) => {
    if (colon !== undefined) return token;
    const value = values[next++];
    if (value === undefined) throw new Error(`the answer has nothing in place of ${token}`);
    return isNumber(token) && typeof value === "number" ? rounded(value) : JSON.stringify(value);
  });
}

const EXAMPLE = /(```sh\n(curl [\s\S]*?)```\n+```json\n)([\s\S]*?)(```)/g;

/**
 * A guide whose examples, each a command and the JSON it answers, show what `answerTo` gives for their commands.
 * @throws Error that names the command whose answer does not fit
 */
export async function guideWithFigures(
  guide: string,
  answerTo: (command: string) => Promise<unknown>
): Promise<string> {
  let text = "";
  let end = 0;
  for (const {0: whole, 1: head, 2: command, 3: shown, 4: tail, index} of guide.matchAll(EXAMPLE)) {
    const answer = await answerTo(command);
    try {
      text += guide.slice(end, index) + head + withFigures(shown, answer) + tail;
    } catch (cause) {
      throw new Error(`${command.trim()}: ${(cause as Error).message}`, {cause});
    }
    end = index + whole.length;
  }
  return text + guide.slice(end);
}
