import {basename, relative} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {SITE_ROOT} from "../../src/build/framework.ts";
import {createNotebook, notebookName} from "../notebook/create-notebook.ts";

function nameArgument(text: string): string {
  try {
    return notebookName(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** `notebook new NAME`. @param root the site's sources */
export const notebookCommand = (root: string = SITE_ROOT): Command =>
  new Command("notebook").description("notebooks: pages of the site that an analyst writes").addCommand(
    new Command("new")
      .description("make a notebook from a template; npm run dev shows it at once")
      .argument("<name>", "of its file and address: small letters, digits, hyphens", nameArgument)
      .action((name: string) => {
        const file = createNotebook(root, name);
        process.stdout.write(`${relative(process.cwd(), file)}\n`);
        process.stderr.write(`npm run dev shows it at /notebooks/${basename(file, ".md")}\n`);
      })
  );
