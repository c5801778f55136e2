import {dataPaths} from "../../data-loaders/io/paths.ts";
import {readAliases, readManifest} from "../../pipelines/registry/store.ts";

// null says that no version is in production yet.
const paths = dataPaths();
const {production} = readAliases(paths);
process.stdout.write(JSON.stringify(production === undefined ? null : readManifest(paths, production)));
