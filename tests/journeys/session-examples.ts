import { inTenants } from "#platform/db";
import type { Cast } from "../people/cast.ts";
import type { JourneySite } from "./site.ts";

/** A form or a file sent by the administrator; gives where it leads. */
interface Desk {
  readonly post: (path: string, body: string) => Promise<string>;
  readonly upload: (path: string, text: string) => Promise<string>;
}

const report = [
  "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest",
  "Ana Owner,ana.owner@library.example,11/21/2026 09:55:00 AM,11/21/2026 10:40:00 AM,45,No",
  "Cole Colleague,,11/21/2026 10:00:00 AM,11/21/2026 11:58:00 AM,118,Yes",
  "Gus Guest,gus@elsewhere.example,11/21/2026 11:30:00 AM,noonish,,Yes",
  "read.ai meeting notes,,11/21/2026 10:00:00 AM,11/21/2026 12:00:00 PM,120,Yes",
].join("\n");

/** Headers in a language that Carrel does not know: it asks what the columns hold. */
const unknownReport = [
  "Nimi;Sähköposti;Ilmoittautui;Saapui;Lähti",
  "Ana Owner;ana.owner@library.example;2026-11-20 08:00;2026-11-21 10:00;2026-11-21 12:00",
].join("\n");

/** Routes of sessions that show no page of their own to someone signed in: a file, and what is shown to who has a code. */
export const sessionPagesOfOthers: readonly string[] = [
  "/check-in/:code{[A-Za-z-]{12,16}}",
  "/sessions/:id{[0-9a-f-]{36}}/check-in/list.csv",
];

/** An address for every page of sessions, on a morning on which one is held, with people who came and some in doubt. */
export async function sessionExamples(
  { program }: JourneySite,
  { tenantId, eastside }: Cast,
  desk: Desk,
): Promise<Readonly<Record<string, string>>> {
  const session = await desk.post(
    "/sessions",
    `title=Mending+books&day=2026-11-21&hours=10-12&breaks=11-11:10&zone=America/New_York&organisation=${eastside}&place=Story+room&link=https://meet.library.example/mending&topics=preservation&mode=live`,
  );
  const read = await desk.upload(`${session}/attendance`, report);
  await desk.post(`${read}/confirmation`, "");
  const asking = await desk.upload(`${session}/attendance`, unknownReport);
  await desk.post(`${session}/additions`, "kind=by+hand&people=Dee+Director");
  const { id: person } = await inTenants(program.db, [tenantId], async (tx) =>
    tx.selectFrom("attendances").select("id").where("name", "=", "Ana Owner").executeTakeFirstOrThrow(),
  );
  const one = "/sessions/:id{[0-9a-f-]{36}}";
  return {
    "/check-in": "/check-in",
    "/check-in/done": "/check-in/done",
    "/sessions": "/sessions",
    "/sessions/new": "/sessions/new",
    [one]: session,
    [`${one}/attendance`]: `${session}/attendance`,
    [`${one}/attendance/:import{[0-9a-f-]{36}}`]: asking,
    [`${one}/check-in`]: `${session}/check-in`,
    [`${one}/edit`]: `${session}/edit`,
    [`${one}/people/:person`]: `${session}/people/${person}`,
    [`${one}/queue`]: `${session}/queue`,
  };
}
