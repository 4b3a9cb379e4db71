import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { openFileStore } from "#platform/files";
import { newId } from "#platform/ids";
import { holdClock } from "#platform/time";
import { entraUser, idOf, oktaUser, withDesk } from "../../../../../tests/people/directory-desk.ts";
import { makeLibrary, type MadeLibrary } from "../../../../../tests/people/made-library.ts";
import { openInvitation } from "../../queries/invitations/invitations.ts";
import { staffRecord } from "../../queries/staff/staff-record.ts";
import type { PositionFields } from "../../rules/staff/position-fields.ts";
import type { PeopleTables } from "../../tables.ts";
import { confirmImport, takeImport } from "../imports/import-files.ts";
import { inviteByCode } from "../invitations/invite.ts";
import { joinAsNew } from "../invitations/join.ts";
import { closeOrganisation, saveOpeningHours, saveOrganisation } from "../organisations/save-organisation.ts";
import { endPosition, savePosition } from "../staff/save-position.ts";
import { addStaff, changePerson, setActive } from "../staff/save-staff.ts";

const events = [
  "staff.changed",
  "staff.left",
  "position.changed",
  "organisation.changed",
  "invitation.accepted",
];
const secret = "a secret of at least thirty-two characters";
const today = "2026-11-21";
const clock = holdClock("2026-11-21T18:00:00Z");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "carrel-announced-"));
});
afterAll(() => {
  clock.release();
  rmSync(folder, { recursive: true, force: true });
});

const rosa = { name: "Rosa Alvarez", email: "rosa@prairie.example", employeeNumber: undefined };

test("what is done to a person, a position or a branch waits to be told, each with its id", () =>
  withLibrary(async (db, { administrator: viewer, tenantId }) => {
    const branch = { name: "Eastside", kind: "branch", parentId: tenantId } as const;
    const organisationId = await saveOrganisation(db, viewer, { tenantId, id: undefined }, branch);
    await saveOpeningHours(db, viewer, { tenantId, id: organisationId }, [[], [], [], [], [], [], []]);
    const staffId = await addStaff(db, viewer, { tenantId, today }, { person: rosa, position: at(tenantId) });
    const record = await staffRecord(db, viewer, staffId);
    await changePerson(db, viewer, { record, today }, { ...rosa, employeeNumber: "7" });
    await savePosition(db, viewer, { record, positionId: undefined, today }, at(organisationId));
    const positionId = (await told(db, tenantId)).at(-1)?.about["positionId"];
    await endPosition(db, viewer, { record, positionId: String(positionId), today }, today);
    await closeOrganisation(db, viewer, { tenantId, id: organisationId }, today);
    await setActive(db, viewer, { record, today }, false);

    const all = await told(db, tenantId);
    expect(all.map(({ event }) => event)).toEqual([
      "organisation.changed",
      "organisation.changed",
      "position.changed",
      "staff.changed",
      "staff.changed",
      "position.changed",
      "position.changed",
      "organisation.changed",
      "staff.changed",
    ]);
    expect([all[0]?.about, all[3]?.about, all[6]?.about, all[8]?.about]).toEqual([
      { organisationId },
      { staffId },
      { staffId, positionId },
      { staffId },
    ]);
  }));

test("what was refused is told to nobody", () =>
  withLibrary(async (db, { administrator: viewer, tenantId }) => {
    const done = addStaff(
      db,
      viewer,
      { tenantId, today },
      { person: { ...rosa, email: "ada@prairie.example" }, position: at(tenantId) },
    );

    await expect(done).rejects.toThrow("e-mail address");
    expect(await told(db, tenantId)).toEqual([]);
  }));

test("an invitation that is accepted is told, with whose place it was", () =>
  withLibrary(async (db, { administrator: viewer, tenantId }) => {
    const staffId = await addStaff(db, viewer, { tenantId, today }, { person: rosa, position: at(tenantId) });
    const record = await staffRecord(db, viewer, staffId);
    const program = { db, secret, publicUrl: "https://learn.example" };
    const [code] = await inviteByCode(program, viewer, { people: [record], today });
    const invitation = await openInvitation(db, secret, code?.code ?? "");
    if (invitation === undefined) throw new Error("There is no invitation.");

    await joinAsNew(db, { name: "Rosa", email: "rosa@home.example", device: "a test" }, invitation, program);

    expect((await told(db, tenantId)).at(-1)).toEqual({
      event: "invitation.accepted",
      about: { staffId, invitationId: invitation.id },
    });
  }));

