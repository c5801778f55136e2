import {describe, expect, it} from "vitest";
import {serveApp} from "./support/serve-app.ts";

describe("other origins", () => {
  const PARTNER = "https://partner.example";
  const preflight = async (corsOrigins: string[], origin = PARTNER) => {
    const app = await serveApp({config: {corsOrigins}});
    try {
      const {status, headers} = await app.get("/predict/duel", {
        method: "OPTIONS",
        headers: {Origin: origin, "Access-Control-Request-Method": "POST"}
      });
      const plain = await app.get("/health", {headers: {Origin: origin}});
      return {status, headers, exposed: plain.headers.get("access-control-expose-headers")};
    } finally {
      await app.close();
    }
  };

  it("that are configured may use what the API needs, for a day", async () => {
    const {status, headers, exposed} = await preflight(["https://other.example", PARTNER]);
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe(PARTNER);
    expect(headers.get("access-control-allow-methods")).toBe("GET,HEAD,POST");
    expect(headers.get("access-control-allow-headers")).toBe(
      "Content-Type,X-API-Key,X-Request-Id,Accept-Language,Idempotency-Key,Inference-Header-Content-Length,traceparent"
    );
    expect(headers.get("access-control-max-age")).toBe("86400");
    expect(exposed).toBe(
      "X-Request-Id,RateLimit,RateLimit-Policy,Content-Language,Retry-After,X-Work-Price,X-Model-Version,X-Total-Count,Link,Idempotent-Replayed,Inference-Header-Content-Length,traceparent"
    );
  });

  it("may be all", async () => {
    expect((await preflight(["*"])).headers.get("access-control-allow-origin")).toBe("*");
  });

  it("that are not configured may not", async () => {
    expect((await preflight([])).headers.get("access-control-allow-origin")).toBeNull();
    expect(
      (await preflight([PARTNER], "https://x.example")).headers.get("access-control-allow-origin")
    ).toBeNull();
  });
});

describe("the app", () => {
  it("believes as many proxies as it is told to", async () => {
    for (const [trustProxy, second] of [
      [0, 429],
      [1, 200]
    ] as const) {
      const app = await serveApp({config: {rateLimit: 1, trustProxy}});
      const from = async (address: string) =>
        (await app.get("/types", {headers: {"X-Forwarded-For": address}})).status;
      expect([await from("192.0.2.1"), await from("192.0.2.2")]).toEqual([200, second]);
      await app.close();
    }
  });

  it("takes bodies up to its limit", async () => {
    const app = await serveApp({config: {bodyLimit: 100}});
    expect((await app.post("/predict/duel", {move_a: "x".repeat(200)})).status).toBe(413);
    await app.close();
  });

  it("names what it has not, in 200 characters at most, but not who made it", async () => {
    const app = await serveApp();
    const response = await app.get(`/no/${"x".repeat(300)}`, {method: "PUT"});
    expect(response.status).toBe(404);
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(await response.json()).toMatchObject({
      detail: `There is no PUT /no/${"x".repeat(196)}; what there is stands at /docs.`
    });
    await app.close();
  });
});
