import {dataPaths} from "../../lib/files/paths.ts";
import {countBestMoves} from "./count-best-moves.ts";

// null where no duel has been simulated yet.
process.stdout.write(JSON.stringify(await countBestMoves(dataPaths())));
