import {join} from "node:path";
import type {TextDocument} from "../../../lib/documents/text-document.ts";
import {toMarkdown} from "../../../lib/documents/to-markdown.ts";
import {type DataPaths, REPOSITORY} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {readRecord} from "../../../lib/stage-runner/stage-record.ts";
import {readGeneralization} from "../evaluation/read-evaluation.ts";
import type {CardInput, DataFile} from "./card/input.ts";
import {ethics, intendedUse, outOfScope} from "./card/prose.ts";
import {regret} from "./card/regret.ts";
import {limits, metrics, slices, versions} from "./card/results.ts";
import {data, facts, features, procedure, reproduce} from "./card/training.ts";
import {type CardLanguage, voiceOf} from "./card/voice.ts";
import {RegistryError, readAliases, readLedger, readManifest, versionFolder} from "./model-store.ts";
import {requireVersionReport} from "./version-report.ts";

export const CARD_FILE = "MODEL_CARD.md";
/** The card of the version in production, as it is shown with the repository. */
export const PRODUCTION_CARD = join(REPOSITORY, "docs", CARD_FILE);

/** What a version is, what it was trained on, how good it is and where it is not to be used. */
export function describeModel(input: CardInput, language: CardLanguage): TextDocument {
  const voice = voiceOf(language);
  const {manifest} = input;
  const {say} = voice;
  return {
    title: say(
      `Model card: ${manifest.name}, version ${manifest.version}`,
      `Fiche du modèle : ${manifest.name}, version ${manifest.version}`
    ),
    lede: say(
      "Generated from the registry: the version’s manifest, its evaluation and the ledger.",
      "Générée depuis le registre : le manifeste de la version, son évaluation et le registre des décisions."
    ),
    sections: [
      facts(input, voice),
      intendedUse(voice),
      outOfScope(voice),
      data(input, voice),
      features(input, voice),
      procedure(input, voice),
      metrics(input, voice),
      regret(input, voice),
      slices(input, voice),
      limits(input, voice),
      ethics(voice),
      reproduce(input, voice),
      versions(input, voice)
    ]
  };
}

/** The card as Markdown, in English. */
export const modelCard = (input: CardInput): string => toMarkdown(describeModel(input, "en"));

/** Rows of each of a stage's outputs, where the stage says so. */
const ROWS: Readonly<Record<string, (rows: Readonly<Record<string, number>>) => number>> = {
  "data/game.json": ({pokemon}) => pokemon,
  "data/duels": (rows) => Object.values(rows).reduce((sum, count) => sum + count, 0)
};

/** The data a model was trained on; by the hash in its manifest alone where other data has taken its place since. */
function dataOf(paths: DataPaths, inputs: Readonly<Record<string, string>>): DataFile[] {
  return Object.entries(inputs).flatMap(([stage, hash]): DataFile[] => {
    const record = readRecord(paths, stage);
    if (record?.key !== hash) return [{path: stage, rows: null, hash}];
    const rows = (record.details["rows"] ?? {}) as Readonly<Record<string, number>>;
    return record.outputs
      .filter(({path}) => path in ROWS)
      .map((output) => ({path: output.path, rows: ROWS[output.path](rows) ?? null, hash: output.hash}));
  });
}

/** @throws RegistryError for a version that is not there or was never evaluated */
export function readCardInput(paths: DataPaths, version: number): CardInput {
  const manifest = readManifest(paths, version);
  const report = requireVersionReport(paths, version);
  const generalization = readGeneralization(paths);
  return {
    manifest,
    report,
    otherSplits: generalization?.model.hash === manifest.modelHash ? generalization.splits : [],
    data: dataOf(paths, manifest.inputs ?? {}),
    aliases: readAliases(paths),
    ledger: readLedger(paths)
  };
}

/** Writes a version's card beside its model. */
export const writeModelCard = (paths: DataPaths, version: number): Promise<void> =>
  publishText(join(versionFolder(paths, version), CARD_FILE), modelCard(readCardInput(paths, version)));

/** The same after a decision about it: where no card can be written, of a version gone or never evaluated, the decision stands. */
export async function refreshModelCard(paths: DataPaths, version: number): Promise<void> {
  try {
    await writeModelCard(paths, version);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
  }
}

/**
 * Writes the card of the version in production into the documentation.
 * @returns the version; @throws RegistryError where none is in production
 */
export async function writeProductionCard(paths: DataPaths, file = PRODUCTION_CARD): Promise<number> {
  const {production} = readAliases(paths);
  if (production === undefined) {
    throw new RegistryError("no model is in production yet: run `npm run pipeline` to train and promote one");
  }
  await publishText(file, modelCard(readCardInput(paths, production)));
  return production;
}
