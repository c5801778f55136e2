import cluster from "node:cluster";
import pino, {type Logger} from "pino";

/** Lines of JSON on standard output. Whatever slips into a line, keys and addresses do not leave with it. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    base: cluster.isWorker ? {worker: process.pid} : null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "req",
        "res",
        "*.headers",
        "*.socket",
        "*.remoteAddress",
        "err.rawPacket",
        "err.body",
        "err.config"
      ],
      remove: true
    }
  });
