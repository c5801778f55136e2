import type {Command} from "commander";
import type {MakeProgram} from "./commands/make-program.ts";

/**
 * Some commands of the tool and the module that makes them. Modules are loaded when one of their commands is asked
 * for, so that the list of commands is there at once.
 */
export interface CommandModule {
  /** Heading in the help. */
  readonly group: string;
  /** One line for the list of commands, by name. */
  readonly commands: Readonly<Record<string, string>>;
  /** Adds the commands named above, in this order, to the program. */
  load(program: Command, makeProgram: MakeProgram): Promise<void>;
}

const START = "Start here:";
const PIPELINE = "Pipeline:";
const MODEL = "Model:";
const SERVICE = "Service and monitoring:";
const HELP = "Reports and help:";

const add = (program: Command, ...made: Command[]): void => {
  for (const command of made) program.addCommand(command);
};

export const CATALOGUE: readonly CommandModule[] = [
  {
    group: START,
    commands: {
      start: "serve the site and the API, and bring every stage up to date meanwhile",
      prepare: "",
      pipeline: "bring every stage up to date"
    },
    load: async (program) => (await import("./commands/stage-commands.ts")).registerPipelineCommands(program)
  },
  {
    group: START,
    commands: {"quick-start": "from a fresh clone to a first answer, step by step"},
    load: async (program) => add(program, (await import("./commands/quick-start.ts")).quickStartCommand())
  },
  {
    group: START,
    commands: {doctor: "what is missing on this machine, and how to get it"},
    load: async (program) => add(program, (await import("./commands/doctor-command.ts")).doctorCommand())
  },
  {
    group: START,
    commands: {demo: "a guided tour of everything in ten minutes"},
    load: async (program) => add(program, (await import("./commands/demo-command.ts")).demoCommand())
  },
  {
    group: PIPELINE,
    commands: {
      etl: "load the sources into the warehouse",
      mirror: "copy the warehouse to PostgreSQL"
    },
    load: async (program) => {
      const {etlCommand, mirrorCommand} = await import("./commands/etl-commands.ts");
      add(program, etlCommand(), mirrorCommand());
    }
  },
  {
    group: PIPELINE,
    commands: {
      simulate: "simulate the duels of the three scenarios",
      train: "train the model",
      evaluate: "score the model on duels it has not seen",
      generalize: "fit and score again on other splits",
      builds: "score the model on duels of any build",
      rank: "rank every form by its fights of four moves a side",
      site: "build the site",
      "run-stage": ""
    },
    load: async (program) => (await import("./commands/stage-commands.ts")).registerStageCommands(program)
  },
  {
    group: PIPELINE,
    commands: {solve: "solve fights of four moves a side"},
    load: async (program) => add(program, (await import("./commands/solve-command.ts")).solveCommand())
  },
  {
    group: PIPELINE,
    commands: {merge: "put shards together that were simulated or solved anywhere"},
    load: async (program) => add(program, (await import("./commands/shard-commands.ts")).mergeCommand())
  },
  {
    group: PIPELINE,
    commands: {storage: "publish and fetch folders in object storage"},
    load: async (program) => add(program, (await import("./commands/storage-command.ts")).storageCommand())
  },
  {
    group: PIPELINE,
    commands: {cluster: "simulate, solve, search and train on a Dask cluster"},
    load: async (program) => add(program, (await import("./commands/cluster-command.ts")).clusterCommand())
  },
  {
    group: MODEL,
    commands: {
      features: "export every duel's features for trainers elsewhere",
      model: "import a model that was trained elsewhere"
    },
    load: async (program) => {
      const {featuresCommand, modelCommand} = await import("./commands/exchange-commands.ts");
      add(program, featuresCommand(), modelCommand());
    }
  },
  {
    group: MODEL,
    commands: {promote: "let the gate judge the trained model"},
    load: async (program) => (await import("./commands/stage-commands.ts")).registerPromoteCommand(program)
  },
  {
    group: MODEL,
    commands: {tune: "search for the best training parameters"},
    load: async (program) => add(program, (await import("./commands/tune-command.ts")).tuneCommand())
  },
  {
    group: MODEL,
    commands: {
      versions: "list the model versions",
      compare: "put two model versions side by side",
      rollback: "put an earlier version back in production",
      runs: "list tracked runs"
    },
    load: async (program) => {
      const registry = await import("./commands/registry-commands.ts");
      add(
        program,
        registry.versionsCommand(),
        registry.compareCommand(),
        registry.rollbackCommand(),
        registry.runsCommand()
      );
    }
  },
  {
    group: MODEL,
    commands: {mlflow: "send runs and versions to an MLflow server: status, enable, register"},
    load: async (program) => add(program, (await import("./commands/mlflow-command.ts")).mlflowCommand())
  },
  {
    group: SERVICE,
    commands: {
      serve: "serve the site and the API",
      keys: "make API keys"
    },
    load: async (program) => {
      const {keysCommand, serveCommand} = await import("./commands/server-commands.ts");
      add(program, serveCommand(), keysCommand());
    }
  },
  {
    group: SERVICE,
    commands: {
      status: "what runs, and whether it is well",
      validate: "check that the whole stack works: services, endpoints, database, monitoring"
    },
    load: async (program) => {
      const {statusCommand, validateCommand} = await import("./commands/status-command.ts");
      add(program, statusCommand(), validateCommand());
    }
  },
  {
    group: SERVICE,
    commands: {drift: "compare served predictions with the training data and the simulator"},
    load: async (program) => add(program, (await import("./commands/drift-command.ts")).driftCommand())
  },
  {
    group: SERVICE,
    commands: {retrain: "train a candidate on what was asked lately; the gate decides"},
    load: async (program) => add(program, (await import("./commands/retrain-command.ts")).retrainCommand())
  },
  {
    group: SERVICE,
    commands: {
      trial: "hold a version against production on live questions: start, share, judge, stop, status"
    },
    load: async (program) => add(program, (await import("./commands/trial-command.ts")).trialCommand())
  },
  {
    group: SERVICE,
    commands: {
      traffic: "send plausible questions to a running server",
      backfill: "write a synthetic history into the prediction log"
    },
    load: async (program) => {
      const {backfillCommand, trafficCommand} = await import("./commands/traffic-commands.ts");
      add(program, trafficCommand(), backfillCommand());
    }
  },
  {
    group: SERVICE,
    commands: {
      backup: "copy what cannot be made anew: models, prediction log, runs",
      restore: "put a backup back"
    },
    load: async (program) => {
      const {backupCommand, restoreCommand} = await import("./commands/backup-commands.ts");
      add(program, backupCommand(), restoreCommand());
    }
  },
  {
    group: SERVICE,
    commands: {upgrade: "bring data and models of an earlier version to today's layout"},
    load: async (program) => add(program, (await import("./commands/upgrade-command.ts")).upgradeCommand())
  },
  {
    group: HELP,
    commands: {dev: "work on it: pages and API from their sources, renewed at every save"},
    load: async (program) => add(program, (await import("./commands/dev-command.ts")).devCommand())
  },
  {
    group: HELP,
    commands: {notebook: "a notebook of your own: notebook new NAME"},
    load: async (program) => add(program, (await import("./commands/notebook-command.ts")).notebookCommand())
  },
  {
    group: HELP,
    commands: {report: "what changed between two runs: report diff A B"},
    load: async (program) => add(program, (await import("./commands/report-command.ts")).reportCommand())
  },
  {
    group: HELP,
    commands: {figures: "the main charts as SVG and PNG files"},
    load: async (program) => (await import("./commands/figures-command.ts")).registerFiguresCommand(program)
  },
  {
    group: HELP,
    commands: {completion: "completion for bash, zsh, fish or PowerShell", complete: ""},
    load: async (program, makeProgram) =>
      (await import("./commands/completion-command.ts")).registerCompletion(program, makeProgram)
  }
];

/** Every command's module by its name. */
export const modulesByName = (catalogue: readonly CommandModule[] = CATALOGUE): Map<string, CommandModule> =>
  new Map(catalogue.flatMap((module) => Object.keys(module.commands).map((name) => [name, module])));
