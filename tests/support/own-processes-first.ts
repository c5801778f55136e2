import {BaseSequencer, type TestSpecification} from "vitest/node";

/**
 * Files with a process of their own first, then those that share one: Vitest ends a shared process as soon as the next
 * file in line needs its own, and would begin another for every few files.
 */
export class OwnProcessesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const shared = ({project}: TestSpecification): number => (project.config.isolate ? 0 : 1);
    return (await super.sort(files)).toSorted((a, b) => shared(a) - shared(b));
  }
}
