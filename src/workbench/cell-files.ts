/** What a cell needs of Framework's `FileAttachment`. */
export interface CellFile {
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Files that the library's answers are made from; each is loaded when a cell first asks something of it. */
export interface CellFiles {
  readonly game: CellFile;
  readonly model: CellFile;
  readonly covers: CellFile;
}

let name: (files: CellFiles) => void;
const named = new Promise<CellFiles>((resolve) => {
  name = resolve;
});

/** Names the files. Framework wants that in the text of a page; a notebook's first cell, which the build puts there, does it. */
export const useCellFiles = (files: CellFiles): void => name(files);

/** The files, as soon as the page has named them. */
export const cellFiles = (): Promise<CellFiles> => named;
