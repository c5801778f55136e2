import {expect} from "vitest";
import {RUNBOOK, until} from "../run-prometheus.ts";
import {endFaults, type Fault} from "./faults.ts";
import type {Notified, Stack} from "./stack.ts";

/** How long each message was waited for, in seconds. */
export interface Drilled {
  readonly what: string;
  readonly alerts: readonly string[];
  readonly lasting: readonly string[];
  readonly notifiedAfter: number;
  readonly resolvedAfter: number;
}

interface Begun {
  readonly fault: Fault;
  /** Messages before it. */
  readonly since: number;
  readonly at: number;
}

const WITHIN_SECONDS = 90;

/**
 * Brings in faults, those of a phase together, and demands a message for each of their alerts with the address of what
 * to do, and another one when it is over.
 */
export async function drill(stack: Stack, faults: readonly Fault[]): Promise<Drilled[]> {
  const {received, prometheus} = stack;
  const told = async (alertname: string, status: Notified["status"], since: number): Promise<Notified> => {
    const find = () =>
      received.slice(since).find((one) => one.labels["alertname"] === alertname && one.status === status);
    await until(`${alertname} is told as ${status}`, async () => find() !== undefined, {
      seconds: WITHIN_SECONDS,
      told: () =>
        [...received.map((one) => `${one.status} ${one.labels["alertname"]}`), prometheus.output()].join("\n")
    });
    return find()!;
  };
  const all = async (
    {alerts, lasting = [], to = "people"}: Fault,
    status: Notified["status"],
    {since, at}: Omit<Begun, "fault">
  ): Promise<number> => {
    for (const name of alerts.filter((alert) => status === "firing" || !lasting.includes(alert))) {
      const message = await told(name, status, since);
      expect(message.annotations["runbook_url"]).toBe(`${RUNBOOK}#${name.toLowerCase()}`);
      expect(message.labels).not.toHaveProperty("runbook");
      expect(message.to, name).toBe(to);
    }
    return Math.round((Date.now() - at) / 1000);
  };
  /** One after the other, since some change the same file. */
  const inTurn = async (
    together: readonly Fault[],
    act: (fault: Fault) => Promise<void>
  ): Promise<Begun[]> => {
    const begun: Begun[] = [];
    for (const fault of together) {
      const since = received.length;
      await act(fault);
      begun.push({fault, since, at: Date.now()});
    }
    return begun;
  };
  const drilled: Drilled[] = [];
  try {
    for (const phase of new Set(faults.map((fault) => fault.phase))) {
      const together = faults.filter((fault) => fault.phase === phase);
      const wait = (status: Notified["status"], act: (fault: Fault) => Promise<void>) =>
        inTurn(together, act).then((begun) =>
          Promise.all(begun.map(({fault, since, at}) => all(fault, status, {since, at})))
        );
      const notified = await wait("firing", ({inject}) => inject(stack));
      const resolved = await wait("resolved", ({undo}) => undo(stack));
      for (const [i, {what, alerts, lasting = []}] of together.entries())
        drilled.push({what, alerts, lasting, notifiedAfter: notified[i], resolvedAfter: resolved[i]});
    }
  } finally {
    endFaults();
  }
  return drilled;
}

/** The table of docs/MONITORING.md. */
export const drillTable = (drilled: readonly Drilled[]): string =>
  [
    "| fault | alerts told | after | its end told after |",
    "| --- | --- | --- | --- |",
    ...drilled.map(
      ({what, alerts, lasting, notifiedAfter, resolvedAfter}) =>
        `| ${what} | ${alerts.join(", ")} | ${notifiedAfter} s | ${resolvedAfter} s${lasting.map((name) => `; ${name} is not waited for: it looks back for half an hour`).join("")} |`
    )
  ].join("\n");
