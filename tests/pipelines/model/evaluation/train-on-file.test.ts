import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import {runCommandLine} from "../../../../cli/program.ts";
import {openDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {dataPaths} from "../../../../lib/files/paths.ts";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../../../pipelines/battle/duel.ts";
import {Random} from "../../../../pipelines/battle/random.ts";
import {DuelFileError} from "../../../../pipelines/model/duels/read-duels.ts";
import {describeTraining, trainOnFile} from "../../../../pipelines/model/evaluation/train-on-file.ts";
import {readParameters} from "../../../../pipelines/model/training/parameters.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {captureOutput} from "../../../support/capture-output.ts";

// Loads the sources by a process of its own: here the game is there.
const bringUpToDate = vi.hoisted(() => vi.fn(async () => {}));
vi.mock("../../../../cli/commands/bring-up-to-date.ts", () => ({bringUpToDate}));

const root = mkdtempSync(join(tmpdir(), "own-duels-"));
const environment = {PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")};
const paths = dataPaths(environment);
const settings = {rounds: 20, parameters: {...readParameters().parameters, max_depth: 4, eta: 0.3}};
const file = join(root, "my battles.parquet");
const ROWS = 1500;

/** Writes a Parquet file with what a query gives of the file of good duels. */
async function derive(name: string, select: string, rest = ""): Promise<string> {
  const path = join(root, name);
  const {connection, close} = await openDuckDb();
  await connection.run(
    `COPY (SELECT ${select} FROM read_parquet('${file}') ${rest}) TO '${path}' (FORMAT parquet)`
  );
  close();
  return path;
}

beforeAll(async () => {
  const game = embeddedGame();
  mkdirSync(paths.data, {recursive: true});
  writeFileSync(paths.game, JSON.stringify(game));
  const tables = createBattleTables(game);
  const random = new Random();
  random.seed(4, 2);
  const fighters = tables.pokemon.map(({index}) => index).filter((a) => damagingMoves(tables, a).length > 0);
  const pick = (values: readonly number[]): number => values[random.below(values.length)];
  const rows = Array.from({length: ROWS}, () => {
    const [a, b] = [pick(fighters), pick(fighters)];
    const [moveA, moveB] = [pick(damagingMoves(tables, a)), pick(damagingMoves(tables, b))];
    const {probability} = duelProbability(tables, a, moveA, b, moveB, {playouts: 20, seed: 1});
    const ids = [game.pokemon[a].id, game.moves[moveA].id, game.pokemon[b].id, game.moves[moveB].id];
    return `(${[...ids, probability].join()})`;
  });
  const {connection, close} = await openDuckDb();
  await connection.run(
    `COPY (SELECT * REPLACE (win_probability::FLOAT AS win_probability) FROM (VALUES ${rows.join()})
      AS duel(pokemon_a_id, move_a_id, pokemon_b_id, move_b_id, win_probability)) TO '${file}' (FORMAT parquet)`
  );
  close();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("training on duels brought from elsewhere", () => {
  it("gives a model that knows more than nothing of held-out pairs, beside the pipeline's own", async () => {
    const result = await trainOnFile({paths, file, settings});
    expect(result.trainRows + result.testRows).toBe(ROWS);
    expect(result.scores?.accuracy).toBeGreaterThan(0.75);
    expect(result.scores?.logLoss).toBeLessThan(Math.LN2);
    expect(result.folder).toBe(join(paths.data, "own-models", "my-battles"));
    const manifest = JSON.parse(readFileSync(join(result.folder, "manifest.json"), "utf8"));
    expect(manifest.trainingRows).toBe(result.trainRows);
    expect(manifest.inputs["my battles.parquet"]).toMatch(/^[0-9a-f]{64}$/);
    expect(existsSync(join(paths.data, "model"))).toBe(false);
    expect(describeTraining(result)).toContain(`on ${result.testRows} duels of pairs held out: accuracy `);
  });

  it("says when there was nothing to hold out", async () => {
    const result = await trainOnFile({paths, file: await derive("two.parquet", "*", "LIMIT 2"), settings});
    expect(result).toMatchObject({trainRows: 2, testRows: 0, scores: null});
    expect(describeTraining(result)).toContain("the model has no score");
  });

  it.each([
    ["move_b_id", "* EXCLUDE (move_b_id)", /has no column "move_b_id"/],
    [
      "win_probability",
      "* REPLACE (win_probability::VARCHAR AS win_probability)",
      /"win_probability" is VARCHAR; expected .*FLOAT/
    ]
  ])(
    "refuses a file whose column %s is missing or of another type, and leaves nothing",
    async (column, select, message) => {
      const bad = await derive(`bad-${column}.parquet`, select);
      const error = await trainOnFile({paths, file: bad, settings}).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DuelFileError);
      expect((error as DuelFileError).column).toBe(column);
      expect((error as DuelFileError).message).toMatch(message);
      expect(readdirSync(join(paths.data, "own-models"))).not.toContain(`bad-${column}`);
    }
  );

  it("is done by the command, which ends with failure and the column's name for a bad file", async () => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const printed = {out: "", error: ""};
    captureOutput(
      (text) => (printed.out += text),
      (text) => (printed.error += text)
    );
    const train = (data: string) => runCommandLine(["train", "--data", data], "0");
    expect(await train(await derive("no-move.parquet", "* EXCLUDE (move_a_id)"))).toBe(1);
    expect(printed.error).toContain(
      'no-move.parquet: has no column "move_a_id"; expected move_a_id (INTEGER'
    );
    expect(bringUpToDate).toHaveBeenCalledWith("etl");
    printed.error = "";
    // With the recorded parameters, whose trees take long for all of them.
    expect(await train(await derive("my few.parquet", "*", "LIMIT 60"))).toBeUndefined();
    expect(printed.error).not.toContain("rror");
    expect(printed.out).toMatch(/^trained on \d+ duels: .+own-models\/my-few\/model\.json\non \d+ duels/);
  });
});
