import {describe, expect, it} from "vitest";
import {columns, painter} from "../../../lib/terminal/paint.ts";

const painted = (isTTY: boolean, env: NodeJS.ProcessEnv) => painter({isTTY}, env)("red", "text");

describe("painter", () => {
  it("colours a terminal and nothing else", () => {
    expect(painted(true, {})).toBe("\u001b[31mtext\u001b[0m");
    expect(painted(false, {})).toBe("text");
  });

  it("heeds NO_COLOR, TERM=dumb and FORCE_COLOR", () => {
    expect(painted(true, {NO_COLOR: "1"})).toBe("text");
    expect(painted(true, {NO_COLOR: ""})).toContain("\u001b");
    expect(painted(true, {TERM: "dumb"})).toBe("text");
    expect(painted(true, {FORCE_COLOR: "0"})).toBe("text");
    expect(painted(false, {FORCE_COLOR: "1"})).toContain("\u001b");
    expect(painted(false, {FORCE_COLOR: "1", NO_COLOR: "1"})).toBe("text");
  });
});

describe("columns", () => {
  it("aligns all cells but the last", () => {
    expect(
      columns([
        ["a", "long", "x"],
        ["bcd", "e", "yz"]
      ])
    ).toEqual(["a    long  x", "bcd  e     yz"]);
    expect(columns([])).toEqual([]);
  });
});
