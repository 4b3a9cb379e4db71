import { makeTemplates } from "#platform/db-testing";

/** Runs once before all tests of a run. */
export async function setup(): Promise<void> {
  await makeTemplates();
}
