import fc from "fast-check";
import {expect} from "vitest";
import {compatEndpoints} from "../../../server/compat/compat-endpoints.ts";
import type {Endpoint} from "../../../server/http/endpoint.ts";
import {createAnswerChecker} from "./answer-checker.ts";
import {arbitraryRequest} from "./arbitrary-request.ts";
import {serveApp} from "./serve-app.ts";

/** The routes of the original system answer as its clients know them. */
const isDescribed = (endpoint: Endpoint): boolean => !compatEndpoints.includes(endpoint);

/**
 * Sends `requests` arbitrary requests to the real app: no answer is our fault (5xx), each is what the OpenAPI
 * document says, and the server is alive at the end. fast-check prints the seed of a failure.
 * @returns how many requests each status was answered to
 */
export async function fuzz(requests: number): Promise<Map<number, number>> {
  const app = await serveApp();
  const check = createAnswerChecker();
  const statuses = new Map<number, number>();
  let reached = 0;
  try {
    await fc.assert(
      fc.asyncProperty(arbitraryRequest, async ({endpoint, path, init}) => {
        const response = await app.get(path, init);
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        expect(response.status).toBeLessThan(500);
        expect(response.headers.get("x-injected")).toBeNull();
        while (app.logLines.every(({msg}) => msg !== "request"))
          await new Promise((resolve) => setImmediate(resolve));
        // A path that normalises to another (`..`, an empty name) is another endpoint's affair.
        const taken = app.logLines.at(-1)?.["endpoint"];
        if (taken === endpoint.path && isDescribed(endpoint)) {
          expect(await check(endpoint, response)).toBeNull();
        } else await response.arrayBuffer();
        if (taken === endpoint.path) reached++;
        app.logLines.length = 0;
        app.recorded.length = 0;
      }),
      {numRuns: requests}
    );
    expect(reached).toBeGreaterThan(0.9 * requests);
    expect((await app.get("/health")).status).toBe(200);
  } finally {
    await app.close();
  }
  return statuses;
}
