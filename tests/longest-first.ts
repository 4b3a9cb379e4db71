import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders whose files open a whole site, most of them with a browser: a file takes up to a minute and a half. */
const longest = /\/tests\/(?:journeys|terminal|people|browser)\//u;

/** Begins with the files that take longest, so that no worker is left with one of them when the others are done. */
export class LongestFirst extends BaseSequencer {
  // Vitest itself goes by the last run, which a fresh machine has not seen, and then by size.
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = (file: TestSpecification): boolean => longest.test(file.moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
