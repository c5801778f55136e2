import {readQuality} from "../../data-loaders/quality/read-quality.ts";
import {dataPaths} from "../../lib/files/paths.ts";

// null where its stage has not run.
process.stdout.write(JSON.stringify(readQuality(dataPaths())));
