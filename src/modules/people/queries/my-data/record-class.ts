import { z } from "zod";
import type { Db } from "#platform/db";
import type { StoredFile } from "#platform/files";
import type { DueRow, Holder, JsonRow, RecordClassName } from "../../rules/my-data/record-class.ts";

/** A file that belongs to a record: where its bytes are, and what it is called in an export. */
export interface RecordFile {
  readonly tenantId: string;
  readonly digest: string;
  readonly name: string;
}

/** A file that comes along in an export, and is stored; what no row takes into use is removed again. */
export interface BroughtFile extends StoredFile {
  readonly name: string;
  /** Its first bytes, for judging what it is. */
  readonly head: Uint8Array;
}

/** A class of record: everything of one kind that is held about people, and how it is shown, taken along and destroyed. */
export interface RecordClass extends RecordClassName {
  /** The tables its rows are in. A test holds every table with a wall against these, so that none is forgotten. */
  readonly tables: readonly string[];
  /** JSON Schema (draft 2020-12) of a row. */
  readonly jsonSchema: object;
  /** Everything of this class that is held about someone, in an order that does not change. */
  readonly rows: (db: Db, holder: Holder) => Promise<readonly JsonRow[]>;
  readonly files?: ((db: Db, holder: Holder) => Promise<readonly RecordFile[]>) | undefined;
  /** Adds what is not there yet to the account's own record, and says how many that were. Absent: only a copy is kept. */
  readonly bringBack?:
    | ((
        db: Db,
        accountId: string,
        rows: readonly unknown[],
        files: readonly BroughtFile[],
      ) => Promise<number>)
    | undefined;
  /** Why a row that comes back cannot be taken; undefined when it can. */
  readonly problemWith: (row: unknown) => string | undefined;
  /** A person's class: destroys all of it when the account is closed. The row of the account itself stays, empty. */
  readonly destroyAll?: ((db: Db, accountId: string) => Promise<void>) | undefined;
  /** An employer's class: rows that count from before the given day, oldest first. */
  readonly due?:
    | ((db: Db, tenantId: string, before: string, limit: number) => Promise<readonly DueRow[]>)
    | undefined;
  /** Destroys one row that was due. A foreign key that refuses means that another record still needs it. */
  readonly destroy?: ((db: Db, tenantId: string, key: string) => Promise<void>) | undefined;
}

interface TypedRecordClass<Tables, Row extends z.ZodObject> extends RecordClassName {
  /** The tables its rows are in. */
  readonly tables: readonly string[];
  /** What a row holds, each field with a description in plain words. */
  readonly row: Row;
  readonly rows: (db: Db<Tables>, holder: Holder) => Promise<readonly z.output<Row>[]>;
  readonly files?: (db: Db<Tables>, holder: Holder) => Promise<readonly RecordFile[]>;
  /** Rows that others point at are brought before those: the other way than they are listed. */
  readonly bringBack?: (
    db: Db<Tables>,
    accountId: string,
    rows: readonly z.output<Row>[],
    files: readonly BroughtFile[],
  ) => Promise<number>;
  readonly destroyAll?: (db: Db<Tables>, accountId: string) => Promise<void>;
  readonly due?: (
    db: Db<Tables>,
    tenantId: string,
    before: string,
    limit: number,
  ) => Promise<readonly DueRow[]>;
  readonly destroy?: (db: Db<Tables>, tenantId: string, key: string) => Promise<void>;
}

/**
 * Declares a class of record. A module that keeps something about people declares each kind of it and hands them to the
 * program (`recordClasses` in apps/program): from there on it is shown at /me/data, in exports, and under retention.
 *
 * Its functions are called inside `inTenants`: of the holder's account and employers for `rows` and `files`, of the account for
 * `bringBack` and `destroyAll`, of the employer for `due` and `destroy`. A row that comes back is checked by the schema first.
 */
export function defineRecordClass<Tables, Row extends z.ZodObject>(
  definition: TypedRecordClass<Tables, Row>,
): RecordClass {
  const { row, bringBack, ...rest } = definition;
  return {
    // The caller's database has all tables of the program; each class names those it uses.
    ...(rest as unknown as Omit<RecordClass, "jsonSchema" | "bringBack" | "problemWith">),
    jsonSchema: z.toJSONSchema(row, { target: "draft-2020-12" }),
    problemWith: (each) => {
      const issue = row.safeParse(each).error?.issues[0];
      return issue && `${issue.path.map(String).join(".") || "the row"}: ${issue.message}`;
    },
    ...(bringBack === undefined
      ? {}
      : {
          bringBack: async (
            db: Db,
            accountId: string,
            rows: readonly unknown[],
            files: readonly BroughtFile[],
          ) =>
            bringBack(
              db as unknown as Db<Tables>,
              accountId,
              rows.map((each) => row.parse(each)),
              files,
            ),
        }),
  };
}
