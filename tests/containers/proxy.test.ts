import {readFileSync} from "node:fs";
import {expect, it} from "vitest";

const conf = readFileSync(new URL("../../ops/nginx/proxy.conf", import.meta.url), "utf8");
const [, pattern] = /location ~\* (\S+) \{\s*return 404;/.exec(conf)!;

/** nginx matches decoded paths with doubled slashes merged, `~*` in any case. */
const blocked = (path: string) => new RegExp(pattern, "i").test(path);

it("the proxy passes no spelling of /metrics on that the server would take", () => {
  for (const path of ["/metrics", "/metrics/", "/METRICS", "/Metrics/", "/v1/metrics", "/V1/METRICS/"])
    expect(blocked(path), path).toBe(true);
  for (const path of ["/", "/moves", "/metricsx", "/health", "/fight/metrics"])
    expect(blocked(path), path).toBe(false);
});
