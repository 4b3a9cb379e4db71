import { inTenants } from "#platform/db";
import {
  csrfToken,
  listOf,
  parseForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { type Interval, localDay, zoneOf } from "#platform/time";
import { isId } from "#platform/ids";
import { tenantsOf } from "#modules/people";
import { z } from "zod";
import { addToAttendance, takeBack, type TakenBack } from "../../actions/sessions/add-to-attendance.ts";
import { namedPeople } from "../../queries/sessions/places.ts";
import type { HeldSession } from "../../queries/sessions/session.ts";
import { sourcesOf } from "../../queries/sessions/sources.ts";
import type { Addition } from "../../rules/sessions/addition.ts";
import { additionWords } from "../../rules/sessions/addition-words.ts";
import { gatherAttendances } from "../../rules/sessions/attendances.ts";
import { readPeople } from "../../rules/sessions/named-people.ts";
import { windowOf } from "../../rules/sessions/session.ts";
import { readDaySpan } from "../../rules/sessions/session-times.ts";
import { QueuePage } from "../../views/sessions/queue-page.tsx";
import type { CreditSite } from "../site.ts";
import { type Asked, one, sessionAsked } from "./asked.ts";
import { attendancePage } from "./attendance.tsx";

/** What people add to reports: entries by hand, groups, and who is who. Each can be taken back. */
export function addAdditionRoutes(app: WebApp, site: CreditSite): void {
  app.get(`${one}/queue`, (c) => queue(c, site));
  app.post(`${one}/additions`, (c) => add(c, site));
  for (const [of, path] of [
    ["attendance_additions", "additions"],
    ["check_ins", "check-ins"],
  ] as const) {
    app.post(`${one}/${path}/:item/removal`, (c) => back(c, site, { of, isRemoved: true }));
    app.post(`${one}/${path}/:item/restoration`, (c) => back(c, site, { of, isRemoved: false }));
  }
}

async function queue(c: WebContext, site: CreditSite) {
  const { viewer, session } = await sessionAsked(c, site, "hold sessions");
  const { duplicateQuestions, colleagueQuestions } = gatherAttendances(
    await inTenants(site.db, tenantsOf(viewer), async (tx) => sourcesOf(tx, session)),
  );
  return c.html(
    <QueuePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      session={session}
      duplicates={duplicateQuestions}
      colleagues={colleagueQuestions}
    />,
  );
}

const additionForm = z.object({
  kind: z.enum(["by hand", "roster", "same", "apart", "colleague"]),
  key: listOf(z.string().max(400)),
  staff: z.string().max(40).default(""),
  people: z.string().max(60_000).default(""),
  hours: z.string().max(40).default(""),
  login: z.string().trim().max(300).default(""),
  members: z.string().max(60_000).default(""),
});

type Sent = z.output<typeof additionForm>;

async function add(c: WebContext, site: CreditSite) {
  const asked = await sessionAsked(c, site, "hold sessions");
  const { viewer, session } = asked;
  const sent = await parseForm(c, additionForm);
  const read = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    readAddition(sent, session, async (people) => namedPeople(tx, session.tenantId, people)),
  );
  if ("where" in read)
    return attendancePage(c, site, asked, {
      text: { people: sent.people, hours: sent.hours, login: sent.login, members: sent.members },
      problems: [read],
    });
  const id = await addToAttendance(site.db, viewer, { sessionId: session.id, addition: read });
  const isDecision = sent.kind !== "by hand" && sent.kind !== "roster";
  setFlash(c, {
    message: `${additionWords(read)}.`,
    undo: `/sessions/${session.id}/additions/${id}/removal`,
  });
  return seeOther(c, `/sessions/${session.id}${isDecision ? "/queue" : ""}`);
}

interface Wrong {
  readonly where: string;
  readonly message: string;
}

type Named = (
  people: Parameters<typeof namedPeople>[2],
) => Promise<Extract<Addition, { readonly kind: "by hand" }>["people"]>;

async function readAddition(sent: Sent, session: HeldSession, named: Named): Promise<Addition | Wrong> {
  switch (sent.kind) {
    case "by hand": {
      const people = readPeople(sent.people);
      if ("wrong" in people) return wrong("people", people);
      if (people.people.length === 0) return { where: "people", message: "Write who was there, one a line." };
      const interval = sent.hours === "" ? windowOf(session) : hoursOf(sent.hours, session);
      if (interval === undefined)
        return {
          where: "hours",
          message: "Write the hours as 9-10:30, of another day as 2026-12-04 9-10:30.",
        };
      return { kind: "by hand", people: await named(people.people), interval };
    }
    case "roster": {
      const members = readPeople(sent.members);
      if (sent.login === "") return { where: "login", message: "Write the name or address of the login." };
      if ("wrong" in members) return wrong("members", members);
      if (members.people.length === 0) return { where: "members", message: "Write who watched, one a line." };
      const people = await named(members.people);
      return {
        kind: "roster",
        login: sent.login,
        members: people.map(({ name, email }) => ({ name, email })),
      };
    }
    case "same":
    case "apart":
      return { kind: sent.kind, keys: sent.key };
    case "colleague":
      return {
        kind: "colleague",
        key: sent.key[0] ?? "",
        // What is no id, or nobody's here, is nobody on the staff.
        ...(isId(sent.staff) && { staffId: sent.staff }),
      };
    default:
      return sent.kind satisfies never;
  }
}

function wrong(where: string, read: { readonly wrong: string; readonly why: string }): Wrong {
  return { where, message: `“${read.wrong}” cannot be used. ${read.why}` };
}

/** Hours of the session's own day, or of the day before them. */
function hoursOf(text: string, { zone, startsAt }: HeldSession): Interval | undefined {
  return readDaySpan(text, localDay(zone, startsAt), zoneOf(zone));
}

async function back(c: WebContext, site: CreditSite, what: Pick<TakenBack, "of" | "isRemoved">) {
  const { viewer, session }: Asked = await sessionAsked(c, site, "hold sessions");
  const id = c.req.param("item") ?? "";
  await takeBack(site.db, viewer, { sessionId: session.id, id, ...what });
  const path = `/sessions/${session.id}`;
  const item = `${path}/${what.of === "check_ins" ? "check-ins" : "additions"}/${id}`;
  setFlash(c, {
    message: what.isRemoved ? "Taken back." : "Put back.",
    undo: `${item}/${what.isRemoved ? "restoration" : "removal"}`,
  });
  return seeOther(c, `${path}/attendance`);
}
