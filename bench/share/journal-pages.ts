import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Spent } from "./rounds.ts";

/** How often pages are asked for, of how many journals in which directory, and as whom when signed in. */
export interface AskedPages {
  readonly directory: string;
  readonly rounds: number;
  readonly pages: number;
  readonly journals: number;
  readonly secret: string;
  readonly cookie: string;
}

type Figures = Readonly<Record<string, Spent>>;

/**
 * What pages of journals and of other lists cost: the whole site from the request to the last byte of the answer, without the network and
 * without the work in the background, which is no page's. In a process of its own, since the pages are TSX: Node reads them as built.
 */
export function journalPages(asked: AskedPages): { readonly journal: Figures; readonly others: Figures } {
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--expose-gc", join(import.meta.dirname, "ask-pages.ts"), JSON.stringify(asked)],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  if (status !== 0) throw new Error("The pages could not be asked for.");
  return JSON.parse(stdout) as ReturnType<typeof journalPages>;
}
