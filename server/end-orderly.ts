import type {Logger} from "pino";

/** What of a process tells that it should end, and ends it. */
export interface EndingProcess {
  on(event: string, listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/**
 * Has a process end once, in order, on SIGTERM and SIGINT with 0, and after an error that nobody caught, or one on the
 * way to the end, with 1.
 * @param close what there is to do before; it is waited for
 */
export function endOrderly(
  process: EndingProcess,
  logger: Pick<Logger, "fatal">,
  close: () => Promise<unknown>
): void {
  let ending = false;
  const end = async (exitCode: number): Promise<void> => {
    if (ending) return;
    ending = true;
    try {
      await close();
      process.exit(exitCode);
    } catch (error) {
      logger.fatal({err: error}, "the end was not orderly");
      process.exit(1);
    }
  };
  process.on("SIGTERM", () => void end(0));
  process.on("SIGINT", () => void end(0));
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, (error) => {
      logger.fatal({err: error}, `${event}: ending`);
      void end(1);
    });
  }
}
