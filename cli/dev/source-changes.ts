import {relative, sep} from "node:path";
import {isTemplate} from "./page-sources.ts";
import type {Reload} from "./reload-channel.ts";
import type {Changes} from "./watch-files.ts";

/** A process that runs the project's code. */
interface CodeRunner {
  /** Whether it would be another one after these files have changed. */
  readonly concerns: (files: ReadonlySet<string>) => boolean;
  /** Starts it anew; resolves when that has come to an end, well or not. */
  readonly restart: () => Promise<void>;
}

/** What a change may call for. */
export interface LoopParts {
  /** The site's sources. */
  readonly root: string;
  readonly bundles: {
    concerns(files: Iterable<string>): boolean;
    /** @returns names of the modules that are different */
    rebuild(): Promise<readonly string[]>;
  };
  /** Documents that are pages, too. */
  readonly handbook: {readonly files: ReadonlySet<string>; write(): void};
  /** Everything pages say of themselves that all pages show; throws where a page's front matter is wrong. */
  readonly navigation: () => string;
  readonly preview: CodeRunner;
  readonly api: CodeRunner | null;
  /** Code that the data loaders import. */
  readonly loaders: {
    concerns(files: ReadonlySet<string>): boolean;
    /** Forgets what they wrote, and reads again what they are made of. */
    forget(): Promise<void>;
  };
  readonly reload: (what: Reload) => void;
  readonly say: (line: string) => void;
}

const CHROME_MODULE = "chrome-entry.js";

/**
 * Carries out what changed sources call for. Framework's own live reload shows a page's changed Markdown, and modules
 * that it imports; everything else is told to the pages here.
 */
export function createSourceChanges(parts: LoopParts): (changes: Changes) => Promise<void> {
  const {root, bundles, handbook, preview, api, loaders, reload, say} = parts;

  const readNavigation = (): string | Error => {
    try {
      return parts.navigation();
    } catch (error) {
      return error as Error;
    }
  };
  let shown = readNavigation();

  /** Whether pages show another navigation now; says what is wrong with a page's front matter. */
  const navigationChanged = (): boolean => {
    const before = shown;
    shown = readNavigation();
    if (shown instanceof Error) say(shown.message);
    return String(before) !== String(shown);
  };

  const reloadFor = async (files: ReadonlySet<string>, changes: Changes): Promise<Reload | null> => {
    let page = false;
    if ([...files].some((file) => handbook.files.has(file))) {
      handbook.write();
      page = true;
    }
    if (bundles.concerns(files) && (await bundles.rebuild()).includes(CHROME_MODULE)) page = true;
    const sources = [...files].filter((file) => !relative(root, file).startsWith(`..${sep}`));
    const pages = sources.filter((file) => file.endsWith(".md"));
    if (pages.some((file) => isTemplate(file) || changes.appeared.has(file))) page = true;
    if (pages.length > 0 && navigationChanged()) page = true;
    const styles = sources.filter((file) => file.endsWith(".css"));
    if (loaders.concerns(files)) {
      await loaders.forget();
      page = true;
    }
    return page ? "page" : styles.length > 0 ? "styles" : null;
  };

  return async (changes) => {
    const {files} = changes;
    if (api?.concerns(files)) void api.restart();
    if (preview.concerns(files)) void preview.restart().then(() => reload("page"));
    try {
      const what = await reloadFor(files, changes);
      if (what !== null) reload(what);
    } catch (error) {
      say((error as Error).message);
    }
  };
}
