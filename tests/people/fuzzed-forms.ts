import { sql } from "kysely";
import { inTenants } from "#platform/db";
import type { Program } from "#apps/program";
import type { WebApp } from "#platform/http";
import type { Cast, FormToken } from "./cast.ts";

/** What a fuzzed form is sent through, and whose. */
export interface FuzzedSite {
  readonly app: WebApp;
  readonly program: Program;
  readonly cast: Cast;
  readonly form: FormToken;
  /** What was held when the last form was answered. */
  held: PeopleHeld;
}

const oddities = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\uD800",
  "\u202E",
  "\u0007",
  "x".repeat(5000),
  "é".repeat(300),
  "-1",
  "1e99",
  "NaN",
  "9999-99-99",
  "0000-01-01",
  "__proto__",
  "<script>",
  "%00",
  "' or 1=1 --",
  "00000000-0000-0000-0000-000000000000",
  "administrator",
  "cole.colleague@library.example",
  "ABCDEFGH",
  "America/Chicago",
  "2026-01-01",
  "branch",
];

const fields = {
  setUp: ["name", "email", "zone", "library", "kind", "state", "code"],
  organisation: [
    "name",
    "kind",
    "parent",
    "code",
    "street",
    "city",
    "region",
    "zip",
    "latitude",
    "longitude",
    "zone",
  ],
  hours: ["monday", "tuesday", "sunday"],
  person: ["name", "email", "number"],
  position: ["branch", "title", "role", "class", "share", "starts", "ends", "supervisor"],
  invitation: ["branch", "way"],
  join: ["code", "name", "email"],
  signIn: ["email", "password", "then", "code"],
  choices: ["kind", "state", "system", "column-0", "column-999"],
};

/** One form with odd values, sent by someone of the cast. What is wrong with what came of it; empty when nothing is. */
export async function faultsOfFuzzedForm(
  site: FuzzedSite,
  number: (below: number) => number,
): Promise<readonly string[]> {
  const { app, program, cast, form, held: before } = site;
  const { players } = cast;
  const foreign = players["other system"].staffId;
  const staff = [players.owner.staffId, foreign, oddities[18] ?? ""][number(3)] ?? "";
  const place = [cast.eastside, cast.otherTenantId, cast.tenantId][number(3)] ?? "";
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ["/set-up/alone", fields.setUp],
    ["/set-up/library", fields.setUp],
    ["/set-up/sample", fields.setUp],
    ["/organisation", fields.organisation],
    [`/organisation/${place}`, fields.organisation],
    [`/organisation/${place}/hours`, fields.hours],
    ["/staff", [...fields.person, ...fields.position]],
    [`/staff/${staff}`, fields.person],
    [`/staff/${staff}/positions`, fields.position],
    [`/staff/${staff}/positions/${place}`, fields.position],
    [`/staff/${staff}/invitation`, fields.invitation],
    ["/invitations", fields.invitation],
    ["/join", fields.join],
    ["/join/ABCDEFGH", fields.join],
    ["/sign-in", fields.signIn],
    ["/imports", ["kind", "file"]],
    [`/imports/${place}/choices`, fields.choices],
  ];
  const [path, names] = forms[number(forms.length)] ?? ["/join", fields.join];
  const value = () =>
    [oddities[number(oddities.length)], cast.otherTenantId, cast.northgate, foreign, "Plain"][number(5)] ??
    "";
  const body = new URLSearchParams();
  for (const name of names)
    for (let times = number(4); times > 1 || (times === 1 && number(4) > 0); times -= 1)
      body.append(name, value());
  const who = (["administrator", "director", "owner", "signed out"] as const)[number(4)] ?? "owner";
  const { body: sent, type } = encoded(body, number);
  const response = await app.request(path, {
    method: "POST",
    headers: {
      cookie: [players[who].cookie, form.cookie].filter((cookie) => cookie !== "").join("; "),
      "x-csrf-token": form.token,
      "content-type": type,
    },
    body: sent,
  });
  const said = `${who} ${path} ${body.toString().slice(0, 300)}`;
  const faults: string[] = [];
  if (response.status >= 500) faults.push(`${response.status} for ${said}`);
  const after = await peopleHeld(program, cast.otherTenantId);
  site.held = after;
  if (response.status >= 400 && JSON.stringify(after) !== JSON.stringify(before))
    faults.push(
      `Refused with ${response.status}, and yet ${JSON.stringify(before)} became ${JSON.stringify(after)}: ${said}`,
    );
  if (after.alone > before.alone) faults.push(`Someone is on the staff without a position: ${said}`);
  if (after.strangers !== before.strangers) faults.push(`Another library was changed: ${said}`);
  return faults;
}

