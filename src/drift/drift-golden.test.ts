import {expect, it} from "vitest";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {drawBuildDuel} from "../../pipelines/model/builds/build-duels.ts";
import {buildsDrift} from "../../pipelines/monitoring/drift/builds/builds-drift.ts";
import {buildsReference, builtFighter} from "../../pipelines/monitoring/drift/builds/builds-reference.ts";
import {decide} from "../../pipelines/monitoring/drift/report/verdict.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {exampleReport} from "../../tests/pipelines/monitoring/drift/example-report.ts";
import {click, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {driftPage} from "./drift-page.ts";

const golden = goldenOf("drift");

const now = new Date("2026-03-10T12:00:00Z");

/** Of fights between Pokémon of level 100 that are otherwise as in the scenario. */
function maxedBuilds() {
  const game = embeddedGame();
  const tables = createBattleTables(game);
  const requests = Array.from({length: 150}, (_, number) => {
    const {a, b} = drawBuildDuel(tables, 5, number);
    return [a, b].map((fighter) => ({...builtFighter(tables, fighter), level: 100}));
  });
  return buildsDrift({fights: 150, synthetic: 30, requests}, buildsReference(game));
}

it("shows a degraded model, and why", async () => {
  const report = await exampleReport({drifted: true, now});
  const issue = {rows: 20, share: 0.01, limit: 0.001};
  const quality = {
    ...report.quality,
    issues: [
      {column: "a_speed", problem: "missing", ...issue, exceeded: true},
      {column: "pokemon", problem: "unseen", ...issue, exceeded: false}
    ] as const
  };
  const retraining = {
    at: "2026-03-11T12:00:00.000Z",
    window: "7d",
    production: 1,
    candidate: 2,
    promoted: true,
    onTrial: false,
    reasons: [],
    trainingRows: 900_000,
    trainingSet: null,
    served: {rows: 800, heldOutRows: 200, productionError: 0.05, candidateError: 0.02}
  };
  await expectPage(
    golden("drift-degraded"),
    () =>
      driftPage({...report, columns: report.columns.slice(0, 9), quality, builds: maxedBuilds()}, retraining),
    {
      "the data of the first chart": click(".chart .tools button"),
      "the columns by name": click("th button")
    }
  );
});

it("shows a calm week without verification, and a refused candidate", async () => {
  const report = await exampleReport({now});
  const {performance, window} = report;
  const calm = {
    ...report,
    columns: report.columns.slice(0, 2),
    builds: {fights: 3, synthetic: 0, requests: 3, fighters: 6, judged: false, drifted: 0, columns: []},
    performance: {...performance, verified: null, estimated: null},
    window: {...window, isSynthetic: false, synthetic: 0}
  };
  const refused = {
    at: "2026-03-11T12:00:00.000Z",
    window: "7d",
    production: 1,
    candidate: 2,
    promoted: false,
    onTrial: false,
    reasons: ["accuracy is below the limit"],
    trainingRows: 900_000,
    trainingSet: null,
    served: {rows: 800, heldOutRows: 0, productionError: null, candidateError: null}
  };
  await expectPage(golden("drift-calm"), () => driftPage(calm, refused));
});

it("shows a version on trial, what live questions say of it, and the steps that led there", async () => {
  const report = await exampleReport({now});
  const trial = {
    phase: "challenge",
    version: 3,
    production: 2,
    share: 0.05,
    since: "2026-03-08T12:00:00.000Z"
  } as const;
  const judged = {
    at: "2026-03-10T11:00:00.000Z",
    trial,
    judged: 3,
    other: 2,
    rows: 1_500,
    pairs: 1_100,
    unusable: 0,
    differences: [
      {metric: "accuracy", values: [0.99, 0.98], value: -0.01, interval: [-0.02, 0]},
      {metric: "logLoss", values: [0.1, 0.11], value: -0.01, interval: [-0.012, -0.008]}
    ],
    outcome: "waiting",
    reasons: []
  } as const;
  const step = {
    at: trial.since,
    action: "on trial",
    version: 3,
    previous: 2,
    reasons: ["answers 5 % of the requests"],
    evidence: {}
  } as const;
  const shown = {...report, columns: report.columns.slice(0, 1)};
  await expectPage(golden("drift-trial"), () =>
    driftPage(shown, null, {trial, report: judged, steps: [step]})
  );
});

it("says how to make the report, and that nothing was retrained", async () => {
  await expectPage(golden("drift-none"), () => driftPage(null, null));
});

it("says at a glance since when something else is asked, and about whom", async () => {
  const report = await exampleReport({now});
  const carrier = {
    kind: "pokemon",
    side: "a",
    name: {en: "Pikachu", fr: "Pikachu"},
    now: 0.5,
    reference: 0.005,
    pValue: 1e-30,
    since: "2026-03-09T12:00:00.000Z"
  } as const;
  const stat = {...carrier, kind: "column", side: null, now: 461.2, reference: 419.4} as const;
  const chunk = {from: "2026-03-09T00:00:00.000Z", to: "2026-03-09T12:00:00.000Z", rows: 1_000};
  const changes = {
    chunks: [
      {...chunk, isDrifted: false, carrier: null},
      {...chunk, from: chunk.to, to: "2026-03-10T00:00:00.000Z", isDrifted: true, carrier}
    ],
    carriers: [carrier, {...stat, name: {en: "a_total_stats", fr: "a_total_stats"}}],
    since: carrier.since,
    wasDrifted: false
  };
  const evidence = {...report, changes, columns: report.columns.slice(0, 2)};
  const verdict = decide(evidence, report.thresholds);
  expect(verdict.sentence).toMatch(/^Drift since .*9.*: A is Pikachu in 50.0 % of the questions/);
  await expectPage(golden("drift-since"), () => driftPage({...evidence, verdict}, null));
});
