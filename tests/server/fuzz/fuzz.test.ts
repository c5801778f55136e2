import {connect} from "node:net";
import {expect, it} from "vitest";
import {fuzz} from "../support/fuzz.ts";
import {type ServedApp, serveApp} from "../support/serve-app.ts";

it("answers 500 arbitrary requests as documented, and never with a fault of its own", async () => {
  const statuses = await fuzz(500);
  expect(statuses.get(200), "the requests are not all wrong").toBeGreaterThan(100);
  expect(statuses.get(422), "nor all right").toBeGreaterThan(50);
});

/** Sends bytes as they are and gives what comes back until the server closes. */
const raw = ({server}: ServedApp, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect((server.address() as {port: number}).port, "127.0.0.1", () => socket.end(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });

const HOST = "Host: localhost\r\nConnection: close\r\n";
it.each([
  ["no HTTP at all", "\x16\x03\x01\x02\x00hello\r\n\r\n"],
  ["a null byte in a header", `GET /types HTTP/1.1\r\n${HOST}X-API-Key: a\0b\r\n\r\n`],
  [
    "a header split in two",
    `GET /types HTTP/1.1\r\n${HOST}X-Request-Id: abcdefgh\r\n X-Injected: yes\r\n\r\n`
  ],
  ["a header too large", `GET /types HTTP/1.1\r\n${HOST}X-Big: ${"x".repeat(64 * 1024)}\r\n\r\n`],
  ["an address too long", `GET /${"x".repeat(64 * 1024)} HTTP/1.1\r\n${HOST}\r\n`],
  ["a path above the root", `GET /../../../../etc/passwd HTTP/1.1\r\n${HOST}\r\n`],
  ["an absolute address", `GET http://elsewhere/types HTTP/1.1\r\n${HOST}\r\n`],
  ["two lengths", `POST /predict/duel HTTP/1.1\r\n${HOST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
  [
    "length and chunks",
    `POST /predict/duel HTTP/1.1\r\n${HOST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`
  ],
  ["a method of its own", `BREW /types HTTP/1.1\r\n${HOST}\r\n`]
])("survives %s", async (_name, text) => {
  const app = await serveApp();
  try {
    const answer = await raw(app, text);
    expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    expect(answer).not.toMatch(/^x-injected/im);
    expect(answer).not.toMatch(/root:/);
    expect((await app.get("/health")).status).toBe(200);
  } finally {
    await app.close();
  }
});
