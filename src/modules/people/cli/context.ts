import type { PeopleProgram } from "../queries/program.ts";

/** What people's commands are given by the program: nothing is opened before a command needs it. */
export interface PeopleCommandContext {
  /** The database, opened and migrated; closed by the program after the command. */
  readonly open: () => Promise<PeopleProgram>;
  /** What this installation is set to: known without the database, which a running server may hold. */
  readonly configuration: () => Pick<PeopleProgram, "secret" | "publicUrl">;
}
