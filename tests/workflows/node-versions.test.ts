import {describe, expect, it} from "vitest";
import {read, readWorkflow, setup} from "./workflow-files.ts";

const {engines, devDependencies} = JSON.parse(read("package.json")) as {
  engines: {node: string};
  devDependencies: Record<string, string>;
};
const floor = /^>=(\d+\.\d+)$/.exec(engines.node)?.[1];
const standard = read(".nvmrc").trim();

describe("Node", () => {
  it("is tested at the oldest that package.json allows, the default, and later", () => {
    const {matrix} = readWorkflow("unit-tests.yml").jobs["test"].strategy!;
    // Texts: as a number 20.20 would be 20.2.
    expect(matrix["node"]).toEqual([floor, standard, "24"]);
  });

  it("is that of .nvmrc in every other job, as in the image", () => {
    expect(standard).toMatch(/^\d+$/);
    const [node] = setup.runs.steps;
    expect(node.with).toMatchObject({
      "node-version": expect.stringContaining("inputs.node-version }}"),
      "node-version-file": expect.stringContaining("inputs.node-version == '' && '.nvmrc' || ''")
    });
    expect(read("Dockerfile")).toMatch(
      new RegExp(`^FROM node:${standard}\\.\\d+\\.\\d+-bookworm-slim@`, "m")
    );
  });

  it("has the types of the oldest, so that nothing later is used unseen", () => {
    expect(devDependencies["@types/node"].startsWith(`${floor}.`)).toBe(true);
  });
});
