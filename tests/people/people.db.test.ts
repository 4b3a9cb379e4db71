import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { Conflict, NotAllowed, NotFound } from "#platform/errors";
import type { HeldClock } from "#platform/time";
import { holdClock } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import {
  inviteByCode,
  inviteByLetter,
  revokeInvitation,
} from "../../src/modules/people/actions/invitations/invite.ts";
import { takeNewEmail } from "../../src/modules/people/actions/me/change-email.ts";
import { startSession } from "../../src/modules/people/actions/sign-in/start-session.ts";
import { openTicket } from "../../src/modules/people/actions/sign-in/tickets.ts";
import { joinAsNew, joinWithAccount } from "../../src/modules/people/actions/invitations/join.ts";
import {
  closeOrganisation,
  saveOrganisation,
} from "../../src/modules/people/actions/organisations/save-organisation.ts";
import { setUpAlone } from "../../src/modules/people/actions/set-up/set-up.ts";
import { lookAtRecord } from "../../src/modules/people/actions/staff/look-at-record.ts";
import { endPosition } from "../../src/modules/people/actions/staff/save-position.ts";
import { signOutStaff } from "../../src/modules/people/actions/staff/sign-out-staff.ts";
import { addStaff, changePerson, setActive } from "../../src/modules/people/actions/staff/save-staff.ts";
import { openInvitation } from "../../src/modules/people/queries/invitations/invitations.ts";
import { organisation } from "../../src/modules/people/queries/organisations/organisations.ts";
import { staffCount, staffLines } from "../../src/modules/people/queries/staff/staff-list.ts";
import { positionsOfStaff, staffRecord } from "../../src/modules/people/queries/staff/staff-record.ts";
import type { Role } from "../../src/modules/people/rules/position.ts";
import { makeLibrary, type MadeLibrary, viewerOf } from "./made-library.ts";

const secret = "an installation's secret of enough characters";
const today = "2026-11-21";
let clock: HeldClock;

beforeAll(() => {
  clock = holdClock("2026-11-21T18:00:00Z");
});

afterAll(() => clock.release());

const site = { publicUrl: "https://learn.example" };

test("an installation is set up once", () =>
  withLibrary(async (db) => {
    const again = setUpAlone(db, {
      name: "Late",
      email: undefined,
      zone: "America/Chicago",
      device: "a test",
    });

    await expect(again).rejects.toThrow(Conflict);
  }));

test("the owner, who leads there and who supervises by name see a record; a colleague knows of none", () =>
  withLibrary(async (db, library) => {
    const eastside = await branch(db, library, "Eastside");
    const westside = await branch(db, library, "Westside");
    const head = await joined(db, library, { name: "Head", role: "supervisor", at: eastside });
    const other = await joined(db, library, { name: "Other head", role: "supervisor", at: westside });
    const peer = await joined(db, library, { name: "Peer", role: "learner", at: eastside });
    const rosa = await joined(db, library, { name: "Rosa", role: "learner", at: eastside });

    const look = (viewer: Viewer) => lookAtRecord(db, viewer, { id: rosa.staffId, today });
    expect((await look(head.viewer)).name).toBe("Rosa");
    expect((await look(rosa.viewer)).name).toBe("Rosa");
    expect((await look(library.administrator)).name).toBe("Rosa");
    await expect(look(peer.viewer)).rejects.toThrow(NotFound);
    await expect(look(other.viewer)).rejects.toThrow(NotFound);

    const seen = await inTenants(db, [library.tenantId], (tx) =>
      tx.selectFrom("record_views").select(["viewer_name", "staff_id"]).orderBy("id").execute(),
    );
    expect(seen).toEqual([
      { viewer_name: "Head", staff_id: rosa.staffId },
      { viewer_name: "Ada Administrator", staff_id: rosa.staffId },
    ]);
  }));

