import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {reportCommand} from "../../../cli/commands/report-command.ts";
import {makeSnapshot} from "../../../cli/report/make-snapshot.ts";
import {openSide} from "../../../cli/report/open-side.ts";
import {pageWeights} from "../../../cli/report/page-weight.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {captureOutput} from "../../support/capture-output.ts";
import {svg, writeRun} from "./run-folder.ts";

let root: string;
let printed: string;
const at = (...path: string[]) => join(root, ...path);
const now = new Date("2026-11-24T12:00:00Z");
const places = {snapshots: "", resolveCommit: (name: string) => (name === "main" ? "c0ffee" : null), now};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "report-"));
  printed = "";
  captureOutput((text) => {
    printed += text;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(root, {recursive: true});
});

const diff = (...args: string[]) => reportCommand().parseAsync(["diff", ...args], {from: "user"});

describe("report diff", () => {
  it("prints what changed between two data folders, as Markdown", async () => {
    writeRun(at("a"), {rows: {type: 18, move: 226}});
    writeRun(at("b"), {
      rows: {type: 18, move: 227},
      trainKey: "other",
      accuracy: 0.9,
      interval: [0.89, 0.91]
    });
    await diff(at("a"), at("b", "data"));
    expect(printed).toContain(
      "The model is worse beyond both intervals in accuracy (pair-disjoint), logLoss (pair-disjoint)."
    );
    expect(printed).toContain("Changed stages: train.");
    expect(printed).toContain(
      "| pair-disjoint | accuracy | 0.99000 [0.98500, 0.99500] | 0.90000 [0.89000, 0.91000] | -0.09 | 0.99900 | **worse** |"
    );
    expect(printed).toMatch(/\| move \| 226 \| 227 \| 1\.00 × \|/);
    expect(printed).not.toContain("| type |");
    expect(process.exitCode).toBeUndefined();
  });

  it("tells how good the recommended moves are, and reads a run of before that was measured", async () => {
    writeRun(at("a"), {regret: 0.002});
    writeRun(at("b"), {regret: 0.02});
    writeRun(at("old"));
    await diff(at("a"), at("b"));
    expect(printed).toContain(
      "| given replies, model | regret | 0.00200 [0.00100, 0.00300] | 0.02000 [0.01900, 0.02100] | +0.018 | – | **worse** |"
    );
    expect(printed).toContain("| given replies, model | wrongVerdict |");
    expect(printed).toContain(
      "| given replies, model | overstatement | 0.00400 | 0.04000 | +0.036 | – | moved (no interval) |"
    );
    printed = "";
    await diff(at("b"), at("a"));
    expect(printed).toMatch(/regret \|.*\*\*better\*\*/);
    printed = "";
    await diff(at("old"), at("a"));
    expect(printed).toContain(
      "| given replies, model | regret | – | 0.00200 [0.00100, 0.00300] | – | – | new |"
    );
  });

  it("has an exit status of its own where a metric is worse", async () => {
    writeRun(at("a"));
    writeRun(at("b"), {accuracy: 0.9, interval: [0.89, 0.91]});
    await diff(at("a"), at("b"), "--fail-on-worse", "--format", "json");
    expect(JSON.parse(printed).metrics).toHaveLength(2);
    expect(process.exitCode).toBe(2);
    process.exitCode = undefined;
    await diff(at("b"), at("a"), "--fail-on-worse", "--format", "json");
    expect(process.exitCode).toBeUndefined();
  });

  it("writes Markdown, one HTML file and the charts that changed", async () => {
    writeRun(at("a"), {charts: {"roc.svg": "before", "same.svg": "same", "old.svg": "old"}});
    writeRun(at("b"), {charts: {"roc.svg": "after", "same.svg": "same"}});
    await diff(at("a"), at("b"), "--out", at("out"), "--link", "https://example.org/pr-1/");
    expect(readdirSync(at("out", "before")).sort()).toEqual(["old.svg", "roc.svg"]);
    expect(readFileSync(at("out", "after", "roc.svg"), "utf8")).toBe(svg("after"));
    const markdown = readFileSync(at("out", "report.md"), "utf8");
    expect(markdown).toContain("![roc, after](https://example.org/pr-1/after/roc.svg)");
    const html = readFileSync(at("out", "report.html"), "utf8");
    expect(html).toContain(Buffer.from(svg("before")).toString("base64"));
    expect(html).not.toContain(Buffer.from(svg("same")).toString("base64"));
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
  });

  it("compares speed ratios where the snapshots were given them", async () => {
    for (const [side, duels] of [
      ["a", 5000],
      ["b", 2500]
    ] as const) {
      writeRun(at(side));
      writeFileSync(at(`${side}.json`), JSON.stringify({duels}));
      const paths = dataPaths({PREDICTIONDEX_DATA: at(side, "data")});
      await makeSnapshot(at(`snapshot-${side}`), {paths, commit: null, now, speed: at(`${side}.json`)});
    }
    await diff(at("snapshot-a"), at("snapshot-b"));
    expect(printed).toContain("| duels | 5,000 × | 2,500 × | 0.50 × |");
  });

  it("lets no name from a run become markup", async () => {
    writeRun(at("a"));
    writeRun(at("b"), {rows: {"<script>alert(1)</script>|x": 1}});
    await diff(at("a"), at("b"), "--format", "html");
    expect(printed).not.toContain("<script>");
    printed = "";
    await diff(at("a"), at("b"));
    expect(printed).toContain("\\|x");
  });
});

