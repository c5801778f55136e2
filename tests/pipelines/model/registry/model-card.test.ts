import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {TextDocument} from "../../../../lib/documents/text-document.ts";
import {toMarkdown} from "../../../../lib/documents/to-markdown.ts";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {publishText} from "../../../../lib/files/publish.ts";
import {generalizationPath} from "../../../../pipelines/model/evaluation/read-evaluation.ts";
import {
  CARD_FILE,
  describeModel,
  modelCard,
  readCardInput,
  writeModelCard,
  writeProductionCard
} from "../../../../pipelines/model/registry/model-card.ts";
import {registerVersion, setAlias, versionFolder} from "../../../../pipelines/model/registry/model-store.ts";
import {sampleCardInput, sampleManifest, sampleReport, sampleSplit} from "./sample.ts";

let root: string;
let paths: DataPaths;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "card-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** Compares with a kept file; a difference is left beside it as NAME-changed.md, to be looked at and renamed. */
function expectGolden(name: string, actual: string): void {
  const path = fileURLToPath(new URL(`golden/${name}.md`, import.meta.url));
  const changed = path.replace(/\.md$/, "-changed.md");
  const kept = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (kept === actual) rmSync(changed, {force: true});
  else {
    mkdirSync(fileURLToPath(new URL("golden", import.meta.url)), {recursive: true});
    writeFileSync(changed, actual);
  }
  expect(actual).toBe(kept);
}

describe("modelCard", () => {
  it("is the kept Markdown (if not, rename golden/model-card-changed.md)", () => {
    expectGolden("model-card", modelCard(sampleCardInput()));
  });

  it("says the same in French (if not, rename golden/model-card-fr-changed.md)", () => {
    expectGolden("model-card-fr", toMarkdown(describeModel(sampleCardInput(), "fr")));
  });

  it("has the same sections, tables and cells in both languages", () => {
    const shape = (card: TextDocument) =>
      card.sections.map(({id, blocks}) => [
        id,
        blocks.map((block) => {
          if (block.kind === "table") return [block.columns.length, block.rows.map((row) => row.length)];
          return block.kind === "list" ? block.items.length : block.kind;
        })
      ]);
    const [en, fr] = [describeModel(sampleCardInput(), "en"), describeModel(sampleCardInput(), "fr")];
    expect(shape(fr)).toEqual(shape(en));
    for (const {blocks} of en.sections) {
      for (const block of blocks) {
        if (block.kind !== "table") continue;
        for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
      }
    }
  });

  it("says that recommendations were not measured where the evaluation is of before", () => {
    const card = modelCard(sampleCardInput({report: sampleReport({regret: null})}));
    expect(card).toContain("Its recommendations were not measured");
    expect(card).not.toContain("Mean regret");
  });

  it("names the weakest of the slices that are large enough", () => {
    const card = modelCard(sampleCardInput());
    expect(card).toContain("within 0.05 of even (68.00%, n = 300)");
    expect(card).not.toContain("`haze` (50.00%");
  });

  it("says nothing of its weakest slices where none is large enough", () => {
    const card = (rows: number) => {
      const [slice] = sampleSplit().slices;
      return modelCard(
        sampleCardInput({report: sampleReport({splits: [sampleSplit({slices: [{...slice, n: rows}]})]})})
      );
    };
    expect(card(200)).toContain("It is weakest here");
    expect(card(199)).not.toContain("It is weakest here");
  });

  it("has the same anchors in both languages", () => {
    const ids = [
      ["model", "intended-use", "out-of-scope", "data", "features", "training"],
      ["metrics", "regret", "slices", "limits", "ethics", "reproduce", "versions"]
    ].flat();
    for (const language of ["en", "fr"] as const)
      expect(describeModel(sampleCardInput(), language).sections.map(({id}) => id)).toEqual(ids);
  });

  it("tells decisions of every kind, and where a version has no alias", () => {
    const decided = (action: "registered" | "rolled back") => ({
      at: "2026-11-25T09:00:00.000Z",
      action,
      version: 2,
      previous: null,
      reasons: [],
      evidence: {}
    });
    const input = sampleCardInput({aliases: {}, ledger: [decided("registered"), decided("rolled back")]});
    const [english, french] = (["en", "fr"] as const).map((language) =>
      toMarkdown(describeModel(input, language))
    );
    expect(english).toContain("Aliases now: none.");
    expect(english).toContain("| Alias | none |");
    expect(english).toContain(
      "| 2026-11-25 09:00 UTC | 2 (this one) | rolled back to | – | – |\n| 2026-11-25 09:00 UTC | 2 (this one) | registered | – | – |"
    );
    expect(french).toContain("Alias actuels : aucun.");
    expect(french).toContain("| Alias | aucun |");
    expect(french).toMatch(/\| rétablie \|.*\n.*\| enregistrée \|/);
    const held = sampleCardInput({aliases: {production: 2, candidate: 2}});
    expect(modelCard(held)).toContain("| Alias | `production`, `candidate` |");
  });

  it("says from which side duels are put only where the model was trained that way", () => {
    const frame = "Every duel is put to the model from the side that acts first.";
    expect(modelCard(sampleCardInput())).toContain(frame);
    const other = sampleManifest({frame: "as asked"});
    expect(modelCard(sampleCardInput({manifest: other}))).not.toContain(frame);
  });

  it("keeps a table whole whatever a reason holds", () => {
    const line = modelCard(sampleCardInput())
      .split("\n")
      .find((each) => each.includes("refused"))!;
    expect(line).toContain("a \\| b \\<c\\> \\*d\\*");
    expect(line.replaceAll("\\|", "").split("|")).toHaveLength(7);
  });
});

