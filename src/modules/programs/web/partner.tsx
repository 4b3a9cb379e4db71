import { inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { staffIdIn } from "../actions/entering/permit-sharing.ts";
import { knowPartner, linkProgram } from "../actions/partners/link-partner.ts";
import { acquaintances, partnerById, programIdsWith } from "../queries/partners/partners.ts";
import { readPrograms } from "../queries/reading/read-program.ts";
import { readerOf } from "../queries/reading/reader-of.ts";
import { mayChange } from "../rules/reading/who-may-read.ts";
import { PartnerPage } from "../views/partners/partner-page.tsx";
import { numberIn, numberPattern, type ProgramsSite } from "./site.ts";

/** The pattern of a partner's address. */
export const partnerPattern = "/programs/partners/:id{[0-9a-f-]{36}}";

/** One partner's page: what was done together, and who knows them. */
export function addPartnerPageRoutes(app: WebApp, site: ProgramsSite): void {
  const program = `${partnerPattern}/programs/${numberPattern}`;
  app.get(partnerPattern, async (c) => showPartner(c, site, {}));
  app.post(`${partnerPattern}/programs`, async (c) => link(c, site));
  app.post(`${program}/removal`, async (c) => {
    const partnerId = idIn(c);
    await linkProgram(site.db, signedIn(c), { partnerId, number: numberIn(c) }, false);
    const undo = `/programs/partners/${partnerId}/programs/${numberIn(c)}/return`;
    setFlash(c, { message: "It was not done with them.", undo });
    return seeOther(c, `/programs/partners/${partnerId}`);
  });
  app.post(`${program}/return`, async (c) => {
    await linkProgram(site.db, signedIn(c), { partnerId: idIn(c), number: numberIn(c) }, true);
    setFlash(c, { message: "It was done with them." });
    return seeOther(c, `/programs/partners/${idIn(c)}`);
  });
  app.post(`${partnerPattern}/acquaintance`, async (c) => {
    const how = sentText(await readForm(c), "how").slice(0, 300);
    await knowPartner(site.db, signedIn(c), idIn(c), how);
    setFlash(c, { message: "Your colleagues see that you know them." });
    return seeOther(c, `/programs/partners/${idIn(c)}`);
  });
  app.post(`${partnerPattern}/acquaintance/removal`, async (c) => {
    await knowPartner(site.db, signedIn(c), idIn(c), undefined);
    setFlash(c, { message: "You are not named with them any more." });
    return seeOther(c, `/programs/partners/${idIn(c)}`);
  });
}

function idIn(c: WebContext): string {
  return c.req.param("id") ?? "";
}

async function link(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  const number = sentText(await readForm(c), "number").trim();
  try {
    const counted = /^\d{1,15}$/u.test(number) ? Number(number) : 0;
    await linkProgram(site.db, viewer, { partnerId: idIn(c), number: counted }, true);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showPartner(c, site, { values: { number }, problems: error.problems });
  }
  setFlash(c, {
    message: "It stands under what was done together.",
    undo: `/programs/partners/${idIn(c)}/programs/${number}/removal`,
  });
  return seeOther(c, `/programs/partners/${idIn(c)}`);
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

async function showPartner(c: WebContext, site: ProgramsSite, { values = {}, problems = [] }: Sent) {
  const viewer = signedIn(c);
  const reader = await readerOf(site.db, viewer);
  const { partner, known, programs } = await inTenants(site.db, reader.systems, async (tx) => {
    const found = await partnerById(tx, reader, idIn(c));
    const ids = await programIdsWith(tx, found);
    return {
      partner: found,
      known: await acquaintances(tx, found),
      programs: ids.length === 0 ? [] : await readPrograms(tx, reader, { ids }),
    };
  });
  const own = staffIdIn(viewer, partner.tenantId);
  return c.html(
    <PartnerPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      partner={partner}
      programs={programs.map(({ program: { number, plan, place } }) => ({
        number,
        title: plan.title,
        branch: place.branch,
      }))}
      known={known.map(({ staffId, name, how }) => ({ name, how, isSelf: staffId === own }))}
      mayChange={mayChange(reader, partner)}
      values={values}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