describe("a side", () => {
  it("is a commit whose snapshot was kept", async () => {
    writeRun(at("run"), {charts: {"roc.svg": "kept"}});
    const paths = dataPaths({PREDICTIONDEX_DATA: at("run", "data"), PREDICTIONDEX_SITE: at("run", "dist")});
    await makeSnapshot(at("kept", "c0ffee"), {
      paths,
      commit: "c0ffee",
      now,
      figures: at("run", "data", "figures")
    });
    const {snapshot, figures} = openSide("main", {...places, snapshots: at("kept")});
    expect(snapshot).toMatchObject({
      commit: "c0ffee",
      rows: {type: 18, "duels: best_move": 10},
      disagreements: 4
    });
    expect(existsSync(join(figures, "roc.svg"))).toBe(true);
  });

  it("that cannot be had says what was looked for", () => {
    expect(() => openSide(at("nowhere"), places)).toThrow("is neither a folder nor a commit git knows");
    expect(() => openSide("main", {...places, snapshots: at("kept")})).toThrow(
      /there is no snapshot of main \(c0ffee\) in .*kept; at that commit run: npm run pipeline/
    );
    expect(() => openSide(root, places)).toThrow(
      "is neither a data folder (stages/, evaluation/) nor a snapshot"
    );
    writeFileSync(at("snapshot.json"), '{"format": 7}');
    expect(() => openSide(root, places)).toThrow(
      "is not a snapshot of a run that this version reads: format: Invalid input: expected 1, got 7"
    );
    writeFileSync(at("snapshot.json"), "{");
    expect(() => openSide(root, places)).toThrow(/snapshot\.json is not JSON/);
  });

  it("with a broken file in it names the file", () => {
    writeRun(at("a"));
    writeFileSync(at("a", "data", "evaluation", "evaluation.json"), "{tru");
    expect(() => openSide(at("a"), places)).toThrow(/evaluation\.json is not JSON/);
  });
});

describe("a page's weight", () => {
  it("is its HTML and what it names, compressed; the heaviest stands for a folder", () => {
    writeRun(at("a"), {script: "const answer = 42;"});
    const size = (...path: string[]) => gzipSync(readFileSync(at("a", "dist", ...path))).length;
    const script = size("_import", "a.js");
    expect(pageWeights(at("a", "dist"))).toEqual({
      index: size("index.html") + script + size("_import", "a.css"),
      "pokedex/*": size("pokedex", "two.html") + script
    });
    expect(pageWeights(at("nowhere"))).toEqual({});
  });
});
