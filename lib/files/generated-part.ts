/**
 * A document with its generated part, which stands between two comments that name the source, brought up to date.
 * @throws where the document has no such part
 */
export function withGenerated(document: string, source: string, text: string): string {
  const [begin, end] = ["begin", "end"].map((edge) => `<!-- generated from ${source}: ${edge} -->`);
  const [start, stop] = [document.indexOf(begin), document.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`the document has no part between "${begin}" and "${end}"`);
  return `${document.slice(0, start + begin.length)}\n\n${text.trimEnd()}\n\n${document.slice(stop)}`;
}
