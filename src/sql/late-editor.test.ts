import {expect, it, vi} from "vitest";
import {rendered} from "../../tests/support/rendered-page.ts";
import {html} from "../ui/html.ts";
import {lateEditor} from "./late-editor.ts";
import type {EditorOptions, MakeEditor, SqlEditor} from "./sql-editor.ts";

/** An editor that comes when it is told to, and tells what it was given and asked. */
async function open() {
  const made: EditorOptions[] = [];
  const asked: string[] = [];
  const run = vi.fn();
  let arrive: (make: MakeEditor) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const load = vi.fn(
    () =>
      new Promise<MakeEditor>((resolve, reject) => {
        arrive = resolve;
        fail = reject;
      })
  );
  const make: MakeEditor = (options) => {
    made.push(options);
    const ask =
      (what: string) =>
      (...values: unknown[]): void =>
        void asked.push([what, ...values.map((value) => JSON.stringify(value))].join(" "));
    return {
      element: html`<output></output>`,
      text: () => options.text,
      replace: ask("replace"),
      focus: ask("focus"),
      insert: ask("insert"),
      mark: ask("mark"),
      goTo: ask("goTo")
    };
  };
  let editor!: SqlEditor;
  const page = await rendered(() => {
    editor = lateEditor(load)({label: "SQL", text: "SELECT 1", names: {}, run});
    return editor.element;
  });
  const field = page.querySelector("textarea")!;
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return {
    page,
    editor,
    field,
    made,
    asked,
    run,
    load,
    arrive: async () => {
      arrive(make);
      await turn();
    },
    fail: async () => {
      fail(new Error("no network"));
      await turn();
    }
  };
}

it("is a field that runs and takes names, and loads nothing until somebody comes", async () => {
  const {editor, field, run, load} = await open();
  expect(field.ariaLabel).toBe("SQL");
  field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
  expect(run).not.toHaveBeenCalled();
  field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", ctrlKey: true}));
  expect(run).toHaveBeenCalledOnce();
  editor.replace("SELECT 2");
  expect(editor.text()).toBe("SELECT 2");
  expect(load).not.toHaveBeenCalled();
});

it("hands on what was typed, selected and in focus while the editor was on its way", async () => {
  const {page, editor, field, made, asked, load, arrive} = await open();
  field.focus();
  field.dispatchEvent(new Event("pointerenter"));
  expect(load).toHaveBeenCalledOnce();
  field.value = "SELECT 12345";
  field.setSelectionRange(7, 9);
  await arrive();
  expect(page.querySelector("textarea")).toBeNull();
  expect(made).toMatchObject([{text: "SELECT 12345", selected: [7, 9], label: "SQL"}]);
  expect(asked).toEqual(["focus", "mark null"]);
  editor.insert("id");
  expect(asked.at(-1)).toBe('insert "id"');
  expect(editor.text()).toBe("SELECT 12345");
});

it("leaves the focus where it is, and marks what was wrong before it came", async () => {
  const {editor, asked, arrive} = await open();
  editor.mark({at: 3, message: "no"});
  await arrive();
  expect(asked).toEqual(['mark {"at":3,"message":"no"}']);
});

it("waits for a letter that is being put together", async () => {
  const {page, field, made, arrive} = await open();
  field.focus();
  field.dispatchEvent(new Event("compositionstart"));
  await arrive();
  expect(made).toEqual([]);
  field.value = "é";
  field.dispatchEvent(new Event("compositionend"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(made).toMatchObject([{text: "é"}]);
  expect(page.querySelector("textarea")).toBeNull();
});

it("stays a field where the editor cannot be loaded, and tries again", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const {editor, field, load, fail} = await open();
  field.focus();
  await fail();
  expect(told).toHaveBeenCalledOnce();
  expect(editor.text()).toBe("SELECT 1");
  field.dispatchEvent(new Event("pointerenter"));
  expect(load).toHaveBeenCalledTimes(2);
  told.mockRestore();
});