test("who only supervises changes no record, and another library’s staff is not there", () =>
  withLibrary(async (db, library) => {
    const head = await joined(db, library, { name: "Head", role: "supervisor", at: library.tenantId });
    const rosa = await joined(db, library, { name: "Rosa", role: "learner", at: library.tenantId });
    const record = await staffRecord(db, head.viewer, rosa.staffId);
    const stranger = { ...head.viewer, accountId: library.tenantId.replace(/^./u, "f"), positions: [] };

    await expect(
      changePerson(
        db,
        head.viewer,
        { record, today },
        { name: "X", email: undefined, employeeNumber: undefined },
      ),
    ).rejects.toThrow(NotAllowed);
    await expect(staffRecord(db, stranger, rosa.staffId)).rejects.toThrow(NotFound);
  }));

test("who may change a record signs its owner out everywhere; both logs say so", () =>
  withLibrary(async (db, library) => {
    const eastside = await branch(db, library, "Eastside");
    const boss = library.administrator;
    const head = await joined(db, library, { name: "Head", role: "supervisor", at: eastside });
    const learner = await joined(db, library, { name: "Learner", role: "learner", at: eastside });
    for (const device of ["Telephone", "Laptop"])
      await startSession(db, learner.viewer.accountId, { way: "password", device });
    const record = await staffRecord(db, boss, learner.staffId);
    const left = async () =>
      inTenants(db, [learner.viewer.accountId], async (tx) =>
        tx.selectFrom("account_sessions").select("device").execute(),
      );

    await expect(signOutStaff(db, head.viewer, { record, today })).rejects.toThrow(NotAllowed);
    const before = await left();
    await signOutStaff(db, boss, { record, today });

    expect([before.length >= 2, await left()]).toEqual([true, []]);
    for (const tenantId of [library.tenantId, learner.viewer.accountId]) {
      const lines = await inTenants(db, [tenantId], async (tx) =>
        tx.selectFrom("audit_log").select("act").where("act", "=", "sign someone out").execute(),
      );
      expect(lines).toHaveLength(1);
    }
  }));

test("moving to another library, a person keeps one account", () =>
  withLibrary(async (db, library) => {
    const rosa = await joined(db, library, { name: "Rosa", role: "learner", at: library.tenantId });
    const second = await added(db, library, { name: "Rosa again", role: "learner", at: library.tenantId });
    const [sheet] = await inviteByCode(program(db), library.administrator, { people: [second], today });

    const invitation = await openInvitation(db, secret, sheet?.code ?? "");
    expect(invitation?.staffName).toBe("Rosa again");
    // One library keeps one place for one account: two records are put together by people.
    await expect(joinWithAccount(db, rosa.viewer, invitation!)).rejects.toThrow(Conflict);
    expect((await staffRecord(db, library.administrator, second.id)).accountId).toBe(null);
  }));

test("a code works in any writing, once, until it is revoked or over; a newer one ends the older", () =>
  withLibrary(async (db, library) => {
    const record = await added(db, library, { name: "Rosa", role: "learner", at: library.tenantId });
    const code = async () =>
      (await inviteByCode(program(db), library.administrator, { people: [record], today }))[0]?.code ?? "";
    const open = async (text: string) => (await openInvitation(db, secret, text))?.staffId;

    const first = await code();
    expect(await open(`${first.slice(0, 4).toLowerCase()} - ${first.slice(4)}`)).toBe(record.id);
    const second = await code();
    expect([await open(first), await open(second)]).toEqual([undefined, record.id]);
    await revokeInvitation(program(db), library.administrator, { record, today });
    expect(await open(second)).toBe(undefined);

    const third = await code();
    const later = holdClock("2026-12-22T18:00:01Z");
    expect(await open(third)).toBe(undefined);
    later.release();
    clock = holdClock("2026-11-21T18:00:00Z");
    const kept = await inTenants(db, [library.tenantId], (tx) =>
      tx.selectFrom("invitations").select("digest").execute(),
    );
    expect(kept.filter(({ digest }) => [first, second, third].includes(digest))).toEqual([]);
  }));

