import {createServer, type RequestListener, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {StartError} from "./config.ts";

const SECOND = 1000;

/** An HTTP server with time-outs that slow or silent clients run into. */
export function createHttpServer(listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: 10 * SECOND,
      requestTimeout: 30 * SECOND,
      keepAliveTimeout: 65 * SECOND,
      connectionsCheckingInterval: 5 * SECOND,
      maxHeaderSize: 16 * 1024
    },
    listener
  );
  server.maxRequestsPerSocket = 0;
  // Longer than any answer is worked at: whoever takes nothing of one for so long is gone.
  server.timeout = 120 * SECOND;
  return server;
}

/** @throws StartError where the address cannot be had */
export const listen = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE"
          ? `port ${port} is already in use on ${host}; choose another with PORT`
          : error.code === "EACCES"
            ? `port ${port} may not be opened; choose one above 1023 with PORT`
            : error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND"
              ? `${host} is not an address of this machine; choose another with HOST`
              : error.message;
      reject(new StartError(reason, error));
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });

/** Ends a server: no new connections, requests under way are finished, at the latest after `graceMs`. */
export const drain = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(force);
      resolve();
    });
  });

export const urlOf = ({address, port, family}: AddressInfo): string =>
  `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
