import { AsyncLocalStorage } from "node:async_hooks";
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from "kysely";

interface Opening {
  /** Taken by the first transaction that begins. */
  statement: string | undefined;
}

const openings = new AsyncLocalStorage<Opening>();

/** Lets the transaction that `begin` opens start with a statement, in one message to the database with its beginning. */
export async function openingWith<Result>(statement: string, begin: () => Promise<Result>): Promise<Result> {
  return openings.run({ statement }, begin);
}

/** PostgreSQL's dialect, whose transactions can begin with a statement of their own. */
export class OpeningDialect extends PostgresDialect {
  readonly #settings: PostgresDialectConfig;

  constructor(settings: PostgresDialectConfig) {
    super(settings);
    this.#settings = settings;
  }

  override createDriver(): PostgresDriver {
    return new OpeningDriver(this.#settings);
  }
}

class OpeningDriver extends PostgresDriver {
  override async beginTransaction(
    connection: Parameters<PostgresDriver["rollbackTransaction"]>[0] & DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const opening = openings.getStore();
    const statement = opening?.statement;
    if (opening === undefined || statement === undefined) return super.beginTransaction(connection, settings);
    opening.statement = undefined;
    try {
      await connection.executeQuery(CompiledQuery.raw(`begin; ${statement}`));
    } catch (error) {
      // It may have begun before it failed; the next user of the connection must not be in it.
      await this.rollbackTransaction(connection).catch(() => undefined);
      throw error;
    }
  }
}
