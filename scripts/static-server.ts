import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {gzipSync} from "node:zlib";

const MIME: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml"
};

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Serves a built site as the project's server does: `/x` is `x.html`, anything unknown `404.html`. */
export async function serveSite(site: string): Promise<{server: Server; address: string}> {
  const compressed = new Map<string, Buffer>();
  const bodyOf = (file: string): Buffer => {
    const body = compressed.get(file) ?? gzipSync(readFileSync(file));
    compressed.set(file, body);
    return body;
  };
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? "/", "http://localhost");
    const path = join(site, normalize(decodeURIComponent(pathname)));
    const file = [path, `${path}.html`, join(path, "index.html")].find(isFile);
    const shown = file ?? join(site, "404.html");
    const body = bodyOf(shown);
    response.writeHead(file ? 200 : 404, {
      "Content-Type": MIME[extname(shown)] ?? "application/octet-stream",
      "Content-Encoding": "gzip",
      "Content-Length": body.length
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
}
