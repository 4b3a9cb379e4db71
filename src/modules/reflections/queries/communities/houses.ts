import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { housesOf } from "./joined.ts";

/** Whom a viewer may make a community for: the people of each employer of theirs, and everyone who has an account here. */
export async function namedHouses(
  db: Db<PeopleTables>,
  viewer: Viewer,
): Promise<readonly { readonly id: string; readonly label: string }[]> {
  const employers = housesOf(viewer).filter((id) => id !== everyonesRoom);
  const rows =
    employers.length === 0
      ? []
      : await inTenants(db, employers, async (tx) =>
          tx
            .selectFrom("organisations")
            .select(["id", "name"])
            .whereRef("id", "=", "tenant_id")
            .where("tenant_id", "in", employers)
            .orderBy("name")
            .orderBy("id")
            .execute(),
        );
  return [
    ...rows.map(({ id, name }) => ({ id, label: `People who work for ${name}` })),
    { id: everyonesRoom, label: "Everyone who has an account here" },
  ];
}
