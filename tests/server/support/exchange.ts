import {createServer, type RequestListener} from "node:http";
import type {AddressInfo} from "node:net";

/** Serves `listener` on a free port of the loopback while `use` sends it requests. */
export async function exchange<T>(
  listener: RequestListener,
  use: (get: (path: string, init?: RequestInit) => Promise<Response>) => Promise<T>
): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  try {
    return await use((path, init) => fetch(`http://127.0.0.1:${port}${path}`, init));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
