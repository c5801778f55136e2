import {expect, it, vi} from "vitest";
import {Restartable, type Running} from "../../../cli/dev/restartable.ts";

function resolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return {promise, resolve, reject};
}

/** A process made by hand: `ready` lets it answer, `end` ends it. */
function fakeProcess(url: string) {
  const started = resolvers<Running>();
  const ended = resolvers<void>();
  const stop = vi.fn(async () => ended.resolve());
  return {
    started: started.promise,
    ready: () => started.resolve({url, ended: ended.promise, stop}),
    fail: (message: string) => started.reject(new Error(message)),
    end: () => ended.resolve(),
    stop
  };
}

function manyOf(...processes: ReturnType<typeof fakeProcess>[]) {
  const signals: AbortSignal[] = [];
  const failures: string[] = [];
  const running = new Restartable({
    name: "the API",
    start: (signal) => {
      signals.push(signal);
      return processes[signals.length - 1].started;
    },
    onFailure: ({message}) => failures.push(message)
  });
  return {running, signals, failures};
}

it("who asks during a restart waits for the new process, and the old one ends", async () => {
  const [first, second] = [fakeProcess("first"), fakeProcess("second")];
  const {running, signals} = manyOf(first, second);
  void running.restart();
  const asked = running.url();
  void running.restart();
  expect(signals[0].aborted).toBe(true);
  first.ready();
  second.ready();
  expect(await asked).toBe("second");
  await running.stop();
  expect(first.stop).toHaveBeenCalledOnce();
  expect(second.stop).toHaveBeenCalledOnce();
});

it("tells a failure once, and to everyone who asks, until the next start", async () => {
  const [first, second] = [fakeProcess("first"), fakeProcess("second")];
  const {running, failures} = manyOf(first, second);
  first.fail("no model");
  await running.restart();
  expect(running.failed).toBe(true);
  await expect(running.url()).rejects.toThrow("the API does not run: no model");
  expect(failures).toEqual(["the API does not run: no model"]);
  second.ready();
  await running.restart();
  expect(running.failed).toBe(false);
  expect(await running.url()).toBe("second");
});

it("tells of a process that ends by itself, but not of one that was replaced", async () => {
  const [first, second] = [fakeProcess("first"), fakeProcess("second")];
  const {running, failures} = manyOf(first, second);
  first.ready();
  await running.restart();
  second.ready();
  await running.restart();
  await vi.waitFor(() => expect(first.stop).toHaveBeenCalled());
  expect(failures).toEqual([]);
  second.end();
  await vi.waitFor(() => expect(failures).toEqual(["the API does not run: it has ended by itself"]));
  await expect(running.url()).rejects.toThrow("ended by itself");
});

it("does not answer before it is started, or after it is stopped", async () => {
  const first = fakeProcess("first");
  const {running} = manyOf(first);
  await expect(running.url()).rejects.toThrow("has not been started");
  first.ready();
  await running.restart();
  await running.stop();
  await expect(running.url()).rejects.toThrow("has not been started");
});