describe("readCardInput", () => {
  async function version(hash: string): Promise<number> {
    const {version: _, ...manifest} = sampleManifest({modelHash: hash});
    return registerVersion(paths, manifest, {
      "model.json": "{}",
      "evaluation.json": JSON.stringify(sampleReport({hash}))
    });
  }
  const record = (name: string, key: string, outputs: object[], rows: object) =>
    publishText(
      join(paths.stages, `${name}.json`),
      JSON.stringify({
        name,
        title: name,
        after: [],
        key,
        parts: {code: "c", inputs: "i", parameters: "p"},
        startedAt: "2026-11-24T08:00:00Z",
        seconds: 1,
        peakMemoryBytes: 1,
        parameters: {},
        inputs: [],
        outputs,
        details: {rows}
      })
    );

  it("gives row counts and hashes of the data that is still the one of the training", async () => {
    await record("etl", "e".repeat(64), [{path: "data/game.json", hash: "g", bytes: 1}], {
      pokemon: 188,
      move: 226
    });
    await record("duels", "another", [{path: "data/duels", hash: "h", bytes: 1}], {best_move: 5});
    const {data} = readCardInput(paths, await version("aa"));
    expect(data).toEqual([
      {path: "data/game.json", rows: 188, hash: "g"},
      {path: "duels", rows: null, hash: "d".repeat(64)}
    ]);
    await record("duels", "d".repeat(64), [{path: "data/duels", hash: "h", bytes: 1}], {
      best_move: 5,
      random_move: 6
    });
    expect(readCardInput(paths, 1).data[1]).toEqual({path: "data/duels", rows: 11, hash: "h"});
    const outputs = ["data/game.json", "data/log"].map((path) => ({path, hash: "g", bytes: 1}));
    await record("etl", "e".repeat(64), outputs, {pokemon: 188});
    expect(
      readCardInput(paths, 1).data.map(({path}) => path),
      "without outputs that are no data"
    ).toEqual(["data/game.json", "data/duels"]);
  });

  it("takes other splits only where they are of this model", async () => {
    const number = await version("aa");
    const publish = (hash: string) =>
      publishText(
        generalizationPath(paths),
        JSON.stringify({
          ...sampleReport({hash}),
          splits: [sampleSplit({name: "unseen Pokémon"})],
          learningCurve: []
        })
      );
    expect(readCardInput(paths, number).otherSplits).toEqual([]);
    await publish("bb");
    expect(readCardInput(paths, number).otherSplits).toEqual([]);
    await publish("aa");
    expect(readCardInput(paths, number).otherSplits.map(({name}) => name)).toEqual(["unseen Pokémon"]);
  });

  it("refuses a version that is not there, or was never evaluated", async () => {
    expect(() => readCardInput(paths, 3)).toThrow("model version 3 has no readable manifest");
    const number = await version("aa");
    rmSync(join(versionFolder(paths, number), "evaluation.json"));
    expect(() => readCardInput(paths, number)).toThrow("model version 1 has no evaluation");
  });

  it("is written beside the model, and for the version in production where one is", async () => {
    const number = await version("aa");
    await writeModelCard(paths, number);
    const beside = readFileSync(join(versionFolder(paths, number), CARD_FILE), "utf8");
    expect(beside).toMatch(/^# Model card: battle_winner_predictor, version 1\n/);
    const file = join(root, "docs", CARD_FILE);
    await expect(writeProductionCard(paths, file)).rejects.toThrow("no model is in production yet");
    expect(existsSync(file)).toBe(false);
    await setAlias(paths, "production", number);
    expect(await writeProductionCard(paths, file)).toBe(1);
    expect(readFileSync(file, "utf8")).toContain("| Alias | `production` |");
  });
});
