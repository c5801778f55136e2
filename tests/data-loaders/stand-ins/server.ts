import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";

export interface StandIn {
  readonly url: string;
  readonly requests: readonly {readonly path: string; readonly headers: IncomingMessage["headers"]}[];
  /** Most requests that were under way at once. */
  readonly most: () => number;
  close(): Promise<void>;
}

/** A local HTTP server that stands in for a source. */
export async function standIn(
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => void | Promise<void>
): Promise<StandIn> {
  const requests: {path: string; headers: IncomingMessage["headers"]}[] = [];
  let [underWay, most] = [0, 0];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url!);
    requests.push({path, headers: request.headers});
    most = Math.max(most, ++underWay);
    response.on("close", () => underWay--);
    await answer(path, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

/** Time that passes only when somebody sleeps. */
export function fakeClock(start = Date.parse("2026-01-01T00:00:00Z")) {
  const slept: number[] = [];
  let time = start;
  return {
    slept,
    now: () => time,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    pass(milliseconds: number) {
      time += milliseconds;
    }
  };
}
