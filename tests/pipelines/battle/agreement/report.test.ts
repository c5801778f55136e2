import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dataPaths} from "../../../../lib/files/paths.ts";
import {readAnswers} from "../../../../pipelines/battle/agreement/kept-answers.ts";
import {agreementMarkdown, withAgreement} from "../../../../pipelines/battle/agreement/mechanics-document.ts";
import {mechanicsPath, publishMechanics} from "../../../../pipelines/battle/agreement/mechanics-report.ts";
import type {MechanicsReport} from "../../../../pipelines/battle/agreement/mechanics-schema.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const root = mkdtempSync(join(tmpdir(), "predictiondex-agreement-"));
const paths = dataPaths({PREDICTIONDEX_DATA: root});
let report: MechanicsReport;

beforeAll(async () => {
  mkdirSync(paths.evaluation, {recursive: true});
  writeFileSync(paths.game, JSON.stringify(embeddedGame()));
  report = await publishMechanics({paths, playouts: 100});
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("the comparison with the reference engine", () => {
  it("covers every kept answer, once in each summary", () => {
    for (const [kind, summary, points, groups] of [
      ["duels", report.duels, report.duelPoints, report.classes],
      ["move-sets", report.moveSets, report.moveSetPoints, report.policies]
    ] as const) {
      expect(summary.battles).toBe(readAnswers(kind).size);
      expect(points).toHaveLength(summary.battles);
      expect(groups.reduce((sum, {battles}) => sum + battles, 0)).toBe(summary.battles);
      expect(summary.exact).toBe(points.filter(({method}) => method === "exact").length);
      expect(summary.seedsEach).toBe(Math.min(...points.map(({seeds}) => seeds)));
      const differences = points.map(({ours, reference}) => Math.abs(ours - reference));
      expect(summary.meanDifference).toBeCloseTo(
        differences.reduce((sum, difference) => sum + difference, 0) / differences.length,
        12
      );
    }
  });

  it("is published whole", () => {
    expect(JSON.parse(readFileSync(mechanicsPath(paths), "utf8"))).toEqual(report);
  });

  it("replaces what stands between the markers and nothing else", () => {
    const text = agreementMarkdown(report);
    const changed = agreementMarkdown({...report, engine: "another engine"});
    expect(withAgreement(`before\n${changed}\nafter`, report)).toBe(`before\n${text}\nafter`);
    for (const document of ["no markers", text.split("\n").reverse().join("\n")])
      expect(() => withAgreement(document, report)).toThrow(/lacks the markers/);
  });
});
