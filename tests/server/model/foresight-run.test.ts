import pino from "pino";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {dataPaths} from "../../../lib/files/paths.ts";
import {createPool} from "../../../lib/workers/pool.ts";
import type {UsualAnswers} from "../../../pipelines/model/prediction/prediction-answers.ts";
import {Foresight} from "../../../server/model/foresight.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import {fakeModel} from "../support/fake-model.ts";
import {smallGame} from "../support/small-game.ts";

vi.mock("../../../lib/workers/pool.ts", () => ({createPool: vi.fn()}));
vi.mock("node:timers/promises", () => ({
  setTimeout: vi.fn(async (_ms: number, _value: unknown, {signal}: {signal: AbortSignal}) => {
    signal.throwIfAborted();
  })
}));

const paths = dataPaths({});
let ratios: number[];
let lines: Record<string, unknown>[];
let learnt: unknown[];
let asked: unknown[];
let pools: {closed: number}[];
let answer: (request: {version: number; pokemon: number}) => Promise<UsualAnswers>;

beforeEach(() => {
  [ratios, lines, learnt, asked, pools] = [[], [], [], [], []];
  answer = async (request) => ({answersTo: request}) as unknown as UsualAnswers;
  vi.mocked(createPool)
    .mockReset()
    .mockImplementation(() => {
      const pool = {closed: 0};
      pools.push(pool);
      return {
        run: async (task: string, request: {version: number; pokemon: number}) => {
          asked.push([task, request]);
          return answer(request);
        },
        close: async () => {
          pool.closed++;
        }
      } as unknown as ReturnType<typeof createPool>;
    });
});

const foresight = () =>
  new Foresight(
    paths,
    {set: (ratio: unknown) => void ratios.push(ratio as number)},
    pino({base: null, timestamp: false}, {write: (line: string) => void lines.push(JSON.parse(line))})
  );
const model = (version: number, pokemonCount: number | undefined = 4): ServedModel => {
  const {manifest, recommender} = fakeModel(smallGame, version);
  return {
    game: smallGame,
    manifest,
    recommender: {
      ...recommender,
      ...(pokemonCount === undefined ? {} : {pokemonCount}),
      learn: (answers) => void learnt.push(answers)
    }
  };
};
const finished = () =>
  expect.poll(() => pools.length > 0 && pools.every(({closed}) => closed === 1)).toBe(true);

describe("what will be asked", () => {
  it("is worked out Pokémon by Pokémon by one worker, learnt, and its share told", async () => {
    foresight().begin(model(7));
    await finished();
    const requests = [0, 1, 2, 3].map((pokemon) => ({version: 7, pokemon}));
    expect(asked).toEqual(requests.map((request) => ["foresee", request]));
    expect(learnt).toEqual(requests.map((request) => ({answersTo: request})));
    expect(ratios).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(lines).toEqual([
      {
        level: 30,
        modelVersion: "7",
        seconds: 0,
        msg: "every usual best-move answer is worked out"
      }
    ]);
    const [file, given, threads] = vi.mocked(createPool).mock.calls[0];
    expect(String(file)).toMatch(/\/server\/model\/foresee-tasks\.ts$/);
    expect([given, threads]).toEqual([{paths, game: smallGame}, 1]);
  });

  it("is nothing for a model that cannot look ahead", async () => {
    const subject = foresight();
    subject.begin(fakeModel(smallGame));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await subject.close();
    expect(pools).toEqual([]);
    expect(ratios).toEqual([0]);
  });

  it("begins anew with another model, after the run for the one before has ended", async () => {
    const subject = foresight();
    let release = () => {};
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    answer = async (request) => {
      if (request.version === 1) await first;
      return {answersTo: request} as unknown as UsualAnswers;
    };
    subject.begin(model(1));
    await expect.poll(() => asked.length).toBe(1);
    subject.begin(model(2, 2));
    expect(pools).toHaveLength(1);
    release();
    await expect.poll(() => ratios.at(-1)).toBe(1);
    await finished();
    expect(ratios).toEqual([0, 0, 0.5, 1]);
    expect(asked.map((entry) => (entry as [string, {version: number}])[1].version)).toEqual([1, 2, 2]);
    expect(lines).toMatchObject([{modelVersion: "2"}]);
  });

  it("ends when the server does, without a word", async () => {
    const subject = foresight();
    let release = () => {};
    answer = () =>
      new Promise((resolve) => {
        release = () => resolve({} as UsualAnswers);
      });
    subject.begin(model(1));
    await expect.poll(() => asked.length).toBe(1);
    const closed = subject.close();
    release();
    await closed;
    expect(pools).toEqual([{closed: 1}]);
    expect(asked).toHaveLength(1);
    expect(ratios).toEqual([0]);
    expect(lines).toEqual([]);
  });

  it("does not begin where the server ends before", async () => {
    const subject = foresight();
    subject.begin(model(1));
    await subject.close();
    expect(pools).toEqual([]);
    await foresight().close();
  });

  it("that cannot be worked out is told, and no more", async () => {
    answer = async () => {
      throw new Error("model.json is away");
    };
    foresight().begin(model(3));
    await finished();
    expect(lines).toMatchObject([
      {
        level: 40,
        modelVersion: "3",
        err: {message: "model.json is away"},
        msg: "answers are not worked out beforehand"
      }
    ]);
    expect(ratios).toEqual([0]);
  });
});
