import { InvalidInput, SourceFailure } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { z } from "zod";
import { keepCalendar, readCalendarSoon, removeCalendar } from "../actions/calendars/keep-calendar.ts";
import { enterPrograms } from "../actions/entering/enter-program.ts";
import { calendarsOf, eventsAt } from "../queries/calendars/calendars.ts";
import { normalAddress } from "#modules/catalog";
import { type PublicEvents, planOfEvent } from "../rules/calendars/public-events.ts";
import { sharingFields } from "../rules/entering/form-fields.ts";
import { CalendarsPage } from "../views/calendars/calendars-page.tsx";
import { LinkPage } from "../views/calendars/link-page.tsx";
import { sentList, textsOf } from "./entering.tsx";
import { choicesFor, type ProgramsSite } from "./site.ts";

const calendarForm = z.object({
  address: z.string("Write the address of the calendar.").trim().min(1).max(2_000),
  branch: z.uuid("Choose a branch from the list."),
  ...sharingFields,
});

/** Events from a calendar: chosen once, or read every day. */
export function addCalendarRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/calendars", async (c) => showCalendars(c, site, {}));
  app.post("/programs/calendars", async (c) => keep(c, site));
  app.post("/programs/calendars/:id{[0-9a-f-]{36}}/reading", async (c) => {
    await readCalendarSoon(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: "It is read within ten minutes." });
    return seeOther(c, "/programs/calendars");
  });
  app.post("/programs/calendars/:id{[0-9a-f-]{36}}/removal", async (c) => {
    await removeCalendar(site.db, signedIn(c), c.req.param("id"));
    setFlash(c, { message: "It is read no more. What came from it stays." });
    return seeOther(c, "/programs/calendars");
  });
  app.get("/programs/new/calendar", async (c) => {
    signedIn(c);
    const address = c.req.query("address")?.trim() ?? "";
    return address === "" ? showEvents(c, site, { address }) : preview(c, site, address);
  });
  app.post("/programs/new/calendar", async (c) => choose(c, site));
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

async function showCalendars(c: WebContext, site: ProgramsSite, { values = {}, problems = [] }: Sent) {
  signedIn(c);
  const { reader, branches, groups } = await choicesFor(c, site);
  return c.html(
    <CalendarsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      zone={signedIn(c).zone ?? site.zone}
      calendars={await calendarsOf(site.db, reader)}
      branches={branches}
      groups={groups}
      values={values}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function keep(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    const { address, branch, reader, licence } = await parseForm(c, calendarForm);
    await keepCalendar(site, viewer, { address, organisationId: branch, licence, ...reader });
    setFlash(c, { message: "It is read within ten minutes, and every day from then on." });
    return seeOther(c, "/programs/calendars");
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const values = textsOf(await readForm(c), ["address", "branch", "reader", "licence"]);
    return showCalendars(c, site, { values, problems: error.problems });
  }
}

interface Shown extends Partial<PublicEvents> {
  readonly address: string;
  readonly chosen?: readonly string[];
  readonly problems?: readonly FieldProblem[];
}

async function showEvents(c: WebContext, site: ProgramsSite, shown: Shown) {
  const { branches, groups } = await choicesFor(c, site);
  const { address, events = [], leftOut = "", chosen = [], problems = [] } = shown;
  return c.html(
    <LinkPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      {...{ address, events, leftOut, branches, groups, chosen, problems }}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

/** What is at an address; where nothing can be read, that is said at its field. */
async function preview(c: WebContext, site: ProgramsSite, typed: string, more: Partial<Shown> = {}) {
  try {
    const { address, ...found } = await read(site, typed);
    return await showEvents(c, site, { address, ...found, ...more });
  } catch (error) {
    if (!(error instanceof SourceFailure) && !(error instanceof InvalidInput)) throw error;
    const problems = [{ where: "address", message: error.message }];
    return showEvents(c, site, { address: typed, problems });
  }
}

async function read(site: ProgramsSite, typed: string) {
  const address = normalAddress(typed);
  if (address === undefined)
    throw new InvalidInput("Write a whole address that starts with https://, http:// or webcal://.");
  return { address, ...(await eventsAt(site, address)) };
}

async function choose(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  const sent = await readForm(c);
  const chosen = sentList(sent, "event");
  const typed = textsOf(sent, ["address"])["address"] ?? "";
  try {
    const { branch, reader, licence } = await parseForm(c, calendarForm);
    const { events } = await read(site, typed);
    const wanted = events.filter(({ key }) => chosen.includes(key));
    if (wanted.length === 0)
      throw new InvalidInput([{ where: "event", message: "Tick at least one event." }]);
    const kept = await enterPrograms(
      site,
      viewer,
      wanted.map((event) => ({
        organisationId: branch,
        plan: planOfEvent(event),
        origin: "link",
        licence,
        ...reader,
        occasions: event.times.map(({ key, heldOn, startsAt }) => ({ heldOn, startsAt, originKey: key })),
      })),
    );
    setFlash(c, { message: kept.length === 1 ? "It is shared." : `${kept.length} programs are shared.` });
    return seeOther(c, kept.length === 1 ? `/programs/${kept[0]?.number ?? ""}` : "/programs");
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return preview(c, site, typed, { chosen, problems: error.problems });
  }
}
