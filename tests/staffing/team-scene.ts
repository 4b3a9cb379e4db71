import { sql } from "kysely";
import { inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import type { Shift } from "../../src/modules/staffing/rules/staff.ts";
import { openSite } from "../journeys/site.ts";
import { type Cast, formToken, makeCast, type Part } from "../people/cast.ts";

/** A site with the cast at work: Eastside needs two people, and on Wednesdays only the owner works. */
export async function openTeamScene() {
  const site = await openSite();
  const cast = await makeCast(site.program.db, site.program.configuration.secret);
  const form = await formToken(site.program.configuration.secret);
  await keepSchedule(site.program.db, cast);

  async function page(part: Part, path: string): Promise<{ status: number; text: string }> {
    const response = await site.app.request(path, { headers: { cookie: cast.players[part].cookie } });
    return { status: response.status, text: await response.text() };
  }

  /** Sends a form, and reads the page it leads to. */
  async function send(part: Part, path: string, body: string) {
    const cookie = `${cast.players[part].cookie}; ${form.cookie}`;
    const response = await site.app.request(path, {
      method: "POST",
      headers: {
        cookie,
        "x-csrf-token": form.token,
        "content-type": "application/x-www-form-urlencoded",
      },
      body,
    });
    const location = response.headers.get("location") ?? undefined;
    const flash = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    const next =
      location === undefined
        ? response
        : await site.app.request(location, { headers: { cookie: `${cookie}; ${flash}` } });
    return { status: response.status, location, text: await next.text() };
  }

  async function sendFile(part: Part, path: string, file: File) {
    const body = new FormData();
    body.set("file", file);
    body.set("csrf", form.token);
    const cookie = `${cast.players[part].cookie}; ${form.cookie}`;
    const response = await site.app.request(path, { method: "POST", headers: { cookie }, body });
    const location = response.headers.get("location") ?? undefined;
    const next =
      location === undefined ? response : await site.app.request(location, { headers: { cookie } });
    return { status: response.status, location, text: await next.text() };
  }

  /** How many rows each table of the schedule holds. */
  async function rowCounts(): Promise<Readonly<Record<string, number>>> {
    return inTenants(site.program.db, [cast.tenantId], async (tx) => {
      const counts: Record<string, number> = {};
      for (const table of scheduleTables) {
        const { rows } = await sql<{
          count: number;
        }>`select count(*)::integer as count from ${sql.table(table)}`.execute(tx);
        counts[table] = rows[0]?.count ?? 0;
      }
      return counts;
    });
  }

  return { ...site, cast, page, send, sendFile, rowCounts };
}

export type TeamScene = Awaited<ReturnType<typeof openTeamScene>>;

const scheduleTables =
  "branches closures desks members patterns exceptions absences sessions travel_times substitutes changes"
    .split(" ")
    .map((name) => `staffing_${name}`);

async function keepSchedule(db: Awaited<ReturnType<typeof openSite>>["program"]["db"], cast: Cast) {
  const { tenantId, eastside, players } = cast;
  const here: Shift = {
    startMinute: 540,
    endMinute: 1020,
    place: { kind: "branch", branchId: eastside },
    breaks: [],
  };
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("staffing_branches")
      .values({
        tenant_id: tenantId,
        organisation_id: eastside,
        minimum: json({ whileOpen: 2, rules: [], exceptions: [] }),
        needs_person_in_charge: false,
        changed_at: "2026-11-01T00:00:00Z",
      })
      .execute();
    for (const [part, week] of [
      ["owner", [[here], [here], [here], [here], [here], [], []]],
      ["colleague", [[here], [here], [], [here], [here], [], []]],
    ] as const)
      await tx
        .insertInto("staffing_patterns")
        .values({
          tenant_id: tenantId,
          id: newId(),
          staff_id: players[part].staffId,
          starts_on: "2026-01-01",
          ends_on: null,
          anchor: "2026-01-01",
          weeks: json([week]),
        })
        .execute();
  });
}
