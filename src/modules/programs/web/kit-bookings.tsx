import { inTenants } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { keepsKit } from "../actions/kits/permit-keeping.ts";
import { requestKit } from "../actions/kits/request-kit.ts";
import { markMended, stepBooking } from "../actions/kits/step-booking.ts";
import { staffIdIn } from "../actions/entering/permit-sharing.ts";
import { bookingsSince, takenDays } from "../queries/kits/bookings.ts";
import { kitById } from "../queries/kits/kits.ts";
import { bookingStepNames, bookingSteps } from "../rules/kits/booking-steps.ts";
import { dayAfter } from "../rules/kits/held-days.ts";
import { requestForm } from "../rules/kits/kit-forms.ts";
import { kitWeeks, mondayOf } from "../rules/kits/kit-weeks.ts";
import { KitPage } from "../views/kits/kit-page.tsx";
import { textsOf } from "./entering.tsx";
import { choicesFor, type ProgramsSite } from "./site.ts";

/** The pattern of a kit's address. */
export const kitPattern = "/programs/kits/:id{[0-9a-f-]{36}}";

const shownWeeks = 8;
/** How long what came back stays in sight, so that undoing is at hand. */
const shownDaysAfter = 14;

/** One kit's page, asking for it, and what happens to its bookings. */
export function addKitBookingRoutes(app: WebApp, site: ProgramsSite): void {
  const booking = `${kitPattern}/bookings/:booking{[0-9a-f-]{36}}`;
  app.get(kitPattern, async (c) => showKit(c, site, {}));
  app.post(`${kitPattern}/bookings`, async (c) => request(c, site));
  for (const step of bookingStepNames)
    app.post(`${booking}/${step}`, async (c) => {
      const damage = sentText(await readForm(c), "damage").slice(0, 1_000);
      await stepBooking(site, signedIn(c), idsIn(c), { step, damage });
      setFlash(c, { message: bookingSteps[step].said, undo: pathOf(c, bookingSteps[step].undo) });
      return seeOther(c, `/programs/kits/${idsIn(c).kitId}`);
    });
  for (const isMended of [true, false])
    app.post(`${booking}/${isMended ? "mended" : "not-mended"}`, async (c) => {
      await markMended(site.db, signedIn(c), idsIn(c), isMended);
      setFlash(c, {
        message: isMended ? "Good: it is whole again." : "The note stands again.",
        undo: pathOf(c, isMended ? "not-mended" : "mended"),
      });
      return seeOther(c, `/programs/kits/${idsIn(c).kitId}`);
    });
}

function idsIn(c: WebContext) {
  return { kitId: c.req.param("id") ?? "", bookingId: c.req.param("booking") ?? "" };
}

function pathOf(c: WebContext, step: string): string {
  const { kitId, bookingId } = idsIn(c);
  return `/programs/kits/${kitId}/bookings/${bookingId}/${step}`;
}

async function request(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  const { kitId } = idsIn(c);
  try {
    const { branch, first, last, purpose } = await parseForm(c, requestForm);
    const days = { firstDay: first, lastDay: last };
    const id = await requestKit(site, viewer, kitId, { organisationId: branch, purpose, ...days });
    setFlash(c, { message: "It is booked.", undo: `/programs/kits/${kitId}/bookings/${id}/cancel` });
    return seeOther(c, `/programs/kits/${kitId}`);
  } catch (error) {
    const problems =
      error instanceof InvalidInput
        ? error.problems
        : error instanceof Conflict
          ? [{ where: "first", message: error.message }]
          : undefined;
    if (problems === undefined) throw error;
    const values = textsOf(await readForm(c), ["branch", "first", "last", "purpose"]);
    return showKit(c, site, { values, problems });
  }
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

async function showKit(c: WebContext, site: ProgramsSite, { values = {}, problems = [] }: Sent) {
  const viewer = signedIn(c);
  const { reader, branches } = await choicesFor(c, site);
  const today = localDay(site.zone, now());
  const from = stretchIn(c, today);
  const until = dayAfter(from, shownWeeks * 7 - 1);
  const { kit, ...rest } = await inTenants(site.db, reader.systems, async (tx) => {
    const found = await kitById(tx, reader, idsIn(c).kitId);
    const since = dayAfter(from < today ? from : today, -shownDaysAfter);
    return {
      kit: found,
      keeps: await keepsKit(tx, viewer, found),
      bookings: await bookingsSince(tx, found, since),
      taken: await takenDays(tx, found, { from, until }),
    };
  });
  const own = staffIdIn(viewer, kit.tenantId);
  return c.html(
    <KitPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      kit={kit}
      keeps={rest.keeps}
      weeks={kitWeeks({ from, weeks: shownWeeks }, rest.taken, rest.bookings)}
      earlier={from > mondayOf(today) ? dayAfter(from, -shownWeeks * 7) : undefined}
      later={dayAfter(from, shownWeeks * 7)}
      bookings={rest.bookings.map((each) => ({ ...each, isOwn: own !== undefined && each.askedBy === own }))}
      today={today}
      branches={branches.filter(({ tenantId }) => tenantId === kit.tenantId)}
      values={values}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

/** The Monday the calendar begins with: this week's, or the one asked for within two years. */
function stretchIn(c: WebContext, today: string): string {
  const present = mondayOf(today);
  const asked = c.req.query("from") ?? "";
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(asked) || Number.isNaN(Date.parse(asked))) return present;
  const monday = mondayOf(new Date(Date.parse(asked)).toISOString().slice(0, 10));
  return monday < present || monday > dayAfter(present, 730) ? present : monday;
}
