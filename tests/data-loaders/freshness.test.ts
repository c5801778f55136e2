import {expect, it} from "vitest";
import {checkFreshness} from "../../data-loaders/quality/freshness-checks.ts";
import {blocks} from "../../data-loaders/quality/quality-check.ts";
import type {Contribution} from "../../data-loaders/reconcile/contribution.ts";

const source = (name: Contribution["source"], earliest: string | null): Contribution => ({
  source: name,
  origin: {inputs: [], fetched: earliest ? {earliest, latest: "2026-11-29T00:00:00Z"} : null, missing: []},
  rows: {}
});

it("a live source that is older than it should be is told, and published all the same", () => {
  const contributions = [
    source("csv", null),
    source("pokeapi", "2026-10-01T12:00:00Z"),
    source("pokepedia", "2026-11-20T00:00:00Z")
  ];
  const checks = checkFreshness(contributions, "2026-11-29T00:00:00Z", 30);
  expect(checks.map(({name, violations}) => [name, violations])).toEqual([
    ["fresh_pokeapi", 28],
    ["fresh_pokepedia", 0]
  ]);
  expect(checks[0].examples).toEqual(["the oldest is of 2026-10-01; run with --source live"]);
  expect(checks.some(blocks)).toBe(false);
});
