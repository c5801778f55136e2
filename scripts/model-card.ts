import {relative} from "node:path";
import {dataPaths, REPOSITORY} from "../lib/files/paths.ts";
import {PRODUCTION_CARD, writeProductionCard} from "../pipelines/model/registry/model-card.ts";

/** `npm run card`: the card of the version in production, into the documentation. */
const version = await writeProductionCard(dataPaths());
process.stdout.write(`${relative(REPOSITORY, PRODUCTION_CARD)} is the card of version ${version}\n`);
