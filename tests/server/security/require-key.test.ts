import type {Request, Response} from "express";
import {describe, expect, it} from "vitest";
import {callerOf} from "../../../server/http/request-state.ts";
import {hashKey, KeyRing} from "../../../server/security/key-ring.ts";
import {requireKey} from "../../../server/security/require-key.ts";

const keys = new KeyRing([{name: "partner", hash: hashKey("right")}]);

/** Whom a request is let in as: null without a name, or the problem it is refused with. */
function letIn(headers: Record<string, string | string[]>, {ring = keys, siteIsOpen = false} = {}) {
  const response = {locals: {}} as unknown as Response;
  const passed: unknown[] = [];
  try {
    requireKey(ring, siteIsOpen)({headers} as unknown as Request, response, (error) => passed.push(error));
  } catch (error) {
    return error;
  }
  expect(passed).toHaveLength(1);
  if (passed[0] !== undefined) return passed[0];
  return callerOf(response);
}

describe("a key", () => {
  it("lets its owner in by name", () => {
    expect(letIn({"x-api-key": "right"})).toBe("partner");
  });

  it.each([[{}], [{"x-api-key": ""}], [{"x-api-key": ["right", "right"]}]])("is missing: %o", (headers) => {
    expect(letIn(headers)).toMatchObject({
      type: "missing-key",
      message: "Send your key in the X-API-Key header.",
      headers: {"WWW-Authenticate": 'ApiKey realm="predictiondex", header="X-API-Key"'}
    });
  });

  it("that is wrong lets nobody in", () => {
    expect(letIn({"x-api-key": "wrong"})).toMatchObject({
      type: "invalid-key",
      message: "The key in X-API-Key is not one of this server's keys."
    });
  });

  it("is not asked for where there is none", () => {
    expect(letIn({}, {ring: new KeyRing()})).toBeNull();
    expect(letIn({"x-api-key": "wrong"}, {ring: new KeyRing()})).toBeNull();
  });

  it("is not asked for from the site's pages where they may call, and only from them", () => {
    const site = {"sec-fetch-site": "same-origin"};
    expect(letIn(site, {siteIsOpen: true})).toBeNull();
    expect(letIn(site)).toMatchObject({type: "missing-key"});
    expect(letIn({"sec-fetch-site": "same-site"}, {siteIsOpen: true})).toMatchObject({type: "missing-key"});
    expect(letIn({}, {siteIsOpen: true})).toMatchObject({type: "missing-key"});
    expect(letIn({...site, "x-api-key": "wrong"}, {siteIsOpen: true})).toMatchObject({type: "invalid-key"});
  });
});
