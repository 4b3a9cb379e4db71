import type { Db } from "#platform/db";
import { isId } from "#platform/ids";
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { FilterAttribute, MemberCondition } from "../../rules/scim/filter.ts";
import type { DirectoryMember } from "../../rules/scim/resource.ts";
import type { PeopleTables } from "../../tables.ts";

/** One page of an employer's staff as its directory sees them, and how many there are in all. */
export interface MemberPage {
  readonly members: readonly DirectoryMember[];
  readonly total: number;
}

export interface MemberQuestion {
  readonly condition: MemberCondition | undefined;
  /** How many to leave out at the beginning. */
  readonly skip: number;
  readonly limit: number;
}

/** Staff of one employer, oldest first, those the directory let go of left out. Inside `inTenants`. */
export async function directoryMembers(
  db: Db<PeopleTables>,
  tenantId: string,
  { condition, skip, limit }: MemberQuestion,
): Promise<MemberPage> {
  const asked = membersOf(db, tenantId).$if(condition !== undefined, (query) =>
    query.where((where) => matching(where, tenantId, condition ?? { op: "everyone" })),
  );
  const { total } = await asked
    .select((select) => select.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows =
    limit === 0 || total <= skip
      ? []
      : await asked.select(memberColumns).orderBy("staff.id").offset(skip).limit(limit).execute();
  return { total, members: rows.map(memberOf) };
}

/** One member of staff; undefined when the employer has none of that id, or its directory let go of them. */
export async function directoryMember(
  db: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
): Promise<DirectoryMember | undefined> {
  if (!isId(staffId)) return undefined;
  const row = await membersOf(db, tenantId)
    .select(memberColumns)
    .where("staff.id", "=", staffId)
    .executeTakeFirst();
  return row && memberOf(row);
}

const memberColumns = [
  "staff.id",
  "staff.name",
  "staff.email",
  "staff.employee_number",
  "staff.external_id",
  "staff.is_active",
  "staff.created_at",
  "staff.changed_at",
  "entry.user_name",
  "entry.attributes",
  "entry.changed_at as entry_changed_at",
] as const;

function membersOf(db: Db<PeopleTables>, tenantId: string) {
  return db
    .selectFrom("staff")
    .leftJoin("directory_entries as entry", (join) =>
      join.onRef("entry.tenant_id", "=", "staff.tenant_id").onRef("entry.staff_id", "=", "staff.id"),
    )
    .where("staff.tenant_id", "=", tenantId)
    .where("entry.removed_at", "is", null);
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof rowsOf>["executeTakeFirstOrThrow"]>>;

function rowsOf(db: Db<PeopleTables>, tenantId: string) {
  return membersOf(db, tenantId).select(memberColumns);
}

function memberOf(row: MemberRow): DirectoryMember {
  const entryChangedAt = row.entry_changed_at ?? row.changed_at;
  return {
    staffId: row.id,
    // Those the directory has not met yet are known to it by their address.
    userName: row.user_name ?? row.email ?? row.id,
    externalId: row.external_id ?? undefined,
    isActive: row.is_active,
    name: row.name,
    email: row.email ?? undefined,
    employeeNumber: row.employee_number ?? undefined,
    attributes: row.attributes ?? {},
    madeAt: row.created_at,
    changedAt: entryChangedAt > row.changed_at ? entryChangedAt : row.changed_at,
  };
}

type Where = ExpressionBuilder<
  PeopleTables & { entry: PeopleTables["directory_entries"] },
  "staff" | "entry"
>;

function matching(where: unknown, tenantId: string, condition: MemberCondition): Expression<SqlBool> {
  // Kysely's own type of the joined tables is longer than any line of ours; the names are the same.
  return conditionIn(where as Where, tenantId, condition);
}

function conditionIn(where: Where, tenantId: string, condition: MemberCondition): Expression<SqlBool> {
  if ("conditions" in condition) {
    const each = condition.conditions.map((inner) => conditionIn(where, tenantId, inner));
    return condition.op === "and" ? where.and(each) : where.or(each);
  }
  if ("condition" in condition)
    return sql<SqlBool>`not coalesce(${conditionIn(where, tenantId, condition.condition)}, false)`;
  if (condition.op === "everyone") return sql<SqlBool>`true`;
  if (condition.op === "present") return sql<SqlBool>`${column(condition.attribute)} is not null`;
  return compared(where, tenantId, condition);
}

type ComparisonCondition = Extract<MemberCondition, { value: unknown }>;

function compared(where: Where, tenantId: string, condition: ComparisonCondition): Expression<SqlBool> {
  const { op, attribute, value } = condition;
  if (attribute === "userName" && op === "eq")
    return ofUserName(where, tenantId, String(value).toLowerCase());
  if (attribute === "id" && op === "eq")
    return isId(String(value)) ? sql<SqlBool>`staff.id = ${value}` : sql<SqlBool>`false`;
  const given = attribute === "email" || attribute === "userName" ? String(value).toLowerCase() : value;
  const held = column(attribute);
  if (op === "co" || op === "sw" || op === "ew") {
    const escaped = String(given).replaceAll(/[\\%_]/gu, String.raw`\$&`);
    const pattern = `${op === "sw" ? "" : "%"}${escaped}${op === "ew" ? "" : "%"}`;
    return sql<SqlBool>`${held} ilike ${pattern}`;
  }
  if (op === "ne") return sql<SqlBool>`${held} is distinct from ${given}`;
  return sql<SqlBool>`${held} ${sql.raw(operators[op])} ${given}`;
}

const operators = { eq: "=", gt: ">", ge: ">=", lt: "<", le: "<=" } as const;

/** Two look-ups by an index: what a directory asks before it makes anyone, for each person it has. */
function ofUserName(where: Where, tenantId: string, userName: string): Expression<SqlBool> {
  const found = where
    .selectFrom("directory_entries as known")
    .select("known.staff_id as id")
    .where("known.tenant_id", "=", tenantId)
    .where(sql`lower(known.user_name)`, "=", userName)
    .where("known.removed_at", "is", null)
    .union(
      where
        .selectFrom("staff as unmet")
        .select("unmet.id")
        .where("unmet.tenant_id", "=", tenantId)
        .where("unmet.email", "=", userName)
        .where((unmet) =>
          unmet.not(
            unmet.exists(
              unmet
                .selectFrom("directory_entries as met")
                .select("met.staff_id")
                .where("met.tenant_id", "=", tenantId)
                .whereRef("met.staff_id", "=", "unmet.id"),
            ),
          ),
        ),
    );
  return sql<SqlBool>`staff.id in ${found}`;
}

function column(attribute: FilterAttribute): Expression<unknown> {
  switch (attribute) {
    case "userName":
      return sql`lower(coalesce(entry.user_name, staff.email, staff.id::text))`;
    case "externalId":
      return sql`staff.external_id`;
    case "id":
      return sql`staff.id::text`;
    case "name":
      return sql`staff.name`;
    case "email":
      return sql`staff.email`;
    case "employeeNumber":
      return sql`staff.employee_number`;
    case "active":
      return sql`staff.is_active`;
    case "changedAt":
      return sql`greatest(staff.changed_at, entry.changed_at)`;
    default:
      return attribute satisfies never;
  }
}
