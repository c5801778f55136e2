import {EventEmitter} from "node:events";
import type {Request, Response} from "express";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {type Endpoint, StreamedRows} from "../../../server/http/endpoint.ts";
import type {KeptAnswer} from "../../../server/http/kept-answers.ts";
import {sendAnswer} from "../../../server/http/send-answer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A response that has room for nothing until it is told. */
function slowResponse() {
  const written: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    destroyed: false,
    ended: false,
    type: () => response,
    setHeader: () => response,
    write: (line: string) => {
      written.push(line);
      return false;
    },
    end() {
      response.ended = true;
    },
    destroy() {
      response.destroyed = true;
      response.emit("close");
    }
  });
  return {response, written};
}

function stream(isKept: boolean, resumed = Promise.resolve(), before: KeptAnswer | null = null) {
  const {response, written} = slowResponse();
  const steps: string[] = [];
  const kept: unknown[] = [];
  const admission = {
    pause: () => void steps.push("pause"),
    resume: () => {
      steps.push("resume");
      return resumed;
    },
    done: () => void steps.push("done")
  };
  const rows = async function* () {
    for (const row of [1, 2, 3]) yield row;
  };
  const sent = sendAnswer({} as Endpoint, {} as Request, response as unknown as Response, {
    answer: new StreamedRows(rows()),
    format: "ndjson",
    keep: isKept
      ? (made) => {
          expect(response.ended, "kept before it is sent whole").toBe(false);
          kept.push(made.body);
          return before;
        }
      : null,
    admission
  });
  return {response, written, steps, sent, kept};
}

it("a slow reader keeps no room while it is waited for, and no listener after", async () => {
  const {response, written, steps, sent, kept} = stream(true);
  for (const line of [1, 2, 3]) {
    await vi.waitFor(() => expect(written).toHaveLength(line));
    expect(steps).toEqual([
      ...Array(line - 1)
        .fill(["pause", "resume"])
        .flat(),
      "pause"
    ]);
    expect(response.listenerCount("close")).toBe(1);
    response.emit("drain");
  }
  await sent;
  expect(kept).toEqual(["1\n2\n3\n"]);
  expect(response.ended).toBe(true);
  expect([response.listenerCount("drain"), response.listenerCount("close")]).toEqual([0, 0]);
  expect(vi.getTimerCount()).toBe(0);
});

it("one that reads nothing for half a minute is left", async () => {
  const {response, written, sent, kept} = stream(true);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(response.destroyed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(response.destroyed).toBe(true);
  await sent;
  expect([written, kept, response.ended]).toEqual([["1\n"], [], false]);
});

it("one that goes away while its turn has not come is worked for no longer", async () => {
  const {response, written, steps, sent} = stream(false, new Promise(() => {}));
  await vi.waitFor(() => expect(written).toHaveLength(1));
  response.emit("drain");
  await vi.advanceTimersByTimeAsync(60_000);
  expect([steps, response.destroyed, written.length]).toEqual([["pause", "resume"], false, 1]);
  response.destroy();
  await sent;
  expect([response.listenerCount("drain"), response.listenerCount("close")]).toEqual([0, 0]);
});

it.each([
  ["1\n2\n3\n", true],
  ["1\n2\n4\n", false]
])("where another was first with %o, is whole only if it is the same", async (body, isWhole) => {
  const {response, written, sent} = stream(true, undefined, {type: "application/x-ndjson", body});
  for (const line of [1, 2, 3]) {
    await vi.waitFor(() => expect(written).toHaveLength(line));
    response.emit("drain");
  }
  await sent;
  expect([response.ended, response.destroyed]).toEqual([isWhole, !isWhole]);
});
