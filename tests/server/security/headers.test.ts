import express from "express";
import {expect, it} from "vitest";
import {policyHeader} from "../../../lib/web/content-security-policy.ts";
import {securityHeaders} from "../../../server/security/headers.ts";
import {exchange} from "../support/exchange.ts";

it("every answer isolates its page, and leaves TLS to what is in front", async () => {
  const app = express();
  app.use(securityHeaders());
  app.use((_request, response) => void response.send("ok"));
  await exchange(app, async (get) => {
    const {headers} = await get("/");
    expect(headers.get("content-security-policy")).toBe(policyHeader());
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toBeNull();
  });
});
