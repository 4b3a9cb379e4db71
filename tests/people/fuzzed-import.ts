import { strToU8, zipSync } from "fflate";
import { planOrganisations } from "../../src/modules/people/rules/imports/plan-organisations.ts";
import type { Kept, OrganisationRow, PlannedRow } from "../../src/modules/people/rules/imports/plan.ts";
import { planStaff } from "../../src/modules/people/rules/imports/plan-staff.ts";
import { readImport } from "../../src/modules/people/rules/imports/read-import.ts";
import { importKinds } from "../../src/modules/people/rules/imports/run.ts";

/** A source of numbers below a bound, the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const seeds = [
  "Code,Name,Kind,Belongs to,Address,City,State,ZIP,Lat,Lng,Zone,Hours,Mon,Sun\nEA,Eastside,branch,,12 Elm,Newton,KS,67114,38.1,-97.3,Central,Mon-Fri 9-5,9-17,closed\nWE,Westside,department,Eastside,9 Oak,Newton,Kansas,1234,,,,,9-12,\n",
  "First name;Last name;E-mail;Number;Branch;Title;Role;Class;FTE;Start;End;Supervisor\nRosa;Alvarez;rosa@p.example;7;EA;Manager;supervisor;regular;1;2024-01-02;;\nBen;Okafor;ben@p.example;8;Root;Page;;temp;50%;1/2/2024;;rosa@p.example\n",
  "STABR,FSCSKEY,FSCS_SEQ,LIBNAME,ADDRESS,CITY,ZIP,CNTY,C_OUT_TY,SQ_FEET,HOURS,WKS_OPEN,LATITUDE,LONGITUD\nKS,KS0001,002,PLAINS LIBRARY,1 ELM,NEWTON,67114,M,BR,1,1,1,38.1,-97.3\n",
  "sourcedId,status,name,type,parentSourcedId\nd1,,District,district,\ns1,,Elm School,school,d1\n",
  "sourcedId,enabledUser,orgSourcedIds,role,givenName,familyName,email\nu1,true,s1,teacher,Rosa,Lane,r@d.example\nu2,true,s1,student,Kid,Name,\n",
];

const oddities = [
  "\u0000",
  "\uD800",
  "\uFEFF",
  "\u202E",
  '"',
  '""',
  "'",
  ",",
  ";",
  "\t",
  "\n",
  "\r\n",
  "=HYPERLINK(1)",
  "@x",
  "-1",
  "1e99",
  "9999-99-99",
  "NaN",
  "__proto__",
  "constructor",
  "<script>",
  "%s",
  "é".repeat(300),
  "x".repeat(5000),
  "rosa@p.example",
  "EA",
  "Root",
  "9-",
  "25:61-3",
  "administrator",
  "🏳️‍🌈",
  "İ",
  "ß",
];

/** One damaged import, read and planned twice. What is wrong with what came of it, in sentences; empty when nothing is. */
export async function faultsOfFuzzedImport(number: (below: number) => number): Promise<readonly string[]> {
  const files = fuzzedFiles(number);
  const kind = number(3) === 0 ? importKinds[number(importKinds.length)] : undefined;
  const reading = await readImport(files, { kind, state: number(3) === 0 ? "KS" : undefined }, "system");
  const rows = [...reading.branches, ...reading.staff];
  const faults: string[] = [];
  for (const { rowName, problems } of rows) {
    if (rowName === "") faults.push("A row has no name.");
    for (const { column, wrong, right } of problems)
      if (column === "" || wrong === "" || right === "")
        faults.push(`${rowName}: a problem says too little.`);
  }
  const plan = await planned(reading, [root], { staff: [], positions: [] });
  const told = plan.filter(({ rowName }) => rowName !== "").length;
  if (!reading.needsChoice && told !== rows.length)
    faults.push(`${rows.length} rows were read and ${told} planned.`);
  const written = keptAfter(plan);
  faults.push(...brokenReferences(written));
  const again = await planned(reading, written.organisations, written);
  const unsettled = again.filter(({ outcome }) => outcome === "new");
  if (unsettled.length > 0)
    faults.push(
      `Imported again, ${unsettled[0]?.rowName ?? ""} (${unsettled[0]?.label ?? ""}) is new again.`,
    );
  return faults;
}