test("an invited address that another account has is not taken over", () =>
  withLibrary(async (db, library) => {
    const record = await added(db, library, { name: "Mallory", role: "learner", at: library.tenantId });
    const [sheet] = await inviteByCode(program(db), library.administrator, { people: [record], today });
    const invitation = await openInvitation(db, secret, sheet?.code ?? "");

    if (invitation === undefined) throw new Error("The invitation is not open.");
    const email = "ada@prairie.example";

    const token = await joinAsNew(db, { name: "Mallory", email, device: "a test" }, invitation, site);

    const mallory = await viewerOf(db, token);
    const letters = (await db
      .selectFrom("mail_outbox" as never)
      .select(["tenant_id", "recipient", "subject"] as never)
      .execute()) as unknown as readonly Readonly<Record<string, string>>[];
    expect([mallory.name, mallory.email]).toEqual(["Mallory", undefined]);
    expect(letters.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      [email, "This address has an account already"],
    ]);
  }));

test("an address that is typed at joining is the account’s when the letter there says so; who joins cannot tell", () =>
  withLibrary(async (db, library) => {
    const record = await added(db, library, { name: "Rosa", role: "learner", at: library.tenantId });
    const [sheet] = await inviteByCode(program(db), library.administrator, { people: [record], today });
    const invitation = await openInvitation(db, secret, sheet?.code ?? "");
    if (invitation === undefined) throw new Error("The invitation is not open.");

    const token = await joinAsNew(
      db,
      { name: "Rosa", email: "rosa@home.example", device: "a test" },
      invitation,
      site,
    );

    expect((await viewerOf(db, token)).email).toBe(undefined);
    const [letter] = (await db
      .selectFrom("mail_outbox" as never)
      .select(["recipient", "body_text"] as never)
      .execute()) as unknown as readonly { recipient: string; body_text: string }[];
    const proof = /\/sign-in\/address\/(\S+)/u.exec(letter?.body_text ?? "")?.[1] ?? "";
    const ticket = await openTicket(db, "address", proof);
    expect(ticket !== undefined && (await takeNewEmail(db, ticket, site))).toBe(true);
    expect((await viewerOf(db, token)).email).toBe("rosa@home.example");
  }));

test("a letter goes to the address of the record, and holds a link that works", () =>
  withLibrary(async (db, library) => {
    const record = await added(db, library, { name: "Rosa", role: "learner", at: library.tenantId });
    await inviteByLetter(program(db), library.administrator, { record, today });

    const [letter] = (await db
      .selectFrom("mail_outbox" as never)
      .select(["recipient", "body_text"] as never)
      .execute()) as unknown as readonly { recipient: string; body_text: string }[];
    const token = /\/join\/([\w-]+)/u.exec(letter?.body_text ?? "")?.[1] ?? "";
    expect(letter?.recipient).toBe("rosa@prairie.example");
    expect((await openInvitation(db, secret, token))?.sentTo).toBe("rosa@prairie.example");
  }));

test("the last administrator stays, and so does a branch with people in it", () =>
  withLibrary(async (db, library) => {
    const eastside = await branch(db, library, "Eastside");
    await added(db, library, { name: "Rosa", role: "learner", at: eastside });
    const [own] = library.administrator.positions;
    const record = await staffRecord(db, library.administrator, own?.staffId ?? "");
    const [held] = await inTenants(db, [library.tenantId], (tx) =>
      positionsOfStaff(tx, library.tenantId, record.id),
    );
    const close = (id: string) =>
      closeOrganisation(db, library.administrator, { tenantId: library.tenantId, id }, today);

    await expect(setActive(db, library.administrator, { record, today }, false)).rejects.toThrow(Conflict);
    await expect(
      endPosition(db, library.administrator, { record, positionId: held?.id, today: "2026-11-22" }, today),
    ).rejects.toThrow(Conflict);
    await expect(close(eastside)).rejects.toThrow("Rosa");
    await expect(close(library.tenantId)).rejects.toThrow(Conflict);
    expect((await staffRecord(db, library.administrator, record.id)).isActive).toBe(true);
  }));

