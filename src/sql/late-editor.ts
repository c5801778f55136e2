import {html} from "../ui/html.ts";
import type {EditorOptions, MakeEditor, SqlEditor} from "./sql-editor.ts";

/** The editor as a plain field, which a browser has. */
function plainEditor({label, text, run}: EditorOptions, field: HTMLTextAreaElement): SqlEditor {
  field.ariaLabel = label;
  field.value = text;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  return {
    element: field,
    text: () => field.value,
    replace(next) {
      field.value = next;
    },
    focus: () => field.focus(),
    insert(name) {
      field.setRangeText(name, field.selectionStart, field.selectionEnd, "end");
      field.focus();
    },
    // A plain field cannot mark a place; it is told in words beside it.
    mark() {},
    goTo(at) {
      field.focus();
      field.setSelectionRange(at, at);
    }
  };
}

/**
 * A plain field until a reader comes to it (by pointer or by keyboard), or something in it is to be marked: then the
 * editor, with the text, the selection and the focus that the field had. Where the editor cannot be loaded, the field
 * stays, and works.
 * @param load fetches the editor, which weighs more than the rest of its page
 */
export const lateEditor =
  (load: () => Promise<MakeEditor>): MakeEditor =>
  (options) => {
    const field: HTMLTextAreaElement = html`<textarea class="sql-plain" rows="9" spellcheck="false"></textarea>`;
    const element: HTMLElement = html`<div>${field}</div>`;
    let editor = plainEditor(options, field);
    let marked: Parameters<SqlEditor["mark"]>[0] = null;
    let isComing = false;
    let isComposing = false;

    const takeOver = (make: MakeEditor): void => {
      if (isComposing) {
        // A letter that is put together of several keys is not torn apart.
        field.addEventListener("compositionend", () => setTimeout(() => takeOver(make)), {once: true});
        return;
      }
      const hadFocus = document.activeElement === field;
      const [from, to] = [field.selectionStart, field.selectionEnd];
      editor = make({
        ...options,
        text: field.value,
        selected: field.selectionDirection === "backward" ? [to, from] : [from, to]
      });
      field.replaceWith(editor.element);
      if (hadFocus) editor.focus();
      editor.mark(marked);
    };
    const come = (): void => {
      if (isComing) return;
      isComing = true;
      load().then(takeOver, (error: unknown) => {
        console.error(error);
        isComing = false;
      });
    };
    field.addEventListener("compositionstart", () => {
      isComposing = true;
    });
    field.addEventListener("compositionend", () => {
      isComposing = false;
    });
    field.addEventListener("focus", come);
    field.addEventListener("pointerenter", come);
    return {
      element,
      text: () => editor.text(),
      replace: (text) => editor.replace(text),
      focus: () => editor.focus(),
      insert: (name) => editor.insert(name),
      mark(problem) {
        marked = problem;
        if (problem !== null) come();
        editor.mark(problem);
      },
      goTo: (at) => editor.goTo(at)
    };
  };
