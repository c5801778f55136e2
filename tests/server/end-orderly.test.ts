import {EventEmitter} from "node:events";
import {expect, it} from "vitest";
import {endOrderly} from "../../server/end-orderly.ts";

function processWith(close: () => Promise<unknown>) {
  const exits: number[] = [];
  const said: string[] = [];
  const child = Object.assign(new EventEmitter(), {exit: (code: number) => void exits.push(code)});
  const logger = {fatal: (_fields: unknown, message: string) => void said.push(message)};
  endOrderly(child, logger as Parameters<typeof endOrderly>[1], close);
  const emit = async (event: string): Promise<void> => {
    child.emit(event, new Error("thrown on purpose"));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {exits, said, emit};
}

it.each([
  ["SIGTERM", 0, []],
  ["SIGINT", 0, []],
  ["uncaughtException", 1, ["uncaughtException: ending"]],
  ["unhandledRejection", 1, ["unhandledRejection: ending"]]
])("a process ends after what there is to do: %s", async (event, code, told) => {
  let closed = 0;
  const {exits, said, emit} = processWith(async () => closed++);
  await emit(event);
  await emit("SIGTERM");
  expect([exits, said, closed]).toEqual([[code], told, 1]);
});

it("an error on the way to the end ends it too, with 1, and is told", async () => {
  const {exits, said, emit} = processWith(async () => {
    throw new Error("the disk is gone");
  });
  await emit("SIGTERM");
  expect([exits, said]).toEqual([[1], ["the end was not orderly"]]);
});

it("an error while it ends is told, and keeps nobody waiting", async () => {
  let release = () => {};
  const {exits, said, emit} = processWith(() => new Promise<void>((resolve) => (release = resolve)));
  await emit("SIGTERM");
  await emit("uncaughtException");
  release();
  await new Promise((resolve) => setImmediate(resolve));
  expect([exits, said]).toEqual([[0], ["uncaughtException: ending"]]);
});
