import type { Db } from "#platform/db";
import type { Role } from "../../rules/position.ts";
import type { PeopleTables } from "../../tables.ts";
import { placesBelow } from "../places-below.ts";

/** Which staff are listed. */
export interface StaffAsked {
  /** Beginnings of words of the name, e-mail address or number. */
  readonly text?: string | undefined;
  /** At this organisation or below it. */
  readonly organisationId?: string | undefined;
  readonly role?: Role | undefined;
  readonly isActive: boolean;
  /** The last of the page before. */
  readonly after?: StaffPlace | undefined;
  readonly today: string;
  readonly limit: number;
}

export interface StaffPlace {
  readonly sortName: string;
  readonly id: string;
}

/** A member of staff in the list. */
export interface StaffLine extends StaffPlace {
  readonly name: string;
  readonly hasAccount: boolean;
  readonly positions: readonly {
    readonly organisationName: string;
    readonly title: string;
    readonly role: Role;
  }[];
}

/** Staff in the order of their names. Takes as long for 100,000 people as for ten: it reads one page from an index. */
export async function staffLines(
  db: Db<PeopleTables>,
  tenantId: string,
  asked: StaffAsked,
): Promise<readonly StaffLine[]> {
  const { after, limit, today } = asked;
  const people = await found(db, tenantId, { ...asked, places: await placesAsked(db, tenantId, asked) })
    .$if(after !== undefined, (query) =>
      query.where((where) =>
        where(
          where.refTuple("staff.sort_name", "staff.id"),
          ">",
          where.tuple(after?.sortName ?? "", after?.id ?? ""),
        ),
      ),
    )
    .select(["staff.id", "staff.name", "staff.sort_name as sortName", "staff.account_id as accountId"])
    .orderBy("staff.sort_name")
    .orderBy("staff.id")
    .limit(limit)
    .execute();
  const positions = await positionsToday(db, tenantId, { ids: people.map(({ id }) => id), today });
  return people.map(({ accountId, ...person }) => ({
    ...person,
    hasAccount: accountId !== null,
    positions: positions.filter(({ staffId }) => staffId === person.id),
  }));
}

const mostCounted = 1000;

/** How many of them there are; not counted past 1,000, which is given as 1,001. */
export async function staffCount(
  db: Db<PeopleTables>,
  tenantId: string,
  asked: Omit<StaffAsked, "after" | "limit">,
): Promise<number> {
  const places = await placesAsked(db, tenantId, asked);
  const row = await db
    .selectFrom(
      found(db, tenantId, { ...asked, places })
        .select("staff.id")
        .limit(mostCounted + 1)
        .as("found"),
    )
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}

function found(db: Db<PeopleTables>, tenantId: string, asked: Sifted) {
  const { places, role, today } = asked;
  let query = db
    .selectFrom("staff")
    .where("staff.tenant_id", "=", tenantId)
    .where("staff.is_active", "=", asked.isActive);
  for (const word of wordsOf(asked.text ?? ""))
    query = query.where("staff.id", "in", (where) =>
      where
        .selectFrom("staff_words")
        .select("staff_id")
        .where("staff_words.tenant_id", "=", tenantId)
        .where("word", ">=", word)
        .where("word", "<", `${word}\u{10FFFF}`),
    );
  if (places === undefined && role === undefined) return query;
  return query.where("staff.id", "in", (where) =>
    where
      .selectFrom("positions")
      .select("staff_id")
      .where("positions.tenant_id", "=", tenantId)
      .where("starts_on", "<=", today)
      .where((each) => each.or([each("ends_on", "is", null), each("ends_on", ">=", today)]))
      .$if(role !== undefined, (each) => each.where("role", "=", role ?? "learner"))
      .$if(places !== undefined, (each) => each.where("organisation_id", "in", [...(places ?? [])])),
  );
}

type Sifted = Omit<StaffAsked, "after" | "limit"> & { readonly places: readonly string[] | undefined };

// An organisation and all below it, asked for first: in one question the planner takes them for many and reads everyone.
async function placesAsked(
  db: Db<PeopleTables>,
  tenantId: string,
  { organisationId }: Pick<StaffAsked, "organisationId">,
): Promise<readonly string[] | undefined> {
  // Everyone is at the root or below it.
  if (organisationId === undefined || organisationId === tenantId) return undefined;
  return [organisationId, ...(await placesBelow(db, tenantId, [organisationId]))];
}

/** The words of a search, as the database keeps those of the staff. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .slice(0, 5);
}

async function positionsToday(
  db: Db<PeopleTables>,
  tenantId: string,
  { ids, today }: { readonly ids: readonly string[]; readonly today: string },
) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("positions")
    .innerJoin("organisations", (join) =>
      join
        .onRef("organisations.tenant_id", "=", "positions.tenant_id")
        .onRef("organisations.id", "=", "positions.organisation_id"),
    )
    .select(["staff_id as staffId", "organisations.name as organisationName", "title", "role"])
    .where("positions.tenant_id", "=", tenantId)
    .where("staff_id", "in", [...ids])
    .where("starts_on", "<=", today)
    .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">=", today)]))
    .orderBy("starts_on", "desc")
    .orderBy("positions.id")
    .limit(500)
    .execute();
}
