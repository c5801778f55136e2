import {driftCommand} from "./cli.ts";
import {runCommand} from "./run-command.ts";

await runCommand(driftCommand());
