import {once} from "node:events";
import {createServer, type Server} from "node:http";
import {type AddressInfo, connect, type Socket} from "node:net";
import {afterEach, describe, expect, it, vi} from "vitest";
import {StartError} from "../../server/config.ts";
import {createHttpServer, drain, listen, urlOf} from "../../server/listen.ts";

const servers: Server[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
const kept = (server: Server): Server => {
  servers.push(server);
  return server;
};

it("a server has limits that slow or silent clients run into", () => {
  expect(createHttpServer(() => {})).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    maxRequestsPerSocket: 0,
    timeout: 120_000
  });
});

it("whoever takes nothing of an answer is let go of, and whoever takes it slowly is not", async () => {
  const size = 16 * 1024 * 1024;
  const server = kept(createHttpServer((_request, response) => void response.end(Buffer.alloc(size))));
  server.timeout = 300;
  const {port} = await listen(server, 0, "127.0.0.1");
  const open: Socket[] = [];
  server.on("connection", (socket) => void open.push(socket));
  const ask = (): Socket => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    );
    return socket.on("error", () => {});
  };
  const slow = ask();
  let taken = 0;
  slow.on("data", (part) => {
    taken += part.length;
    slow.pause();
    setTimeout(() => slow.resume(), 2);
  });
  await once(slow, "close");
  expect(taken).toBeGreaterThan(size);
  const silent = ask().pause();
  await vi.waitFor(() => expect(open).toHaveLength(2));
  await once(open[1], "close");
  silent.destroy();
});

it("a header may have 16 KiB in all", async () => {
  const server = kept(createHttpServer((_request, response) => void response.end("ok")));
  const url = urlOf(await listen(server, 0, "127.0.0.1"));
  const status = async (length: number) =>
    (await fetch(url, {headers: {"X-Big": "x".repeat(length)}})).status;
  expect(await status(15_000)).toBe(200);
  expect(await status(17_000)).toBe(431);
});

describe("listening", () => {
  it("gives the address that was had", async () => {
    const address = await listen(kept(createServer()), 0, "127.0.0.1");
    expect(address).toMatchObject({address: "127.0.0.1", family: "IPv4"});
    expect(address.port).toBeGreaterThan(0);
  });

  it("says in words why an address cannot be had", async () => {
    const {port} = await listen(kept(createServer()), 0, "127.0.0.1");
    const second = listen(createServer(), port, "127.0.0.1");
    await expect(second).rejects.toThrow(StartError);
    await expect(second).rejects.toThrow(
      `port ${port} is already in use on 127.0.0.1; choose another with PORT`
    );
  });

  it.each([
    ["EADDRINUSE", "port 80 is already in use on some-host; choose another with PORT"],
    ["EACCES", "port 80 may not be opened; choose one above 1023 with PORT"],
    ["EADDRNOTAVAIL", "some-host is not an address of this machine; choose another with HOST"],
    ["ENOTFOUND", "some-host is not an address of this machine; choose another with HOST"],
    ["EOTHER", "told by the system"]
  ])("tells %s as what is to be done", async (code, message) => {
    const server = createServer();
    const cause = Object.assign(new Error("told by the system"), {code});
    server.listen = (() =>
      setImmediate(() => server.emit("error", cause))) as unknown as typeof server.listen;
    await expect(listen(server, 80, "some-host")).rejects.toMatchObject({message, cause});
  });
});

it("an address is a URL, in brackets where it is one of IPv6", () => {
  expect(urlOf({address: "127.0.0.1", port: 80, family: "IPv4"})).toBe("http://127.0.0.1:80");
  expect(urlOf({address: "::1", port: 80, family: "IPv6"})).toBe("http://[::1]:80");
});

describe("draining", () => {
  it("finishes what is under way, and closes connections that are idle then", async () => {
    let answer = () => {};
    const server = kept(
      createServer((_request, response) => {
        answer = () => void response.end("finished");
      })
    );
    const url = urlOf(await listen(server, 0, "127.0.0.1"));
    const asked = fetch(url);
    await new Promise((resolve) => server.once("request", resolve));
    let drained = false;
    const done = drain(server, 60_000).then(() => (drained = true));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(drained).toBe(false);
    answer();
    expect(await (await asked).text()).toBe("finished");
    await done;
    await expect(fetch(url)).rejects.toThrow();
  });

  it("ends what is under way after the time of grace", async () => {
    const server = kept(createServer(() => {}));
    const {port} = (await listen(server, 0, "127.0.0.1")) as AddressInfo;
    const socket = connect(port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {});
    await new Promise((resolve) => server.once("request", resolve));
    await drain(server, 100);
    await closed;
  });
});
