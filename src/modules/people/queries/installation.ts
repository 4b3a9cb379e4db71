import type { Db } from "#platform/db";
import { nowMilliseconds } from "#platform/time";
import type { PeopleTables } from "../tables.ts";

/** What this installation was set up as; undefined before anyone did. */
export interface Installation {
  readonly usedBy: "alone" | "library";
  /** The one person's own tenant, or the library's. */
  readonly tenantId: string;
}

/** What the set-up said, or undefined. */
export async function installationOf(db: Db<PeopleTables>): Promise<Installation | undefined> {
  const row = await db
    .selectFrom("installation")
    .select(["used_by", "tenant_id"])
    .where("id", "=", 1)
    .executeTakeFirst();
  return row && { usedBy: row.used_by, tenantId: row.tenant_id };
}

const waitMilliseconds = 2000;

/** Remembers the installation for every request: it is set up once and never changes after. */
export class KnownInstallation {
  readonly #db: Db<PeopleTables>;
  #known: Installation | undefined;
  #askedAt = -Infinity;

  constructor(db: Db<PeopleTables>) {
    this.#db = db;
  }

  /** Asks the database while it is not set up, at most every two seconds: another process may have done it. */
  async read(): Promise<Installation | undefined> {
    if (this.#known === undefined && nowMilliseconds() - this.#askedAt > waitMilliseconds) {
      this.#known = await installationOf(this.#db);
      this.#askedAt = nowMilliseconds();
    }
    return this.#known;
  }

  /** After the set-up in this process. */
  forget(): void {
    this.#askedAt = -Infinity;
  }
}
