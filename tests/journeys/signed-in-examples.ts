import { inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { Shift } from "../../src/modules/staffing/rules/staff.ts";
import { type Cast, type FormToken, formToken } from "../people/cast.ts";
import { makeRecord } from "../credit/record/made-record.ts";
import { makeProvider } from "../people/elsewhere-site.ts";
import { paperExamples, paperFiles } from "./paper-examples.ts";
import { certificateExamples, certificateFiles } from "./certificate-examples.ts";
import { focusExamples, focusFiles } from "./focus-examples.ts";
import { planExamples, planFiles } from "./plan-examples.ts";
import { portfolioExamples, portfolioFiles } from "./portfolio-examples.ts";
import { programExamples, programFiles } from "./program-examples.ts";
import { reflectionExamples, reflectionFiles } from "./reflection-examples.ts";
import { togetherExamples, togetherFiles } from "./together-examples.ts";
import { ruleExamples, rulePagesOfOthers } from "./rule-examples.ts";
import { sessionExamples, sessionPagesOfOthers } from "./session-examples.ts";
import type { JourneySite } from "./site.ts";

/** Routes of people, staffing and credit: pages that most see only when they are signed in. */
export const isOfPeople = (path: string): boolean =>
  /^\/(?:\.well-known|ap|certificates|check-in|claims|communities|frameworks|imports|invitations|issuers|join|journal|journals|me|nodeinfo|organisation|plan|portfolio|programs|record|reflections|renewals|rules|reports|sessions|set-up|sign-in|staff|team|today|trails|trips|verify)(?:[./]|$)/u.test(
    path,
  );

/**
 * Routes that show someone who is signed in no page of their own: steps of signing in, ways elsewhere and back, files, and
 * what needs a code or a file of one's own first. Each is gone through in a journey or a test of its own.
 */
export const pagesOfOthers: readonly string[] = [
  "/record/evidence/:id{[0-9a-f-]{36}}",
  ...rulePagesOfOthers,
  ...sessionPagesOfOthers,
  ...certificateFiles,
  // Those who run the site lead nobody: see claims.test.ts.
  "/claims",
  "/claims/:id",
  "/claims/:id/evidence/:file",
  "/team/plans",
  "/team/plans/:number{[0-9]{1,9}}",
  "/renewals",
  "/renewals.csv",
  "/reports/learning",
  "/reports/learning.csv",
  ...paperFiles,
  ...planFiles,
  ...programFiles,
  ...focusFiles,
  ...reflectionFiles,
  ...togetherFiles,
  ...portfolioFiles,
  "/join/:secret{[A-Za-z0-9_-]{8,64}}",
  "/me/data/exports/:id{[0-9a-f-]{36}}/:proof",
  "/me/data/import/:id{[0-9a-f-]{36}}",
  "/me/sign-in/joining",
  "/organisation/records/destruction/:id{[0-9a-f-]{36}}/certificate",
  "/set-up",
  "/sign-in",
  "/sign-in/address/:token",
  "/sign-in/code",
  "/sign-in/command/:token",
  "/sign-in/link/:token",
  "/sign-in/openid/:provider",
  "/sign-in/openid/:provider/return",
  "/sign-in/saml/:provider",
  "/sign-in/saml/:provider/arrival",
  "/sign-in/saml/:provider/metadata",
  "/sign-in/saml/:provider/slo",
  "/sign-in/second-step",
];

/**
 * An address for every GET route of people and staffing, by the route's own path, as Harbor County's administrator sees it,
 * with something to be seen put there first. A page that is new needs a line here: the test says so.
 */
export async function signedInExamples(
  site: JourneySite,
  cast: Cast,
): Promise<Readonly<Record<string, string>>> {
  const { tenantId, eastside, players } = cast;
  const desk = await deskOf(site, cast);
  await keepSchedule(site, cast);
  const own = await makeRecord(site.program, players.administrator.accountId);
  const { list, hook, exported, provider, group, position } = await keepRecords(site, cast);
  const imported = await desk.upload("/imports", staffFile);
  const schedule = await desk.upload("/team/import", scheduleFile);
  await desk.post("/me/tokens", "name=My+notebook&days=90&scopes=read-catalogue");
  const uuid = "{[0-9a-f-]{36}}";
  const staff = players.owner.staffId;
  return {
    ...(await sessionExamples(site, cast, desk)),
    ...(await certificateExamples(site, cast)),
    ...(await paperExamples(site, cast)),
    "/today/put-away": "/today/put-away",
    ...(await planExamples(site, cast)),
    ...(await programExamples(site, cast)),
    ...(await focusExamples(site, cast)),
    ...(await reflectionExamples(site, cast)),
    ...(await togetherExamples(site, cast)),
    ...(await portfolioExamples(site, cast)),
    ...(await ruleExamples(desk)),
    "/imports": "/imports",
    [`/imports/:id${uuid}`]: imported,
    "/invitations": "/invitations",
    "/join": "/join",
    "/me": "/me",
    "/me/data": "/me/data",
    "/me/data/closing": "/me/data/closing",
    [`/me/data/exports/:id${uuid}`]: `/me/data/exports/${exported}`,
    "/me/data/import": "/me/data/import",
    "/me/data/records/:name": "/me/data/records/positions",
    "/me/employers": "/me/employers",
    [`/me/employers/:id${uuid}/leaving`]: `/me/employers/${tenantId}/leaving`,
    "/me/hours": "/me/hours",
    "/me/sign-in": "/me/sign-in",
    "/me/sign-out": "/me/sign-out",
    "/me/sign-in/authenticator": "/me/sign-in/authenticator",
    "/me/sign-in/passkeys": "/me/sign-in/passkeys",
    "/me/sign-in/password": "/me/sign-in/password",
    "/me/sign-in/providers": "/me/sign-in/providers",
    "/me/tokens": "/me/tokens",
    "/organisation": "/organisation",
    "/organisation/audit": "/organisation/audit",
    "/organisation/new": "/organisation/new",
    "/organisation/records": "/organisation/records",
    [`/organisation/records/destruction/:id${uuid}`]: `/organisation/records/destruction/${list}`,
    "/organisation/records/holds/new": "/organisation/records/holds/new?words=an",
    "/organisation/records/retention/:name": "/organisation/records/retention/staff-record",
    "/organisation/sign-in": "/organisation/sign-in",
    [`/organisation/sign-in/:id${uuid}`]: `/organisation/sign-in/${provider}`,
    "/organisation/sign-in/new/:kind": "/organisation/sign-in/new/saml",
    [`/organisation/sign-in/groups/:id${uuid}`]: `/organisation/sign-in/groups/${group}`,
    "/organisation/webhooks": "/organisation/webhooks",
    [`/organisation/webhooks/:id${uuid}`]: `/organisation/webhooks/${hook}`,
    [`/organisation/:id${uuid}`]: `/organisation/${eastside}`,
    [`/organisation/:id${uuid}/edit`]: `/organisation/${eastside}/edit`,
    [`/organisation/:id${uuid}/hours`]: `/organisation/${eastside}/hours`,
    "/record": "/record",
    "/record/credentials": "/record/credentials",
    [`/record/credentials/:id${uuid}`]: `/record/credentials/${own.credentialId}`,
    "/record/credentials/new": "/record/credentials/new",
    [`/record/entries/:id${uuid}`]: `/record/entries/${own.entryId}`,
    [`/record/entries/:id${uuid}/answers`]: `/record/entries/${own.askedId}/answers`,
    [`/record/entries/:id${uuid}/claims`]: `/record/entries/${own.entryId}/claims`,
    "/record/entries/new": "/record/entries/new",
    "/record/what-if": "/record/what-if?pack=us-ny-public-librarian&amount=3&measure=hours",
    "/sign-in/confirm": "/sign-in/confirm",
    "/sign-in/library": "/sign-in/library?email=ana@library.example",
    "/sign-in/passkey": "/sign-in/passkey",
    "/staff": "/staff?q=o",
    "/staff/new": "/staff/new",
    [`/staff/:id${uuid}`]: `/staff/${staff}`,
    [`/staff/:id${uuid}/edit`]: `/staff/${staff}/edit`,
    [`/staff/:id${uuid}/positions/new`]: `/staff/${staff}/positions/new`,
    [`/staff/:id${uuid}/positions/:position${uuid}`]: `/staff/${staff}/positions/${position}`,
    "/team": "/team?week=2026-11-25",
    "/team/branches/:branch": `/team/branches/${eastside}?week=2026-11-25`,
    "/team/branches/:branch/desks": `/team/branches/${eastside}/desks`,
    "/team/import": "/team/import",
    "/team/import/:id": schedule,
    "/team/people/:staff": `/team/people/${staff}`,
  };
}

const staffFile =
  "Name,E-mail,Branch,Title\nRosa Alvarez,rosa@library.example,EAST,Page\nBen Okafor,ben@,EAST,Page\n";
const scheduleFile = "Name,Monday,Tuesday\nAna Owner,9-5,sometime\nCole Colleague,9-1,9-5\n";

/** The administrator with a form open. */
async function deskOf({ app, program }: JourneySite, { players }: Cast) {
  const form: FormToken = await formToken(program.configuration.secret);
  const headers = { cookie: `${players.administrator.cookie}; ${form.cookie}`, "x-csrf-token": form.token };
  const send = async (path: string, body: string | FormData): Promise<string> => {
    const type = typeof body === "string" ? { "content-type": "application/x-www-form-urlencoded" } : {};
    const response = await app.request(path, { method: "POST", headers: { ...headers, ...type }, body });
    if (response.status >= 400) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.headers.get("location") ?? "";
  };
  return {
    post: send,
    upload: async (path: string, text: string) => {
      const body = new FormData();
      body.append("file", new File([text], "table.csv", { type: "text/csv" }));
      return send(path, body);
    },
  };
}

// Eastside needs two people; on Wednesdays only the owner works.
async function keepSchedule({ program }: JourneySite, { tenantId, eastside, players }: Cast): Promise<void> {
  const here: Shift = {
    startMinute: 540,
    endMinute: 1020,
    place: { kind: "branch", branchId: eastside },
    breaks: [],
  };
  const minimum = { whileOpen: 2, rules: [], exceptions: [] };
  await inTenants(program.db, [tenantId], async (tx) => {
    await tx
      .insertInto("staffing_branches")
      .values({
        tenant_id: tenantId,
        organisation_id: eastside,
        minimum: json(minimum),
        needs_person_in_charge: false,
        changed_at: now(),
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

async function keepRecords({ program: { db } }: JourneySite, { tenantId, players }: Cast) {
  const [list, hook, exported] = [newId(), newId(), newId()];
  const { owner, administrator } = players;
  const position = await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("destruction_lists")
      .values({ tenant_id: tenantId, id: list, made_at: now() })
      .execute();
    await tx
      .insertInto("destruction_lines")
      .values({
        tenant_id: tenantId,
        list_id: list,
        record_class: "staff-record",
        row_key: owner.staffId,
        about: "Ana Owner, left on 2019-06-30",
        counts_from: "2019-06-30",
        due_on: "2026-06-30",
        basis: "Our schedule, line 4",
      })
      .execute();
    await tx
      .insertInto("webhooks")
      .values({
        tenant_id: tenantId,
        id: hook,
        address: "https://hr.library.example/a/rather/long/path/that/goes/on",
        events: JSON.stringify(["staff.changed"]),
        sealed_secret: "sealed",
        owner_id: administrator.accountId,
        owner_name: "Addie Administrator",
        made_at: now(),
      })
      .execute();
    return tx
      .selectFrom("positions")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("staff_id", "=", owner.staffId)
      .executeTakeFirstOrThrow();
  });
  await inTenants(db, [administrator.accountId], async (tx) => {
    await tx
      .insertInto("record_exports")
      .values({
        tenant_id: administrator.accountId,
        id: exported,
        made_at: now(),
        ends_at: "2099-01-01T00:00:00Z",
      })
      .execute();
  });
  const provider = await makeProvider(db, tenantId, {
    kind: "openid",
    issuer: "https://login.library.example",
    client_id: "carrel",
    clientSecret: "not a secret",
  });
  const group = newId();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("directory_groups")
      .values({
        tenant_id: tenantId,
        id: group,
        display_name: "Reference desk",
        role: "coordinator",
        organisation_id: tenantId,
        made_at: now(),
        changed_at: now(),
      })
      .execute();
  });
  return { list, hook, exported, position: position.id, provider, group };
}
