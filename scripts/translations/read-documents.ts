import {basename} from "node:path";
import {type Block, documentBlocks, translatable} from "../../src/build/document-blocks.ts";
import {frenchFile, generatedInFrench, type Phrases, read} from "../../src/build/document-translation.ts";
import {HANDBOOK} from "../../src/build/handbook-documents.ts";

/** Documents that have a French text, from the repository's root. */
export const TRANSLATED: readonly string[] = HANDBOOK.filter(
  ({englishOnly}) => englishOnly === undefined
).map(({file}) => file);

export const englishPassages = (file: string): readonly Block[] =>
  documentBlocks(read(file)).filter(translatable);

/** @throws Error where the French repeats code, which its page takes from the English */
export function frenchPassages(file: string): readonly Block[] {
  const blocks = documentBlocks(read(frenchFile(file)));
  const code = blocks.find((block) => !translatable(block));
  if (code !== undefined)
    throw new Error(
      `${frenchFile(file)}:${code.line}: blocks of code and generated parts are taken from docs/${basename(file)}; leave them out`
    );
  return blocks;
}

/** Phrases that commands write into a document, and that have no French. */
export function missingPhrases(file: string, phrases: Phrases): string[] {
  const missing = new Set<string>();
  for (const block of documentBlocks(read(file)))
    if (block.generated && block.kind !== "code")
      generatedInFrench(block, phrases, (phrase) => missing.add(phrase));
  return [...missing];
}
