import {autocompletion, closeBrackets, closeCompletion, completionKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {PostgreSQL, sql} from "@codemirror/lang-sql";
import {bracketMatching, syntaxHighlighting} from "@codemirror/language";
import {lintGutter, setDiagnostics} from "@codemirror/lint";
import {Prec} from "@codemirror/state";
import {EditorView, keymap, lineNumbers} from "@codemirror/view";
import {classHighlighter} from "@lezer/highlight";

/** What the page needs of an editor. */
export interface SqlEditor {
  readonly element: HTMLElement;
  text(): string;
  replace(text: string): void;
  focus(): void;
  /** Puts a name at the cursor, and goes there. */
  insert(name: string): void;
  /** Marks what is wrong; null takes the mark away. */
  mark(problem: {readonly at: number; readonly message: string} | null): void;
  /** Goes to a place. */
  goTo(at: number): void;
}

export interface EditorOptions {
  readonly label: string;
  readonly text: string;
  /** What of the text is selected, from and to; its beginning where nothing is said. */
  readonly selected?: readonly [from: number, to: number];
  /** Columns by table, to complete names from. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly run: () => void;
}

export type MakeEditor = (options: EditorOptions) => SqlEditor;

/** Where the word ends that begins at a place. */
const wordEnd = (text: string, at: number): number =>
  at + Math.max(1, /^[\w."']*/.exec(text.slice(at))![0].length);

/** An editor with SQL's colours, completion by the tables' names, and marks where something is wrong. */
export const sqlEditor: MakeEditor = ({label, text, selected = [0, 0], names, run}) => {
  const view = new EditorView({
    doc: text,
    selection: {anchor: selected[0], head: selected[1]},
    extensions: [
      Prec.highest(
        keymap.of([
          {
            key: "Mod-Enter",
            run: (current) => {
              closeCompletion(current);
              run();
              return true;
            }
          }
        ])
      ),
      history(),
      lineNumbers(),
      lintGutter(),
      bracketMatching(),
      closeBrackets(),
      autocompletion(),
      syntaxHighlighting(classHighlighter),
      sql({
        dialect: PostgreSQL,
        upperCaseKeywords: true,
        schema: Object.fromEntries(Object.entries(names).map(([table, columns]) => [table, [...columns]]))
      }),
      // Tab goes on to what follows, as everywhere on the page.
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({"aria-label": label, spellcheck: "false"})
    ]
  });
  const whole = (): string => view.state.doc.toString();
  const clamp = (at: number): number => Math.min(at, view.state.doc.length);
  return {
    element: view.dom,
    text: whole,
    replace(next) {
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}});
    },
    focus: () => view.focus(),
    insert(name) {
      view.dispatch(view.state.replaceSelection(name));
      view.focus();
    },
    mark(problem) {
      const from = problem === null ? 0 : clamp(problem.at);
      const found =
        problem === null
          ? []
          : [{from, to: clamp(wordEnd(whole(), from)), severity: "error" as const, message: problem.message}];
      view.dispatch(setDiagnostics(view.state, found));
    },
    goTo(at) {
      view.dispatch({selection: {anchor: clamp(at)}, scrollIntoView: true});
      view.focus();
    }
  };
};
