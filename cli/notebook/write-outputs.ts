import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {publishDirectory} from "../../lib/files/publish.ts";
import {fileName, toCsv} from "../../lib/tables/csv.ts";
import type {NotebookRecord} from "../../src/take-along/notebook-record.ts";
import type {KeptNotebook, KeptOutput} from "./kept-notebook.ts";
import {steadySvg, steadyTable} from "./steady-outputs.ts";

export const KEPT_FILE = "outputs.json";

/** A name for each file, the same as long as what it shows is called the same. */
function fileNames(): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const file =
      fileName(name.replaceAll(/\d+(?:[.,]\d+)*/g, ""))
        .slice(0, 60)
        .replace(/-$/, "") || "output";
    const times = (taken.get(file) ?? 0) + 1;
    taken.set(file, times);
    return times === 1 ? file : `${file}-${times}`;
  };
}

/** What a run showed as it is kept: without what no two runs have in common, numbers as exact as a reader reads them. */
export function keptNotebook({name, title, language, parts}: NotebookRecord): {
  readonly kept: KeptNotebook;
  readonly files: ReadonlyMap<string, string>;
} {
  const files = new Map<string, string>();
  const nameOf = fileNames();
  const outputs: KeptOutput[] = parts.flatMap((part): KeptOutput[] => {
    if (part.kind === "prose") return [{kind: "prose", text: part.markdown}];
    return part.outputs.map((output): KeptOutput => {
      if (output.kind === "chart") {
        const file = `${nameOf(output.name)}.svg`;
        files.set(file, `${steadySvg(output.svg)}\n`);
        return {kind: "chart", name: output.name, file};
      }
      if (output.kind === "table") {
        const {columns, rows} = steadyTable(output);
        const file = `${nameOf(output.name)}.csv`;
        files.set(
          file,
          toCsv(
            columns,
            rows.map((row) => row.map((value) => (typeof value === "boolean" ? String(value) : value)))
          )
        );
        return {kind: "table", name: output.name, file};
      }
      return output;
    });
  });
  return {kept: {name, title, language, outputs}, files};
}

/** Writes what each notebook showed into `folder/NAME`: `outputs.json`, charts as SVG, tables as CSV. */
export async function writeOutputs(folder: string, records: readonly NotebookRecord[]): Promise<void> {
  mkdirSync(folder, {recursive: true});
  for (const record of records) {
    const {kept, files} = keptNotebook(record);
    await publishDirectory(join(folder, record.name), (temporary) => {
      writeFileSync(join(temporary, KEPT_FILE), `${JSON.stringify(kept, null, 1)}\n`);
      for (const [name, text] of files) writeFileSync(join(temporary, name), text);
    });
  }
}
