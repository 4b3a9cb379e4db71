import { sql } from "kysely";
import type { Db, OpenDatabase } from "#platform/db";
import type { WorkerSettings } from "./workers.ts";
import { wake } from "./wake.ts";

const usualSeconds = 2;

/**
 * Looks for work of all kinds at once, and wakes the workers of those kinds that have some.
 *
 * Every worker looking for itself would ask the database a few dozen times a second whether there is nothing to do.
 */
export function watchForWork(
  open: OpenDatabase,
  names: readonly string[],
  { log, pollSeconds = usualSeconds }: WorkerSettings,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  const rest = () => {
    if (isStopped) return;
    timer = setTimeout(() => (looking = look()), pollSeconds * 1000);
  };
  const look = async () => {
    try {
      for (const name of await waitingKinds(open.db, names)) wake(name);
    } catch (error) {
      log.error("Looking for work failed.", { error });
    }
    rest();
  };
  rest();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** Those of the kinds of work that have a job which is due. */
async function waitingKinds(db: Db, names: readonly string[]): Promise<readonly string[]> {
  // Raw: a look into the queue's index for each name, however many jobs wait. States before `active` are those that wait.
  const { rows } = await sql<{ name: string }>`
    select kind.name from unnest(${[...names]}::text[]) as kind (name)
    where exists (
      select from jobs.job_common as job
      where job.name = kind.name and job.state < 'active' and not job.blocked and job.start_after <= now()
    )`.execute(db);
  return rows.map(({ name }) => name);
}
