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
  { app, program, cast, form }: FuzzedSite,
  number: (below: number) => number,
): Promise<readonly string[]> {
  const { players } = cast;
  const foreign = players["other system"].staffId;
  const staff = [players.owner.staffId, foreign, oddities[18] ?? ""][number(3)] ?? "";
  const place = [cast.eastside, cast.otherTenantId, cast.tenantId][number(3)] ?? "";
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ["/set-up/alone", fields.setUp],
    ["/set-up/library", fields.setUp],
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
  const before = await counts(program);
  const strangers = await held(program, cast.otherTenantId);
  const response = await app.request(path, {
    method: "POST",
    headers: {
      cookie: [players[who].cookie, form.cookie].filter((cookie) => cookie !== "").join("; "),
      "x-csrf-token": form.token,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: body.toString(),
  });
  const said = `${who} ${path} ${body.toString().slice(0, 300)}`;
  const faults: string[] = [];
  if (response.status >= 500) faults.push(`${response.status} for ${said}`);
  const after = await counts(program);
  if (response.status >= 400 && JSON.stringify(after) !== JSON.stringify(before))
    faults.push(
      `Refused with ${response.status}, and yet ${JSON.stringify(before)} became ${JSON.stringify(after)}: ${said}`,
    );
  if (after.alone > before.alone) faults.push(`Someone is on the staff without a position: ${said}`);
  if ((await held(program, cast.otherTenantId)) !== strangers)
    faults.push(`Another library was changed: ${said}`);
  return faults;
}

async function counts({ db }: Program) {
  return inTenants(db, "every tenant", async (tx) => {
    const count = async (table: "accounts" | "staff" | "positions" | "organisations" | "invitations") =>
      (
        await tx
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .executeTakeFirstOrThrow()
      ).count;
    const alone = await tx
      .selectFrom("staff")
      .select("id")
      .where("id", "not in", (query) => query.selectFrom("positions").select("staff_id"))
      .execute();
    return {
      accounts: await count("accounts"),
      staff: await count("staff"),
      positions: await count("positions"),
      organisations: await count("organisations"),
      invitations: await count("invitations"),
      alone: alone.length,
    };
  });
}

async function held({ db }: Program, tenantId: string): Promise<string> {
  return inTenants(db, [tenantId], async (tx) =>
    JSON.stringify([
      await tx.selectFrom("staff").selectAll().orderBy("id").execute(),
      await tx.selectFrom("positions").selectAll().orderBy("id").execute(),
      await tx.selectFrom("organisations").selectAll().orderBy("id").execute(),
    ]),
  );
}
