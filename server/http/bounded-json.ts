/** Deeper than any body of the API, far from what recursion cannot bear. */
const DEEPEST = 16;
/** A batch of 1,000 duels has some 5,000 values. */
const MOST_VALUES = 20_000;

/** A body refused before it is parsed: its cost would be out of proportion. */
export class UnboundedBodyError extends Error {
  readonly tooDeep: boolean;

  constructor(tooDeep: boolean, most: number) {
    super(
      tooDeep
        ? `The body is nested more than ${most} levels deep; no question needs more than 4.`
        : `The body holds more than ${most} values; send less at once.`
    );
    this.name = "UnboundedBodyError";
    this.tooDeep = tooDeep;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const isOpening = (byte: number): boolean => byte === 0x5b || byte === 0x7b;
const isClosing = (byte: number): boolean => byte === 0x5d || byte === 0x7d;

/** One look at the bytes of a JSON text: how deep it goes, how many values it may hold. @throws UnboundedBodyError */
function refuseUnbounded(text: Uint8Array, mostValues = MOST_VALUES): void {
  let depth = 0;
  let values = 1;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (quoted) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (isOpening(byte)) {
      depth += 1;
      values += 1;
      if (depth > DEEPEST) throw new UnboundedBodyError(true, DEEPEST);
    } else if (isClosing(byte)) depth -= 1;
    else if (byte === COMMA) {
      values += 1;
      if (values > mostValues) throw new UnboundedBodyError(false, mostValues);
    }
  }
}

/** The same as a check of body-parser's, which hands the error on with a status of its own. */
export const verifyBounded =
  (mostValues?: number) =>
  (_request: unknown, _response: unknown, text: Buffer): void =>
    refuseUnbounded(text, mostValues);
