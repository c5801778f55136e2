import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {createLogger} from "../../server/logger.ts";
import {captureOutput} from "../support/capture-output.ts";

let output: string;
beforeEach(() => {
  output = "";
  captureOutput((text) => {
    output += text;
  });
});
afterEach(() => vi.restoreAllMocks());

const lines = (): Record<string, unknown>[] =>
  output
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("the server's log", () => {
  it("is lines of JSON with a time that people can read, and without the machine's name", () => {
    const logger = createLogger("info");
    logger.info({keys: ["partner"]}, "API keys loaded");
    logger.warn("two\nlines");
    const [first, second] = lines();
    expect(first).toEqual({
      level: 30,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      keys: ["partner"],
      msg: "API keys loaded"
    });
    expect(second).toMatchObject({level: 40, msg: "two\nlines"});
    expect(lines()).toHaveLength(2);
  });

  it("says no more than its level", () => {
    createLogger("warn").info("not this");
    createLogger("silent").fatal("nor this");
    expect(output).toBe("");
  });

  it("keeps keys, addresses and what was sent to itself, wherever they slip into a line", () => {
    const request = {
      url: "/predict/duel",
      headers: {"x-api-key": "SECRET", authorization: "Bearer SECRET"},
      socket: {remoteAddress: "SECRET"},
      remoteAddress: "SECRET"
    };
    const error = Object.assign(new Error("bad body"), {
      status: 400,
      body: "SECRET",
      rawPacket: Buffer.from("SECRET"),
      config: {headers: "SECRET"},
      headers: {cookie: "SECRET"},
      socket: "SECRET",
      remoteAddress: "SECRET"
    });
    const logger = createLogger("info");
    logger.error({req: request, res: request}, "as whole objects");
    logger.error({request}, "under another name");
    logger.error({err: error}, "in an error");
    logger.error(error);
    logger.child({request}).error("in a child");
    expect(output).not.toMatch(/SECRET|83,69,67,82,69,84/);
    expect(lines()).toHaveLength(5);
    expect(lines()[1]).toMatchObject({request: {url: "/predict/duel"}});
    expect(lines()[2]).toMatchObject({err: {type: "Error", message: "bad body", status: 400}});
    expect(lines()[0]).not.toHaveProperty("req");
  });
});
