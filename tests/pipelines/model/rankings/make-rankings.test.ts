import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Predictor} from "xgboost-wasm/predict";
import {dataPaths} from "../../../../lib/files/paths.ts";
import type {StartProgress} from "../../../../lib/terminal/report-progress.ts";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {
  estimatorModel,
  mendsGuess,
  readEstimatorManifest
} from "../../../../pipelines/model/fight-estimate/estimator-manifest.ts";
import {createFightEstimator} from "../../../../pipelines/model/fight-estimate/fight-estimator.ts";
import {fightRows} from "../../../../pipelines/model/fight-estimate/fight-features.ts";
import {
  partsFolder,
  sampleFile,
  solveSample
} from "../../../../pipelines/model/fight-estimate/solve-sample.ts";
import {trainEstimator} from "../../../../pipelines/model/fight-estimate/train-estimator.ts";
import {makeRankings} from "../../../../pipelines/model/rankings/make-rankings.ts";
import {rankingsPath, readRankings} from "../../../../pipelines/model/rankings/rankings-file.ts";
import {readSolvedFile} from "../../../../pipelines/model/solved/solved-file.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const whole = embeddedGame();
const FEW = new Set(["pikachu", "ditto", "magikarp", "rattata", "weedle"]);
const game = {...whole, pokemon: whole.pokemon.filter(({identifier}) => FEW.has(identifier))};
const EFFORT = {tried: 2, settled: 1, rounds: 1, solver: {passes: 2, width: 0.05, work: 1e6}};
const FIGHTS = 10;
const PART = 5;

let folder: string;
let sample: Awaited<ReturnType<typeof solveSample>>;
let paths: ReturnType<typeof dataPaths>;
const make = (threads = 1) => makeRankings({paths, game, effort: EFFORT, threads});
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rankings-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(folder, "data"), PREDICTIONDEX_MODELS: join(folder, "models")});
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("rankings of a small game", () => {
  it("need an estimator", async () => {
    await expect(make()).rejects.toThrow("there is no fight estimator to rank by; run `npm run rank`");
  });

  it("begin with solved fights, which go on where they were interrupted", async () => {
    const stopped = (): number[] => {
      const [key] = readdirSync(partsFolder(paths));
      return readdirSync(join(partsFolder(paths), key)).map(
        (part) => statSync(join(partsFolder(paths), key, part)).ino
      );
    };
    const interrupt: StartProgress = () => ({
      update(done) {
        if (done > PART) throw new Error("interrupted");
      },
      end() {}
    });
    mkdirSync(join(partsFolder(paths), "of another program"), {recursive: true});
    await expect(solveSample(paths, game, FIGHTS, interrupt, PART)).rejects.toThrow("interrupted");
    expect(existsSync(sampleFile(paths))).toBe(false);
    expect(readdirSync(partsFolder(paths))).toHaveLength(1);
    const kept = stopped();
    expect(kept).toHaveLength(1);
    const told: number[] = [];
    const watch: StartProgress = () => ({
      update(done) {
        if (told.length === 0) expect(stopped()).toEqual(kept);
        told.push(done);
      },
      end() {}
    });
    sample = await solveSample(paths, game, FIGHTS, watch, PART);
    expect(sample.fights).toBe(FIGHTS);
    expect(told[0]).toBe(PART);
    expect(told.at(-1)).toBe(FIGHTS);
    expect(existsSync(partsFolder(paths))).toBe(false);
  });

  it("rest on an estimator that learned from solved fights and was judged by others", async () => {
    const solved = await readSolvedFile(sampleFile(paths), game);
    expect(solved).toHaveLength(FIGHTS);
    const tables = createBattleTables(game);
    const {scores, trainingFights} = await trainEstimator({
      paths,
      tables,
      fights: solved,
      inputs: {},
      rounds: [3]
    });
    expect(trainingFights + scores.fights + scores.wide).toBe(FIGHTS - sample.unsolved);
    expect(readEstimatorManifest(paths)?.scores).toEqual(scores);
    const guess = await trainEstimator({paths, tables, fights: solved, inputs: {}, rounds: [0]});
    expect(guess.parameters.rounds).toBe(0);
    expect(guess.scores.meanError).toBe(guess.scores.guessError);
    expect(mendsGuess(guess.scores)).toBe(false);
    const predictor = Predictor.load(readFileSync(estimatorModel(paths)));
    const [{a, b}] = solved;
    const {guess: coarse} = fightRows(tables, a, b);
    expect(createFightEstimator(tables, predictor).estimate(a, b)).toBeCloseTo(
      Math.min(0.998, Math.max(0.002, coarse)),
      6
    );
    await expect(trainEstimator({paths, tables, fights: [], inputs: {}})).rejects.toThrow(
      "0 solved fights are too few"
    );
  });

  it("give each form that can attack a set, a chance against each other, and solved fights", async () => {
    const {forms, chances, solvedFights, wideFights} = await make();
    const names = forms.map(({pokemonId}) => game.pokemon.find(({id}) => id === pokemonId)!.identifier);
    expect(names.sort()).toEqual(["magikarp", "pikachu", "rattata", "weedle"]);
    const [rattata, magikarp] = [19, 129].map((id) => forms.findIndex(({pokemonId}) => pokemonId === id));
    expect(chances[rattata * forms.length + magikarp]).toBeGreaterThan(900);
    for (let i = 0; i < forms.length; i++)
      for (let j = 0; j < forms.length; j++)
        expect(chances[i * forms.length + j] + chances[j * forms.length + i]).toBe(1000);
    for (const {pokemonId, moveIds, differences} of forms) {
      const learnable = game.pokemon.find(({id}) => id === pokemonId)!.learnset.map(({moveId}) => moveId);
      expect(new Set(moveIds).size).toBe(Math.min(4, moveIds.length));
      for (const id of moveIds) expect(learnable).toContain(id);
      expect(differences.length).toBeLessThanOrEqual(2);
    }
    expect(solvedFights).toBeGreaterThan(0);
    expect(forms.flatMap(({differences}) => differences)).toHaveLength(2 * solvedFights);
    const wide = forms.flatMap(({differences}) => differences.filter(([low, high]) => low < high));
    expect(wide).toHaveLength(2 * wideFights);
  });

  it("are the same for any number of threads, and are read back", async () => {
    const first = readRankings(paths);
    expect(await make(2)).toEqual(first);
    writeFileSync(rankingsPath(paths), JSON.stringify({...first, chances: []}));
    expect(() => readRankings(paths)).toThrow("there must be a chance for every pair of forms");
  });
});
