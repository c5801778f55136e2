import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, sep} from "node:path";
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

/** The file that an address means; undefined where there is none, or the address is malformed. */
function fileOf(site: string, address: string): string | undefined {
  try {
    // Below a root of its own no number of `..` leads out of the site.
    const path = join(site, join("/", decodeURIComponent(address)));
    return [path, `${path}.html`, join(path, "index.html")].find(isFile);
  } catch {
    return undefined;
  }
}

/**
 * Serves a built site as the project's server does: `/x` is `x.html` or leads to `/x/`, anything unknown `404.html`.
 * @param base the path below which it lies, such as `/repo`; nothing is anywhere else
 */
export async function serveSite(site: string, base = ""): Promise<{server: Server; address: string}> {
  const compressed = new Map<string, Buffer>();
  const bodyOf = (file: string): Buffer => {
    const body = compressed.get(file) ?? gzipSync(readFileSync(file));
    compressed.set(file, body);
    return body;
  };
  const server = createServer((request, response) => {
    const [path, query] = (request.url ?? "/").split("?");
    const file = path.startsWith(`${base}/`) ? fileOf(site, path.slice(base.length)) : undefined;
    if (file?.endsWith(`${sep}index.html`) && !path.endsWith("/") && !path.endsWith("index.html")) {
      const location = `./${path.slice(path.lastIndexOf("/") + 1)}/${query === undefined ? "" : `?${query}`}`;
      response.writeHead(308, {Location: location, "Content-Length": 0}).end();
      return;
    }
    const shown = file ?? join(site, "404.html");
    const body = isFile(shown) ? bodyOf(shown) : gzipSync("");
    response.writeHead(file ? 200 : 404, {
      "Content-Type": MIME[extname(shown)] ?? "application/octet-stream",
      "Content-Encoding": "gzip",
      "Content-Length": body.length
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`};
}