const today = "2026-11-21";
const root: Kept<OrganisationRow> = {
  id: "root",
  parentId: null,
  kind: "system",
  name: "Root",
  code: null,
  street: null,
  city: null,
  region: "KS",
  postalCode: null,
  latitude: null,
  longitude: null,
  zone: null,
  openingHours: null,
  changedAt: "then",
};

function fuzzedFiles(number: (below: number) => number) {
  const count = 1 + number(2);
  const texts = Array.from({ length: count }, () => mutated(seeds[number(seeds.length)] ?? "", number));
  const names = ["orgs.csv", "users.csv", "staff.csv", "branches.xlsx", ""];
  const files = texts.map((text) => ({
    name: names[number(names.length)] ?? "",
    bytes: encoded(text, number),
  }));
  if (number(6) !== 0) return files;
  const entries = Object.fromEntries(files.map(({ name, bytes }, at) => [`${at}/${name || "x.csv"}`, bytes]));
  const zip = zipSync(entries);
  for (let flips = number(4); flips > 0; flips -= 1) zip[number(zip.length)] = number(256);
  return [{ name: "all.zip", bytes: zip }];
}

function mutated(text: string, number: (below: number) => number): string {
  let result = text;
  for (let times = number(8); times > 0; times -= 1) {
    const at = number(result.length + 1);
    const length = number(12);
    const odd = oddities[number(oddities.length)] ?? "";
    const way = number(5);
    if (way === 0) result = result.slice(0, at) + odd + result.slice(at + length);
    else if (way === 1) result = result.slice(0, at) + result.slice(at + length);
    else if (way === 2) result = result.slice(0, at) + result.slice(at, at + 80) + result.slice(at);
    else if (way === 3) result = result.replace(/,[^,\n]*,/u, `,${odd},`);
    else result += result.split("\n").slice(-2).join("\n");
  }
  return result;
}

function encoded(text: string, number: (below: number) => number): Uint8Array {
  const way = number(5);
  if (way === 0) return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
  if (way === 1) return new Uint8Array(Buffer.from(text, "latin1"));
  return strToU8(text);
}

async function planned(
  reading: Awaited<ReturnType<typeof readImport>>,
  organisations: readonly Kept<OrganisationRow>[],
  kept: Parameters<typeof planStaff>[0],
): Promise<readonly PlannedRow[]> {
  let made = 0;
  const tools = {
    newId: () => `new ${organisations.length} ${(made += 1)}`,
    locateZip: () => undefined,
    today,
  };
  const plan = await planOrganisations(organisations, reading.needsChoice ? [] : reading.branches, tools);
  return [...plan.rows, ...(await planStaff(kept, reading.staff, plan.places, tools))];
}

/** What would be kept once everything was written. */
function keptAfter(plan: readonly PlannedRow[]) {
  const stamp = <Row>(row: Row) => ({ ...row, changedAt: "now" });
  const organisations = new Map([[root.id, root]]);
  for (const { writes } of plan)
    if (writes?.organisation) organisations.set(writes.organisation.id, stamp(writes.organisation));
  return {
    organisations: [...organisations.values()],
    staff: plan.flatMap(({ writes }) => (writes?.staff ? [stamp(writes.staff)] : [])),
    positions: plan.flatMap(({ writes }) => (writes?.positions ?? []).map(stamp)),
  };
}

function brokenReferences({
  organisations,
  staff,
  positions,
}: ReturnType<typeof keptAfter>): readonly string[] {
  const places = new Set(organisations.map(({ id }) => id));
  const people = new Set(staff.map(({ id }) => id));
  const faults: string[] = [];
  for (const { parentId, name } of organisations)
    if (parentId !== null && !places.has(parentId)) faults.push(`${name} belongs to nothing.`);
  for (const { staffId, organisationId, supervisorId, startsOn, endsOn } of positions) {
    if (!people.has(staffId)) faults.push("A position has no person.");
    if (!places.has(organisationId)) faults.push("A position is nowhere.");
    if (supervisorId !== null && !people.has(supervisorId)) faults.push("A supervisor is not there.");
    if (endsOn !== null && endsOn < startsOn) faults.push("A position ends before it begins.");
  }
  for (const key of ["email", "employeeNumber", "externalId"] as const) {
    const values = staff.flatMap((person) => person[key] ?? []);
    if (new Set(values).size !== values.length) faults.push(`Two people have one ${key}.`);
  }
  const codes = organisations.flatMap(({ code }) => code ?? []);
  if (new Set(codes).size !== codes.length) faults.push("Two organisations have one code.");
  return faults;
}
