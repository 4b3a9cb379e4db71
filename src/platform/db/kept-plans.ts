import type { CompiledQuery, Kysely, PostgresPoolClient } from "kysely";
import type { PoolClient } from "pg";

const mostNames = 100;
const names = new Map<string, string>();
const clients = new WeakMap<PoolClient, PostgresPoolClient>();

/**
 * The rows of a statement that comes with nearly every page: parsed and planned once for each connection instead of every time,
 * which is half of what a short statement costs. What it finds is read anew each time.
 *
 * Its text must be the same each time (a list is one array, not a value for each of its members), and its columns named: another plan
 * is made when a migration changes a table, but not other columns.
 */
export async function plannedOnce<Tables, Row>(
  db: Kysely<Tables>,
  query: CompiledQuery<Row>,
): Promise<readonly Row[]> {
  keepPlan(query.sql);
  return (await db.executeQuery(query)).rows;
}

/** From now on, the plan of this text is kept. */
export function keepPlan(text: string): void {
  if (!names.has(text) && names.size < mostNames) names.set(text, `kept_${names.size}`);
}

/** A connection as the query builder uses it, which names the statements whose plans are to be kept. */
export function keepingPlans(client: PoolClient): PostgresPoolClient {
  const known = clients.get(client);
  if (known !== undefined) return known;
  const query = async (text: string, values: readonly unknown[]) => {
    const name = names.get(text);
    return client.query({ ...(name !== undefined && { name }), text, values: [...values] });
  };
  const made: PostgresPoolClient = {
    // The other form, with a cursor, is for streams, and this database is given none.
    query: query as unknown as PostgresPoolClient["query"],
    release: (isBroken) => client.release(isBroken),
  };
  clients.set(client, made);
  return made;
}
