import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {dataPaths, REPOSITORY} from "../../../../lib/files/paths.ts";
import {withAgreement} from "../../../../pipelines/battle/agreement/mechanics-document.ts";
import {publishMechanics} from "../../../../pipelines/battle/agreement/mechanics-report.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const root = mkdtempSync(join(tmpdir(), "predictiondex-agreement-"));
afterAll(() => rmSync(root, {recursive: true, force: true}));

it("docs/MECHANICS.md says what the comparison with the reference engine gives today", async () => {
  const paths = dataPaths({PREDICTIONDEX_DATA: root});
  mkdirSync(paths.evaluation, {recursive: true});
  writeFileSync(paths.game, JSON.stringify(embeddedGame()));
  const document = readFileSync(join(REPOSITORY, "docs", "MECHANICS.md"), "utf8");
  expect(withAgreement(document, await publishMechanics({paths}))).toBe(document);
}, 300_000);
