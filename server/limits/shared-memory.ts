import type {Logger} from "pino";
import {createClient} from "redis";
import type {Metrics} from "../metrics/metrics.ts";

/** Longer than this no request waits for Redis. */
const PATIENCE_MS = 250;
const CONNECT_MS = 2_000;
const LONGEST_PAUSE_MS = 5_000;

/** A Redis that several servers count in. */
export interface SharedMemory {
  /**
   * Sends a command.
   * @throws Error where Redis is not there or does not answer in time; told in log and metrics
   */
  command(...words: readonly string[]): Promise<unknown>;
  close(): void;
}

/** A client of the server at `url`; one that is not there is looked for until it is. */
export function openSharedMemory(
  url: string,
  {
    logger,
    metrics
  }: {readonly logger: Logger; readonly metrics: Pick<Metrics, "sharedLimitsUp" | "sharedLimitsFailures">}
): SharedMemory {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: (retries) => Math.min(LONGEST_PAUSE_MS, 100 * 2 ** retries)
    }
  });
  let isUp: boolean | null = null;
  const tell = (up: boolean, error?: unknown): void => {
    metrics.sharedLimitsUp.set({store: "redis"}, up ? 1 : 0);
    if (up === isUp) return;
    isUp = up;
    if (up) logger.info("limits are counted in Redis");
    else
      logger.error(
        {err: error},
        "Redis cannot be reached: limits are counted in this process alone until it can"
      );
  };
  client.on("ready", () => tell(true));
  client.on("error", (error) => tell(false, error));
  client.connect().catch((error) => tell(false, error));
  return {
    async command(...words) {
      let timer: NodeJS.Timeout | undefined;
      try {
        const late = new Promise<never>((_, fail) => {
          timer = setTimeout(() => fail(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
        });
        return await Promise.race([client.sendCommand(words), late]);
      } catch (error) {
        metrics.sharedLimitsFailures.inc();
        tell(false, error);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => client.destroy()
  };
}
