import {dataPaths} from "../../lib/files/paths.ts";
import {readRecords} from "../../lib/stage-runner/stage-record.ts";

process.stdout.write(JSON.stringify(readRecords(dataPaths())));
