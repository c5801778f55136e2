import {Command} from "commander";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {registerFiguresCommand} from "../../../cli/commands/figures-command.ts";
import {
  type FigureOptions,
  type RenderedFigures,
  renderFigures
} from "../../../cli/figures/render-figures.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {captureOutput} from "../../support/capture-output.ts";

vi.mock(import("../../../cli/figures/render-figures.ts"), async (original) => ({
  ...(await original()),
  renderFigures: vi.fn<(options: FigureOptions) => Promise<RenderedFigures>>()
}));

let output: string;
beforeEach(() => {
  output = "";
  captureOutput((text) => {
    output += text;
  });
  vi.mocked(renderFigures)
    .mockReset()
    .mockResolvedValue({written: ["roc.svg", "roc.png"], missing: []});
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What the command asks for. */
async function asked(...args: string[]): Promise<FigureOptions> {
  const program = new Command();
  registerFiguresCommand(program);
  await program.parseAsync(["figures", ...args], {from: "user"});
  return vi.mocked(renderFigures).mock.calls[0][0];
}

it("renders all figures of the built site, light, in English, unless told otherwise", async () => {
  expect(await asked()).toMatchObject({
    site: dataPaths().site,
    out: "figures",
    theme: "light",
    language: "en",
    width: 860,
    only: undefined
  });
  expect(output).toBe("2 files in figures\n");
  expect(process.exitCode).toBeUndefined();
});

it("renders what was named, as it was asked for", async () => {
  const options = [
    "roc",
    "outcomes",
    "--out",
    "slides",
    "--theme",
    "dark",
    "--lang",
    "fr",
    "--width",
    "1200"
  ];
  expect(await asked(...options)).toMatchObject({
    out: "slides",
    theme: "dark",
    language: "fr",
    width: 1200,
    only: ["roc", "outcomes"]
  });
  expect(output).toBe("2 files in slides\n");
});

it("tells of its progress apart from its result, and fails where a figure is missing", async () => {
  vi.mocked(renderFigures).mockImplementation(async ({log}) => {
    log("figures: roc has nothing to draw yet");
    return {written: [], missing: ["roc"]};
  });
  await asked("roc");
  expect(process.stderr.write).toHaveBeenCalledWith("figures: roc has nothing to draw yet\n");
  expect(output).toBe("0 files in figures\n");
  expect(process.exitCode).toBe(1);
});
