import robotsParser from "robots-parser";
import type {Fetcher} from "../http/fetcher.ts";
import {SourceError} from "../http/source-error.ts";

export interface Robots {
  /** @throws SourceError if the site does not want this address read */
  demandAllowed(url: string): void;
  /** Milliseconds between two requests that the site asks for, or null. */
  readonly crawlDelay: number | null;
}

/** Reads the site's robots.txt; a site without one allows everything. */
export async function readRobots(baseUrl: string, userAgent: string, fetcher: Fetcher): Promise<Robots> {
  const address = new URL("/robots.txt", baseUrl).href;
  const fetched = await fetcher.get(address, (body) => body);
  const robots = robotsParser(address, fetched?.value ?? "");
  const delay = robots.getCrawlDelay(userAgent);
  return {
    demandAllowed(url) {
      if (robots.isDisallowed(url, userAgent)) throw new SourceError(url, `is not allowed by ${address}`);
    },
    crawlDelay: delay === undefined ? null : delay * 1000
  };
}
