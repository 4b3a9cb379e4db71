import { inTenants } from "#platform/db";
import { formatDate, now, parseDate } from "#platform/time";
import { type JourneySite, openSite } from "../journeys/site.ts";
import { type Cast, formToken, makeCast, type Part } from "../people/cast.ts";

/** The whole site and the cast at it; both systems stand somewhere, 25 miles apart. */
export interface ProgramScene {
  readonly site: JourneySite;
  readonly cast: Cast;
  readonly get: (part: Part, path: string) => Promise<{ readonly status: number; readonly text: string }>;
  /** Sends a form; where it leads, and what that page says. */
  readonly post: (part: Part, path: string, fields?: Fields) => Promise<Posted>;
  readonly close: () => Promise<void>;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

interface Posted {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

export async function openProgramScene(allowedHosts: readonly string[] = []): Promise<ProgramScene> {
  const site = await openSite(allowedHosts);
  const { db, configuration } = site.program;
  const cast = await makeCast(db, configuration.secret);
  await placeBranches(site, cast);
  const form = await formToken(configuration.secret);
  const get = async (part: Part, path: string) => {
    const answer = await site.app.request(path, { headers: { cookie: cast.players[part].cookie } });
    return { status: answer.status, text: await answer.text() };
  };
  return {
    site,
    cast,
    get,
    post: async (part, path, fields = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const each of [value].flat()) body.append(name, each);
      const answer = await site.app.request(path, {
        method: "POST",
        body,
        headers: {
          cookie: `${cast.players[part].cookie}; ${form.cookie}`,
          "x-csrf-token": form.token,
          "content-type": "application/x-www-form-urlencoded",
        },
      });
      const location = answer.headers.get("location") ?? "";
      const text = location === "" ? await answer.text() : (await get(part, location)).text;
      return { status: answer.status, location, text };
    },
    close: site.close,
  };
}

/** What someone enters in two minutes. */
export function stub(cast: Cast, more: Fields = {}): Fields {
  return {
    title: "Podcast club for teens",
    branch: cast.eastside,
    held: daysAgo(1),
    attendance: "64",
    cost: "$40",
    reader: "system",
    licence: "by",
    ...more,
  };
}

/** So many days before today, counted in UTC. */
export function daysAgo(days: number): string {
  return formatDate((parseDate(now().slice(0, 10)) ?? 0) - days);
}

async function placeBranches({ program }: JourneySite, cast: Cast): Promise<void> {
  const places = [
    [cast.tenantId, cast.eastside, 43.07, -89.38],
    [cast.tenantId, cast.northgate, 43.09, -89.36],
    [cast.otherTenantId, cast.otherTenantId, 43.3, -89.1],
  ] as const;
  for (const [tenantId, id, latitude, longitude] of places)
    await inTenants(program.db, [tenantId], async (tx) => {
      await tx
        .updateTable("organisations")
        .set({ latitude, longitude, city: "Madison", region: "WI" })
        .where("id", "=", id)
        .execute();
    });
}
