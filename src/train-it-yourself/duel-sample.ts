/**
 * Duels published for training in a page, packed by column. Little endian: the length of a JSON header
 * (uint32), the header, then of all duels the Pokémon A, move A, Pokémon B, move B (indexes into `GameData`, a
 * byte each), the low and the high byte of the win probability in steps of 1/50,000, and of the held-out duels
 * the production model's predictions (float32). Training duels come first. Both parts are in random order, so
 * that any first n of them are a sample.
 */
export interface DuelSample {
  readonly trainRows: number;
  readonly heldOutRows: number;
  readonly pokemonA: Uint8Array;
  readonly moveA: Uint8Array;
  readonly pokemonB: Uint8Array;
  readonly moveB: Uint8Array;
  /** P(A wins) by simulation, in 1/50,000. */
  readonly winProbability: Float32Array;
  /** The model in production and its predictions of the held-out duels; null where there is none. */
  readonly production: ProductionPredictions | null;
  /** The best that any model could score on the held-out duels. */
  readonly limit: Score;
}

export interface Score {
  /** Share of duels whose favourite is named. */
  readonly accuracy: number;
  /** In nats. */
  readonly logLoss: number;
}

interface ProductionPredictions {
  readonly version: number;
  readonly trees: number;
  readonly trainingRows: number;
  readonly predictions: Float32Array;
}

const FORMAT = "duel-sample/1";
const STEPS = 50_000;
/** Bytes a duel takes: four indexes and a probability of two bytes. */
const DUEL_BYTES = 6;

interface Header {
  readonly format: typeof FORMAT;
  readonly trainRows: number;
  readonly heldOutRows: number;
  readonly limit: Score;
  readonly production: Omit<ProductionPredictions, "predictions"> | null;
}

export function encodeSample(sample: DuelSample): Uint8Array {
  const {trainRows, heldOutRows, limit, production} = sample;
  const rows = trainRows + heldOutRows;
  const header: Header = {
    format: FORMAT,
    trainRows,
    heldOutRows,
    limit,
    production: production && {
      version: production.version,
      trees: production.trees,
      trainingRows: production.trainingRows
    }
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const steps = Uint16Array.from(sample.winProbability, (p) => Math.round(p * STEPS));
  const bytes = new Uint8Array(4 + text.length + DUEL_BYTES * rows + (production ? 4 * heldOutRows : 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  const {pokemonA, moveA, pokemonB, moveB} = sample;
  for (const column of [
    pokemonA,
    moveA,
    pokemonB,
    moveB,
    steps.map((p) => p & 255),
    steps.map((p) => p >> 8)
  ]) {
    bytes.set(column, at);
    at += rows;
  }
  for (const prediction of production?.predictions ?? []) {
    view.setFloat32(at, prediction, true);
    at += 4;
  }
  return bytes;
}

function readHeader(text: Uint8Array): Header {
  try {
    const header = JSON.parse(new TextDecoder().decode(text)) as Header;
    if (header.format === FORMAT) return header;
  } catch {
    // Falls through to the one message below.
  }
  throw new RangeError(`not a ${FORMAT} file: its header cannot be read`);
}

/** @throws RangeError for bytes that are not a whole file of `encodeSample` */
export function decodeSample(bytes: Uint8Array): DuelSample {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = bytes.length >= 4 ? view.getUint32(0, true) : 0;
  const {trainRows, heldOutRows, limit, production} = readHeader(bytes.subarray(4, 4 + headerLength));
  const rows = trainRows + heldOutRows;
  const start = 4 + headerLength;
  const end = start + DUEL_BYTES * rows;
  const expected = end + (production ? 4 * heldOutRows : 0);
  if (bytes.length !== expected)
    throw new RangeError(`not a whole ${FORMAT} file: ${bytes.length} bytes, its header says ${expected}`);
  const column = (index: number): Uint8Array =>
    bytes.subarray(start + index * rows, start + (index + 1) * rows);
  const [low, high] = [column(4), column(5)];
  return {
    trainRows,
    heldOutRows,
    limit,
    pokemonA: column(0),
    moveA: column(1),
    pokemonB: column(2),
    moveB: column(3),
    winProbability: Float32Array.from(low, (value, row) => (value + 256 * high[row]) / STEPS),
    production: production && {
      ...production,
      predictions: Float32Array.from({length: heldOutRows}, (_, row) => view.getFloat32(end + 4 * row, true))
    }
  };
}