/** One form in six comes in parts, as files do, and half of those are damaged: cut, without their end, of another boundary. */
function encoded(body: URLSearchParams, number: (below: number) => number) {
  if (number(6) > 0) return { body: body.toString(), type: "application/x-www-form-urlencoded" };
  const boundary = ["parts", "----parts", "x".repeat(70)][number(3)] ?? "parts";
  const parts = [...body].map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${number(4) === 0 ? '; filename="a.csv"' : ""}\r\n\r\n${value.toWellFormed()}\r\n`,
  );
  const whole = `${parts.join("")}--${boundary}--\r\n`;
  const type = `multipart/form-data; boundary=${number(8) === 0 ? "another" : boundary}`;
  if (number(2) === 0) return { body: whole, type };
  const [from, to] = [number(whole.length), number(whole.length)];
  const damaged = [
    whole.slice(0, to),
    whole.slice(0, Math.min(from, to)) + whole.slice(Math.max(from, to)),
    whole.replaceAll("\r\n", "\n"),
    whole.replace("form-data", ""),
  ];
  return { body: damaged[number(damaged.length)] ?? "", type };
}

/** What a form may change, and what it must not: before and after each form, so in one question. */
export interface PeopleHeld {
  readonly accounts: number;
  readonly staff: number;
  readonly positions: number;
  readonly organisations: number;
  readonly invitations: number;
  /** On the staff without a position. */
  readonly alone: number;
  /** A digest of all rows of the other library. */
  readonly strangers: string;
}

/** What is held now. Raw: a digest of whole rows has no place in the query builder. */
export async function peopleHeld({ db }: Program, otherTenantId: string): Promise<PeopleHeld> {
  return inTenants(db, "every tenant", async (tx) => {
    const { rows } = await sql<PeopleHeld>`select
      (select count(*)::integer from accounts) as accounts,
      (select count(*)::integer from staff) as staff,
      (select count(*)::integer from positions) as positions,
      (select count(*)::integer from organisations) as organisations,
      (select count(*)::integer from invitations) as invitations,
      (select count(*)::integer from staff where id not in (select staff_id from positions)) as alone,
      concat(
        (select md5(string_agg(staff::text, ' ' order by id)) from staff where tenant_id = ${otherTenantId}),
        (select md5(string_agg(positions::text, ' ' order by id)) from positions where tenant_id = ${otherTenantId}),
        (select md5(string_agg(organisations::text, ' ' order by id)) from organisations
          where tenant_id = ${otherTenantId})) as strangers`.execute(tx);
    const [held] = rows;
    if (held === undefined) throw new Error("The database answered nothing.");
    return held;
  });
}

/** One form of the first set-up, on a site that nobody has set up, with one field no set-up can have and others odd. */
export async function faultsOfFuzzedSetUp(
  { app, program, form }: Pick<FuzzedSite, "app" | "program" | "form">,
  number: (below: number) => number,
): Promise<readonly string[]> {
  const body = new URLSearchParams({ ...setUpWords, code: program.setUpCode });
  for (const name of fields.setUp)
    if (number(3) === 0) body.set(name, oddities[number(oddities.length)] ?? "");
  const path = ["/set-up/alone", "/set-up/library", "/set-up/sample"][number(3)] ?? "/set-up/alone";
  // A look around asks for the code alone.
  const wrong = path === "/set-up/sample" ? wrongCodes : wrongAlways;
  body.set(...(wrong[number(wrong.length)] ?? ["code", ""]));
  const before = await peopleHeld(program, nobody);
  const { body: sent, type } = encoded(body, number);
  const response = await app.request(path, {
    method: "POST",
    headers: { cookie: form.cookie, "x-csrf-token": form.token, "content-type": type },
    body: sent,
  });
  const said = `${path} ${sent.slice(0, 300)}`;
  const after = await peopleHeld(program, nobody);
  return [
    ...(response.status < 400 || response.status >= 500 ? [`${response.status} for ${said}`] : []),
    ...(JSON.stringify(after) === JSON.stringify(before) ? [] : [`Something was kept: ${said}`]),
  ];
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** What sets a library up. */
export const setUpWords = {
  name: "First Person",
  email: "first@library.example",
  zone: "America/Chicago",
  library: "Prairie Library System",
  kind: "system",
  state: "IL",
};

const wrongCodes: readonly (readonly [name: string, value: string])[] = [
  ["code", ""],
  ["code", "not the code"],
  ["code", "\u0000"],
  ["code", "x".repeat(5000)],
];

const wrongAlways: readonly (readonly [name: string, value: string])[] = [
  ["zone", "America/Nowhere"],
  ["zone", ""],
  ["name", ""],
  ["name", "x".repeat(5000)],
  ["email", "nobody at all"],
  ["state", "Atlantis"],
  ["code", "not the code"],
  ["kind", "branch"],
];
