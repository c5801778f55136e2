import {dataPaths} from "../../lib/files/paths.ts";
import {describeModel, readCardInput} from "../../pipelines/model/registry/model-card.ts";
import {readAliases} from "../../pipelines/model/registry/model-store.ts";

// null says that no version is in production yet.
const paths = dataPaths();
const {production} = readAliases(paths);
const input = production === undefined ? null : readCardInput(paths, production);
process.stdout.write(
  JSON.stringify(input && {en: describeModel(input, "en"), fr: describeModel(input, "fr")})
);
