import {Command} from "commander";
import {runCommand} from "../drift/run-command.ts";
import {backfillCommand, trafficCommand} from "./cli.ts";

await runCommand(
  new Command("monitoring").addCommand(trafficCommand(), {isDefault: true}).addCommand(backfillCommand())
);
