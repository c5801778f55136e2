import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Stage} from "../../../cli/demo/scene.ts";
import {SCENES} from "../../../cli/demo/scenes.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {evaluationPath} from "../../../pipelines/model/evaluation/read-evaluation.ts";
import {appendLedger} from "../../../pipelines/model/registry/model-store.ts";
import {copyLoadedGame} from "../../faults/small-run.ts";
import {
  sampleIntervals,
  sampleReport,
  sampleScores,
  sampleSplit
} from "../../pipelines/model/registry/sample.ts";
import {type ServedApp, serveApp} from "../../server/support/serve-app.ts";

const root = mkdtempSync(join(tmpdir(), "demo-"));
const paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
let app: ServedApp;

beforeAll(async () => {
  app = await serveApp();
  await copyLoadedGame(paths);
  await publishText(
    evaluationPath(paths),
    JSON.stringify(
      sampleReport({
        splits: [
          sampleSplit({
            testRows: 178680,
            intervals: sampleIntervals(sampleScores(), {accuracy: [0.98, 0.995]}),
            limit: sampleScores({accuracy: 0.9964})
          })
        ]
      })
    )
  );
  const entry = {at: "2026-11-24T12:00:00.000Z", version: 2, previous: 1, evidence: {}};
  appendLedger(paths, {...entry, action: "refused", reasons: ["accuracy 90.00 % is below 98.00 %"]});
});
afterAll(async () => {
  await app.close();
  rmSync(root, {recursive: true});
});

async function play(title: RegExp): Promise<string> {
  const lines: string[] = [];
  const stage: Stage = {
    paths,
    url: app.url,
    signal: AbortSignal.timeout(30_000),
    ask: async (path, body) => (await (body === undefined ? app.get(path) : app.post(path, body))).json(),
    say: (line) => void lines.push(line)
  };
  await SCENES.find((scene) => title.test(scene.title))!.play(stage);
  return lines.join("\n");
}

describe("the tour", () => {
  it.each([
    [/Eleven tables/, /mewtwo|Electrode|Aerodactyl/i],
    [
      /How good/,
      /178,680 duels, accuracy 99\.00 % \[98\.00 %, 99\.50 %\]\n {4}the most any model could reach: 99\.64 %/
    ],
    [/Which move/, /Squirtle should use \w+.*\n(?: {4}.* against .*\n?){4}/],
    [/Why/, /the game: \d+\.\d\d % \((exact|monte_carlo)\)\n(?: {4}.*log-odds by .*\n?){3,4}/],
    [/wrong question/, /422: pokemon_a_id: .*Squirtle/],
    [/gate/, /2026-11-24T12:00:00 version 2 refused: accuracy 90\.00 % is below/],
    [/Monitoring/, /api_requests_total\{/]
  ])("%s shows what it promises", async (title, shown) => {
    expect(await play(title)).toMatch(shown);
  });

  it("says where in the site the same is to be seen", () => {
    for (const {pages, words} of SCENES) {
      expect(pages.length).toBeGreaterThan(0);
      expect(words).toMatch(/\.$/);
    }
  });
});