test("an import is told once for each kind of thing, with how many", () =>
  withLibrary(async (db, library) => {
    const { administrator: viewer, tenantId } = library;
    const program = { db, files: openFileStore({ dataDirectory: folder }), zone: "America/Chicago" };
    const bring = async (name: string, text: string) => {
      const files = [{ name, bytes: new TextEncoder().encode(text) }];
      const runId = await takeImport(program, viewer, { tenantId, files, choices: {} });
      await confirmImport(program, viewer, { tenantId, runId });
      return runId;
    };

    const branches = await bring("branches.csv", "Code,Name,State\nEA,Eastside,KS\nWE,Westside,KS\n");
    const people = await bring(
      "staff.csv",
      "Name,E-mail,Branch\nRosa,rosa@prairie.example,EA\nBen,ben@prairie.example,EA\nCleo,cleo@prairie.example,WE\n",
    );

    expect(await told(db, tenantId)).toEqual([
      { event: "organisation.changed", about: { importId: branches, count: 2 } },
      { event: "staff.changed", about: { importId: people, count: 3 } },
      { event: "position.changed", about: { importId: people, count: 3 } },
    ]);
  }));

test("what a directory sends within half a minute is one delivery, and what comes later another", () =>
  withDesk(async ({ db, tenantId, ask }) => {
    await listen(db, tenantId);

    const ana = idOf(await ask("POST", "/Users", entraUser));
    const ben = idOf(await ask("POST", "/Users", oktaUser));
    await ask("PUT", `/Users/${ana}`, { ...entraUser, displayName: "Ana da Silva" });
    clock.advance(31_000);
    await ask("DELETE", `/Users/${ben}`);

    expect(await told(db, tenantId)).toEqual([
      { event: "position.changed", about: { staffIds: [ana, ben] } },
      { event: "staff.changed", about: { staffIds: [ana, ben] } },
      { event: "position.changed", about: { staffIds: [ben] } },
      { event: "staff.left", about: { staffIds: [ben] } },
      { event: "staff.changed", about: { staffIds: [ben] } },
    ]);
  }));

test("a directory that deactivates someone tells once that they left, and not again when it lets go of them", () =>
  withDesk(async ({ db, tenantId, ask }) => {
    await listen(db, tenantId);
    const ana = idOf(await ask("POST", "/Users", entraUser));
    const left = async () => (await told(db, tenantId)).filter(({ event }) => event === "staff.left");

    expect(await left()).toEqual([]);
    await ask("PUT", `/Users/${ana}`, { ...entraUser, active: false });
    expect(await left()).toEqual([{ event: "staff.left", about: { staffIds: [ana] } }]);
    clock.advance(120_000);
    await ask("DELETE", `/Users/${ana}`);
    expect(await left()).toEqual([{ event: "staff.left", about: { staffIds: [ana] } }]);
  }));

function at(organisationId: string): PositionFields {
  return {
    organisationId,
    title: "Librarian",
    role: "learner",
    employmentClass: "regular",
    fullTimeHundredths: 100,
    startsOn: "2026-01-01",
    endsOn: undefined,
    supervisorId: undefined,
  };
}

function withLibrary(work: (db: Db<PeopleTables>, library: MadeLibrary) => Promise<void>): Promise<void> {
  return testInTransaction<PeopleTables>(async (db) => {
    const library = await makeLibrary(db);
    await listen(db, library.tenantId);
    await work(db, library);
  });
}

async function listen(db: Db<PeopleTables>, tenantId: string): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("webhooks")
      .values({
        tenant_id: tenantId,
        id: newId(),
        address: "https://hooks.example/carrel",
        events: JSON.stringify(events),
        sealed_secret: "sealed",
        owner_id: newId(),
        owner_name: "Ada",
        made_at: "2026-11-01T00:00:00Z",
      })
      .execute();
  });
}

/** What waits to be delivered, oldest first. */
async function told(db: Db<PeopleTables>, tenantId: string) {
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx.selectFrom("webhook_deliveries").select(["event", "body"]).orderBy("id").execute(),
  );
  return rows.map(({ event, body }) => {
    const { about } = JSON.parse(body) as { about: Readonly<Record<string, unknown>> }; // written by ourselves
    return { event, about };
  });
}