test("a branch without coordinates and zone gets those of its ZIP and state, and stands only where it may", () =>
  withLibrary(async (db, library) => {
    const { tenantId, administrator } = library;
    const key = { tenantId, id: undefined };
    const id = await saveOrganisation(db, administrator, key, {
      name: "Eastside",
      kind: "branch",
      parentId: tenantId,
      region: "KS",
      postalCode: "67114",
    });

    const found = await inTenants(db, [tenantId], (tx) => organisation(tx, tenantId, id));
    expect([found.zone, found.latitude !== null]).toEqual(["America/Chicago", true]);
    await expect(
      saveOrganisation(db, administrator, key, { name: "Odd", kind: "system", parentId: id }),
    ).rejects.toThrow("A system cannot stand below the branch Eastside.");
  }));

test("staff are found by the beginning of any word, and paged without a gap", () =>
  withLibrary(async (db, library) => {
    for (const name of ["Zoë Alvarez", "Ben Okafor", "ben alba", "Cleo Ito"])
      await added(db, library, { name, role: "learner", at: library.tenantId });
    const asked = { isActive: true, today, limit: 2 };
    const names = async (more: object) =>
      (
        await inTenants(db, [library.tenantId], (tx) =>
          staffLines(tx, library.tenantId, { ...asked, limit: 10, ...more }),
        )
      ).map(({ name }) => name);

    const [, last] = await inTenants(db, [library.tenantId], (tx) => staffLines(tx, library.tenantId, asked));
    expect(await names({ text: "AL" })).toEqual(["ben alba", "Zoë Alvarez"]);
    expect(await names({ text: "ben oka" })).toEqual(["Ben Okafor"]);
    expect(await names({ text: "zoe alvarez.x" })).toEqual([]);
    expect(await names({ role: "administrator" })).toEqual(["Ada Administrator"]);
    expect(await names({ after: last })).toEqual(["Ben Okafor", "Cleo Ito", "Zoë Alvarez"]);
    expect(await inTenants(db, [library.tenantId], (tx) => staffCount(tx, library.tenantId, asked))).toBe(5);
  }));

function withLibrary(work: (db: Db<PeopleTables>, library: MadeLibrary) => Promise<void>): Promise<void> {
  return testInTransaction<PeopleTables>(async (db) => work(db, await makeLibrary(db)));
}

function program(db: Db<PeopleTables>) {
  return { db, secret, publicUrl: "https://learn.example" };
}

async function branch(
  db: Db<PeopleTables>,
  { tenantId, administrator }: MadeLibrary,
  name: string,
): Promise<string> {
  const fields = { name, kind: "branch" as const, parentId: tenantId };
  return saveOrganisation(db, administrator, { tenantId, id: undefined }, fields);
}

interface Person {
  readonly name: string;
  readonly role: Role;
  readonly at: string;
}

async function added(
  db: Db<PeopleTables>,
  { tenantId, administrator }: MadeLibrary,
  { name, role, at }: Person,
) {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]/gu, "")}@prairie.example`;
  const id = await addStaff(
    db,
    administrator,
    { tenantId, today },
    {
      person: { name, email, employeeNumber: undefined },
      position: {
        organisationId: at,
        title: "",
        role,
        employmentClass: "regular",
        fullTimeHundredths: 100,
        startsOn: today,
        endsOn: undefined,
        supervisorId: undefined,
      },
    },
  );
  return staffRecord(db, administrator, id);
}

async function joined(db: Db<PeopleTables>, library: MadeLibrary, person: Person) {
  const record = await added(db, library, person);
  const [sheet] = await inviteByCode(program(db), library.administrator, { people: [record], today });
  const invitation = await openInvitation(db, secret, sheet?.code ?? "");
  if (invitation === undefined) throw new Error("The invitation is not open.");
  const token = await joinAsNew(
    db,
    { name: person.name, email: undefined, device: "a test" },
    invitation,
    site,
  );
  return { staffId: record.id, viewer: await viewerOf(db, token) };
}
