import {expect, it} from "vitest";
import {StageBoard} from "../../../lib/terminal/stage-board.ts";

function record(isTTY: boolean, columns = 200) {
  let text = "";
  let time = 0;
  const stream = {
    isTTY,
    columns,
    write(chunk: string) {
      text += chunk;
      return true;
    }
  } as unknown as NodeJS.WriteStream;
  return {
    board: new StageBoard({stream, now: () => time}),
    wait(milliseconds: number) {
      time += milliseconds;
    },
    read: () => text.slice(text.lastIndexOf("\u001b[2K") + 4),
    all: () => text
  };
}
const duels = (done: number, ended = false) => ({label: "duels", total: 100, unit: "duels", done, ended});
const rows = (done: number) => ({label: "rows", total: 10, unit: "rows", done});

it("keeps all jobs in the terminal's last line, below what is said, and cuts it to the terminal's width", () => {
  const {board, wait, read, all} = record(true);
  board.say("begin");
  expect(all()).toBe("begin\n");
  board.show("duels", duels(0));
  wait(1000);
  board.show("duels", duels(50));
  board.show("mechanics", rows(5));
  expect(read()).toBe(
    "duels: 50 of 100 duels (50 %), 50 duels/s, 1.0 s left  |  rows: 5 of 10 rows (50 %), 0 rows/s"
  );
  board.say("said");
  expect(read()).toMatch(/^said\nduels: 50 of 100 .+ {2}\| {2}rows: 5 of 10/);
  board.show("duels", duels(100, true));
  expect(read()).toBe("duels: 100 duels in 1.0 s\nrows: 5 of 10 rows (50 %), 0 rows/s");
  board.clear("mechanics");
  expect(read()).toBe("");
  const narrow = record(true, 12);
  narrow.board.show("duels", duels(50));
  expect(narrow.read()).toBe("duels: 50 o");
});

it("writes plain lines elsewhere, of each job one in ten seconds and its last", () => {
  const {board, wait, all} = record(false);
  for (let done = 0; done <= 100; done++) {
    board.show("duels", duels(done));
    board.show("mechanics", rows(5));
    wait(250);
  }
  expect(
    all()
      .split("\n")
      .filter((line) => line.startsWith("duels"))
  ).toHaveLength(4);
  expect(
    all()
      .split("\n")
      .filter((line) => line.startsWith("rows"))
  ).toHaveLength(3);
  expect(all()).not.toContain("\u001b");
});
