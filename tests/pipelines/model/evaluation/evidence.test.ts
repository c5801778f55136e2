import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import type {LabelledDuels} from "../../../../pipelines/model/duels/duel-columns.ts";
import {readEvidence, rowEvidence, writtenEvidence} from "../../../../pipelines/model/evaluation/evidence.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {smallDuels} from "../../../support/small-duels.ts";

const folder = mkdtempSync(join(tmpdir(), "evidence-"));
afterAll(() => rmSync(folder, {recursive: true}));
const file = join(folder, "evidence.json");
const duels = smallDuels(embeddedGame(), 60, {playouts: 5});
const rows = Uint32Array.of(3, 9, 20, 59);
const q = [0.1, 0.2, 0.3, 1];
const kept = {
  rows: rowEvidence(duels, rows, q),
  questions: [{replies: "open" as const, hash: "h", regret: [0, 0.25]}]
};

it("keeps what was answered and what is true, row by row", () => {
  expect([...kept.rows.prediction]).toEqual([...Float32Array.from(q)]);
  expect([...kept.rows.truth]).toEqual(Array.from(rows, (row) => duels.winProbability[row]));
  expect(new Set(kept.rows.pair).size).toBe(4);
});

it("is read back as it was written", () => {
  writeFileSync(file, writtenEvidence(kept));
  expect(readEvidence(file)).toEqual(kept);
  expect(readEvidence(join(folder, "nothing.json"))).toBeNull();
});

describe("the hash of the rows", () => {
  const changed = (change: Partial<Record<keyof LabelledDuels, (value: number) => number>>): string => {
    const copy = {...duels} as Record<string, unknown>;
    for (const [name, by] of Object.entries(change)) {
      const column = Float64Array.from(duels[name as "moveA"], (value: number, row) =>
        row === 9 ? by(value) : value
      );
      copy[name] = column;
    }
    return rowEvidence(copy as unknown as LabelledDuels, rows, q).hash;
  };

  it("is of the duels and of their truth, not of the answers", () => {
    expect(rowEvidence(duels, rows, [0, 0, 0, 0]).hash).toBe(kept.rows.hash);
    for (const name of ["pokemonA", "moveA", "pokemonB", "moveB"] as const)
      expect(changed({[name]: (value: number) => value + 1}), name).not.toBe(kept.rows.hash);
    expect(changed({winProbability: (value) => (value + 0.3) % 1})).not.toBe(kept.rows.hash);
    expect(changed({playouts: (value) => value + 1})).toBe(kept.rows.hash);
    expect(rowEvidence(duels, rows.slice(1), q.slice(1)).hash).not.toBe(kept.rows.hash);
  });
});

it("is refused by the field that is damaged", () => {
  const written = JSON.parse(writtenEvidence(kept)) as {rows: Record<string, unknown>};
  const read = (change: Record<string, unknown>) => () => {
    writeFileSync(file, JSON.stringify({...written, rows: {...written.rows, ...change}}));
    return readEvidence(file);
  };
  expect(read({truth: "AAAA"})).toThrow(
    "evidence.json is not a model's answers: rows.truth: not a packed column"
  );
  const short = rowEvidence(duels, rows.slice(1), q.slice(1));
  const shorter = JSON.parse(writtenEvidence({...kept, rows: short})) as typeof written;
  expect(read({prediction: shorter.rows.prediction})).toThrow("rows: columns do not fit each other");
  const beyond = {...kept, rows: {...kept.rows, prediction: Float32Array.of(0, 0.5, 1.5, 1)}};
  const wrong = JSON.parse(writtenEvidence(beyond)) as typeof written;
  expect(read({prediction: wrong.rows.prediction})).toThrow("rows.prediction: not all are probabilities");
});
