import type {Logger} from "pino";
import {createClient, ErrorReply} from "redis";
import type {Metrics} from "../metrics/metrics.ts";

/** Longer than this no request waits for Redis. */
const PATIENCE_MS = 250;
const CONNECT_MS = 2_000;
/** A connection on which nothing comes for so long is another one's turn; a ping keeps one that nobody uses. */
const SILENCE_MS = 5_000;
const PING_MS = 2_000;
/** How long Redis is left alone after it did not answer: twice as long each time, until it counts again. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;

/** A Redis that several servers count in. */
export interface SharedMemory {
  /**
   * Sends a command.
   * @throws Error where Redis is not there, does not answer in time or refuses it; told in log and metrics, but for a
   * script that it does not know (NOSCRIPT), which is to be loaded again
   */
  command(...words: readonly string[]): Promise<unknown>;
  close(): void;
}

/** Redis did not answer in time. */
class LateError extends Error {}

const isUnknownScript = (error: unknown): boolean =>
  error instanceof ErrorReply && error.message.startsWith("NOSCRIPT");

function newClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    socket: {
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries) => Math.min(LONGEST_PAUSE_MS, 100 * 2 ** retries)
    }
  });
}
type Client = ReturnType<typeof newClient>;

/** @throws LateError where no answer comes in time */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    const end = () => fail(new LateError(`no answer within ${PATIENCE_MS} ms`));
    // What came while this process was busy is read first.
    timer = setTimeout(() => setImmediate(end), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A client of the server at `url`; one that is not there, or does not answer, is looked for until it is. */
export function openSharedMemory(
  url: string,
  {
    logger,
    metrics
  }: {readonly logger: Logger; readonly metrics: Pick<Metrics, "sharedLimitsUp" | "sharedLimitsFailures">}
): SharedMemory {
  // Not before it is reached, so that one which never is can be told from one that nobody asked for.
  metrics.sharedLimitsUp.set({store: "redis"}, 0);
  let isUp: boolean | null = null;
  const tell = (up: boolean, error?: unknown): void => {
    metrics.sharedLimitsUp.set({store: "redis"}, up ? 1 : 0);
    if (up === isUp) return;
    isUp = up;
    if (up) logger.info("limits are counted in Redis");
    else
      logger.error(
        {err: error},
        `Redis ${error instanceof ErrorReply ? "refuses to count" : "cannot be reached"}: limits are counted in this process alone until it can`
      );
  };

  let client: Client | null = null;
  let next: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MS;
  const connect = (): void => {
    const mine = newClient(url);
    client = mine;
    const trouble = (error: unknown): void => {
      if (client === mine) tell(false, error);
    };
    mine.on("ready", () => tell(true));
    mine.on("error", trouble);
    mine.connect().catch(trouble);
  };
  /** Sends it nothing more: what waits has been counted here by now, and Redis may go on some day. */
  const leave = (late: Client): void => {
    if (client !== late) return;
    client = null;
    late.destroy();
    next = setTimeout(connect, pause).unref();
    pause = Math.min(LONGEST_PAUSE_MS, 2 * pause);
  };
  connect();

  return {
    async command(...words) {
      const asked = client;
      try {
        if (asked === null) throw new LateError("it did not answer, and is left alone for a while");
        const answer = await inTime(asked.sendCommand(words));
        // A script can be loaded into a Redis that has no room to count.
        if (words[0] !== "SCRIPT") {
          tell(true);
          pause = FIRST_PAUSE_MS;
        }
        return answer;
      } catch (error) {
        if (isUnknownScript(error)) throw error;
        metrics.sharedLimitsFailures.inc();
        tell(false, error);
        if (error instanceof LateError && asked !== null) leave(asked);
        throw error;
      }
    },
    close() {
      clearTimeout(next);
      const last = client;
      client = null;
      last?.destroy();
    }
  };
}
