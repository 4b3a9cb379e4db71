import { CompiledQuery, type Kysely, type RawBuilder, sql } from "kysely";
import { keepPlan } from "./kept-plans.ts";
import { inOneMessage } from "./send-together.ts";
import { inTenants, openingOf, type TenantScope, unknownScope } from "./tenants.ts";

/** Statements, each with its rows. */
type Queries<Rows extends readonly unknown[]> = {
  readonly [Place in keyof Rows]: CompiledQuery<Rows[Place]>;
};

/** The rows of each statement. */
type Answers<Rows extends readonly unknown[]> = {
  readonly [Place in keyof Rows]: readonly Rows[Place][];
};

/**
 * The rows of several statements that only read, in order, in one transaction that sees the rows of the given tenants and no others: its
 * beginning, they, and its end go to the database together, in one message, since each message costs as much as a short statement.
 *
 * Plans are kept, so the text of each must be the same each time (`plannedOnce`). Nothing is answered when one of them fails.
 */
export async function readTogether<Tables, Rows extends readonly unknown[]>(
  db: Kysely<Tables>,
  scope: TenantScope,
  queries: Queries<Rows>,
): Promise<Answers<Rows>> {
  for (const { sql: text } of queries) keepPlan(text);
  const answers = db.isTransaction ? await oneByOne(db, scope, queries) : await atOnce(db, scope, queries);
  // A statement's rows are of the type that it says.
  return answers as unknown as Answers<Rows>;
}

/**
 * A statement of `readTogether` after which those that follow see other tenants' rows instead: those of the array that an expression gives,
 * which is read with the rights of before.
 */
export function turningTo<Tables>(db: Kysely<Tables>, tenants: RawBuilder<readonly string[]>): CompiledQuery {
  // Settings have no place in the query builder.
  return sql`select set_config('carrel.tenants', (${tenants})::text, true)`.compile(db);
}

/** When the beginning failed, they were in no tenant's scope: nothing of them is given then. */
async function atOnce<Tables>(
  db: Kysely<Tables>,
  scope: TenantScope,
  queries: readonly CompiledQuery[],
): Promise<readonly (readonly unknown[])[]> {
  const [begin, end] = [CompiledQuery.raw(openingOf(scope)), CompiledQuery.raw("commit")];
  const answers = await inOneMessage(db, [begin, ...queries, end]);
  return answers.slice(1, -1).map(({ rows }) => rows);
}

async function oneByOne<Tables>(
  db: Kysely<Tables>,
  scope: TenantScope,
  queries: readonly CompiledQuery[],
): Promise<readonly (readonly unknown[])[]> {
  return inTenants(db, scope, async (tx) => {
    const answers: (readonly unknown[])[] = [];
    for (const query of queries) answers.push((await tx.executeQuery(query)).rows);
    // One of them may have turned to others.
    unknownScope(tx);
    return answers;
  });
}
