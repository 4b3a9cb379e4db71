import { InvalidInput } from "#platform/errors";
import { inTenants } from "#platform/db";
import { fileOf } from "#platform/files";
import {
  csrfToken,
  listOf,
  parseForm,
  parseQuery,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { officeOf, signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { z } from "zod";
import { decideClaims, undoDecision } from "../../actions/claims/decide-claim.ts";
import { claimOf, claimQueue, claimsPerPage } from "../../queries/claims/claims.ts";
import { type ClaimOutcome, claimOutcomes } from "../../rules/claims/claim.ts";
import { readRational } from "../../rules/exact/written.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { ClaimPage, type ClaimPageProps } from "../../views/claims/claim-page.tsx";
import { ClaimsPage } from "../../views/claims/claims-page.tsx";
import { packsOf } from "../packs-of.ts";
import { todayAt } from "../office.ts";
import { sendFile } from "../send-file.ts";
import type { CreditSite } from "../site.ts";
import { topicNames } from "../topic-names.ts";

const queueParameters = z.object({
  state: z.enum(["open", "decided"]).default("open"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

const chosenClaims = z.object({ claim: listOf(z.string()) });

/** What waits for a validator, and its decision. */
export function addClaimRoutes(app: WebApp, site: CreditSite): void {
  app.get("/claims", (c) => showQueue(c, site));
  app.post("/claims/decisions", (c) => acceptChosen(c, site));
  app.get("/claims/:id", (c) => showClaim(c, site));
  app.post("/claims/:id/decisions", (c) => decide(c, site));
  app.post("/claims/:id/decisions/undoing", (c) => undo(c, site));
  app.get("/claims/:id/evidence/:file", (c) => download(c, site));
}

async function showQueue(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const { state, page } = parseQuery(c, queueParameters);
  const packs = await packsOf(c, site);
  const { claims, count } = await claimQueue(site.db, viewer, { tenantId: officeOf(viewer), state, page });
  return c.html(
    <ClaimsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      claims={claims}
      state={state}
      page={page}
      pages={Math.max(1, Math.ceil(count / claimsPerPage))}
      ruleName={(packId) => ruleName(packs, packId)}
      zone={viewer.zone ?? site.zone}
    />,
  );
}

async function acceptChosen(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const { claim: claimIds } = await parseForm(c, chosenClaims);
  if (claimIds.length === 0) {
    setFlash(c, { message: "None was chosen, so nothing was decided." });
    return seeOther(c, "/claims");
  }
  const { decided } = await decideClaims(site.db, viewer, {
    tenantId: officeOf(viewer),
    claimIds,
    outcome: "accepted",
    reason: "",
    today: todayAt(site),
  });
  setFlash(c, { message: decided === 1 ? "Accepted one claim." : `Accepted ${decided} claims.` });
  return seeOther(c, "/claims");
}

async function showClaim(c: WebContext, site: CreditSite, again?: Pick<ClaimPageProps, "sent" | "problems">) {
  const viewer = signedIn(c);
  const asked = { tenantId: officeOf(viewer), id: c.req.param("id") ?? "", today: todayAt(site) };
  const claim = await claimOf(site.db, viewer, asked);
  const packs = await packsOf(c, site);
  const pack = packs.get(claim.packId);
  const page = (
    <ClaimPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      claim={claim}
      ruleName={ruleName(packs, claim.packId)}
      topicNames={topicNames(site, claim.entry.topics)}
      zone={viewer.zone ?? site.zone}
      unit={pack?.versions.at(-1)?.unit ?? { name: "hour", plural: "hours", minutes: 60 }}
      {...again}
    />
  );
  return c.html(page, again === undefined ? 200 : 422);
}

async function decide(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const form = await readForm(c);
  const sent = {
    outcome: sentText(form, "outcome"),
    units: sentText(form, "units"),
    reason: sentText(form, "reason"),
  };
  const id = c.req.param("id") ?? "";
  try {
    const { outcome, units } = readDecision(sent);
    const tenantId = officeOf(viewer);
    await decideClaims(site.db, viewer, {
      tenantId,
      claimIds: [id],
      outcome,
      units,
      reason: sent.reason,
      today: todayAt(site),
    });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showClaim(c, site, { sent, problems: error.problems });
  }
  setFlash(c, { message: "Decided.", undo: `/claims/${id}/decisions/undoing` });
  return seeOther(c, `/claims/${id}`);
}

function readDecision({ outcome, units }: { readonly outcome: string; readonly units: string }) {
  const problems: FieldProblem[] = [];
  const known: ClaimOutcome | undefined = claimOutcomes.find((each) => each === outcome);
  if (known === undefined) problems.push({ where: "outcome", message: "Choose one of the three." });
  const amount = units === "" ? undefined : readRational(units);
  const isAmount = amount !== undefined && amount.numerator >= 0n && amount.numerator < 10n ** 9n;
  if (units !== "" && !isAmount)
    problems.push({ where: "units", message: "Write an amount like 1.5 or 3/4." });
  if (known === undefined || problems.length > 0) throw new InvalidInput(problems);
  return { outcome: known, units: amount };
}

async function undo(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const id = c.req.param("id") ?? "";
  await undoDecision(site.db, viewer, { tenantId: officeOf(viewer), id, today: todayAt(site) });
  setFlash(c, { message: "Took the decision back: the claim waits again." });
  return seeOther(c, `/claims/${id}`);
}

async function download(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const tenantId = officeOf(viewer);
  const claim = await claimOf(site.db, viewer, {
    tenantId,
    id: c.req.param("id") ?? "",
    today: todayAt(site),
  });
  const fileId = claim.evidence.find((each) => each.fileId === c.req.param("file"))?.fileId ?? "";
  const file = await inTenants(site.db, [tenantId], async (tx) => fileOf(tx, tenantId, fileId));
  return sendFile(c, site, tenantId, file);
}

function ruleName(packs: ReadonlyMap<string, RulePack>, packId: string): string {
  const pack = packs.get(packId);
  return pack === undefined ? packId : `${pack.credential}, ${pack.jurisdiction.replace(/^US-/u, "")}`;
}
