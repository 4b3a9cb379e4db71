import { expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { holdClock, localDay, now } from "#platform/time";
import {
  auditLines,
  type Desk,
  entraUser,
  idOf,
  oktaUser,
  patchOp,
  places,
  withDesk,
} from "../../../../../tests/people/directory-desk.ts";
import { makeAccount } from "../../../../../tests/people/elsewhere-site.ts";
import { mapGroup } from "../../actions/scim/map-group.ts";
import { daysIn, positionsOf } from "../../queries/viewer.ts";
import { groupSchema } from "../../rules/scim/group.ts";
import type { Role } from "../../rules/position.ts";
import type { HeldPosition, Viewer } from "../../rules/viewer.ts";

const memberOf = (value: string) => [{ value }];

async function twoPeople({ ask }: Desk): Promise<readonly [string, string]> {
  return [idOf(await ask("POST", "/Users", entraUser)), idOf(await ask("POST", "/Users", oktaUser))];
}

/** An account that someone of them has taken up their place with. */
async function accountFor({ db, tenantId }: Desk, staffId: string): Promise<string> {
  const accountId = await makeAccount(db, { name: "Ana Silva" });
  await inTenants(db, [tenantId], async (tx) => {
    await tx.updateTable("staff").set({ account_id: accountId }).where("id", "=", staffId).execute();
  });
  return accountId;
}

async function makeGroup({ ask }: Desk, displayName: string, ...members: readonly string[]) {
  const made = await ask("POST", "/Groups", {
    schemas: [groupSchema],
    displayName,
    members: members.map((value) => ({ value })),
  });
  return idOf(made);
}

function patch({ ask }: Desk, id: string, ...Operations: readonly object[]) {
  return ask("PATCH", `/Groups/${id}`, { schemas: [patchOp], Operations });
}

/** An administrator of Eastside says what a group gives. */
async function gives({ db, tenantId }: Desk, groupId: string, role: Role | undefined): Promise<void> {
  const ada: HeldPosition = {
    tenantId,
    staffId: newId(),
    organisationId: tenantId,
    organisationName: "Eastside",
    role: "administrator",
  };
  const viewer: Viewer = {
    accountId: newId(),
    name: "Ada",
    email: undefined,
    zone: undefined,
    isInstallationAdministrator: false,
    sessionId: newId(),
    confirmedAt: now(),
    positions: [ada],
  };
  await mapGroup(db, viewer, { tenantId, groupId }, role && { role, organisationId: tenantId });
}

async function held({ db, tenantId }: Desk) {
  return (await places(db, tenantId))
    .map(({ name, role, starts_on, ends_on }) => `${role} at ${name}, ${starts_on} to ${ends_on ?? "now"}`)
    .toSorted();
}

test("a group is made, found by its name, read, renamed, and gone", () =>
  withDesk(async (desk) => {
    const { ask } = desk;
    const [ana] = await twoPeople(desk);
    const made = await ask("POST", "/Groups", {
      schemas: [groupSchema],
      externalId: "8aa1a0c0",
      displayName: "Reference desk",
      members: memberOf(ana),
    });
    const id = idOf(made);
    const asked = `/Groups?filter=${encodeURIComponent('displayName eq "reference DESK"')}`;
    const found = await ask("GET", `${asked}&excludedAttributes=members`);
    const renamed = await patch(desk, id, { op: "replace", value: { id, displayName: "Information desk" } });
    const read = await ask("GET", `/Groups/${id}`);
    const notFound = await ask("GET", asked);
    const gone = await ask("DELETE", `/Groups/${id}`);
    const goneAgain = await ask("DELETE", `/Groups/${id}`);

    const { members, ...withoutMembers } = made.body;
    expect([made.status, made.body]).toEqual([
      201,
      {
        schemas: [groupSchema],
        id,
        externalId: "8aa1a0c0",
        displayName: "Reference desk",
        members: [
          {
            value: ana,
            $ref: `http://localhost:8080/api/scim/v2/Users/${ana}`,
            display: "Ana Silva",
            type: "User",
          },
        ],
        meta: {
          resourceType: "Group",
          created: expect.any(String),
          lastModified: expect.any(String),
          location: `http://localhost:8080/api/scim/v2/Groups/${id}`,
        },
      },
    ]);
    expect([found.body["totalResults"], found.body["Resources"]]).toEqual([1, [withoutMembers]]);
    expect([renamed.status, renamed.body]).toEqual([204, {}]);
    expect([read.body["displayName"], read.body["members"]]).toEqual(["Information desk", members]);
    expect([notFound.body["totalResults"], gone.status, goneAgain.status]).toEqual([0, 204, 404]);
    expect((await auditLines(desk.db, desk.tenantId)).slice(2)).toEqual([
      "provision staff: took in a group",
      "provision staff: changed a group",
      "provision staff: let go of a group",
    ]);
  }));

test("members come and go as Entra ID and Okta say it, and a group is found by one of them", () =>
  withDesk(async (desk) => {
    const { ask } = desk;
    const [ana, ben] = await twoPeople(desk);
    const id = await makeGroup(desk, "Reference desk", ana);
    await makeGroup(desk, "Directors");
    const membersNow = async () =>
      ((await ask("GET", `/Groups/${id}`)).body["members"] as { value: string }[]).map(({ value }) => value);

    await patch(desk, id, { op: "Add", path: "members", value: memberOf(ben) });
    const both = await membersNow();
    await patch(desk, id, { op: "Remove", path: "members", value: memberOf(ana) });
    const one = await membersNow();
    const filter = encodeURIComponent(`members[value eq "${ben}"]`);
    const found = await ask("GET", `/Groups?filter=${filter}`);
    await patch(desk, id, { op: "remove", path: `members[value eq "${ben}"]` });
    const none = await membersNow();
    const put = await ask("PUT", `/Groups/${id}`, {
      schemas: [groupSchema],
      displayName: "Desk",
      members: memberOf(ana),
    });

    expect([both.toSorted(), one, none]).toEqual([[ana, ben].toSorted(), [ben], []]);
    expect((found.body["Resources"] as { id: string }[]).map((group) => group.id)).toEqual([id]);
    expect([put.status, put.body["displayName"], await membersNow()]).toEqual([200, "Desk", [ana]]);
  }));

test("a wrong group says what is wrong, and nothing of it is kept", () =>
  withDesk(async (desk) => {
    const { ask } = desk;
    const [ana] = await twoPeople(desk);
    const id = await makeGroup(desk, "Reference desk", ana);

    const again = await ask("POST", "/Groups", { schemas: [groupSchema], displayName: "REFERENCE desk" });
    const nameless = await ask("POST", "/Groups", { schemas: [groupSchema] });
    const stranger = await ask("POST", "/Groups", {
      schemas: [groupSchema],
      displayName: "Strangers",
      members: memberOf(newId()),
    });
    const halfGood = await patch(
      desk,
      id,
      { op: "replace", path: "displayName", value: "Half" },
      { op: "add", path: "members", value: memberOf("nobody") },
    );
    const badFilter = await ask("GET", `/Groups?filter=${encodeURIComponent('owner eq "x"')}`);

    expect([again.status, again.body["scimType"]]).toEqual([409, "uniqueness"]);
    expect([nameless.status, nameless.body["scimType"]]).toEqual([400, "invalidValue"]);
    expect([stranger.status, stranger.body["scimType"]]).toEqual([400, "invalidValue"]);
    expect([halfGood.status, halfGood.body["detail"]]).toEqual([400, "There is no user of the id nobody."]);
    expect([badFilter.status, badFilter.body["scimType"]]).toEqual([400, "invalidFilter"]);
    const all = await ask("GET", "/Groups");
    expect((all.body["Resources"] as { displayName: string }[]).map((group) => group.displayName)).toEqual([
      "Reference desk",
    ]);
  }));

test("a group gives nothing until an administrator says what, and then to whoever is in it", () =>
  withDesk(async (desk) => {
    const [ana, ben] = await twoPeople(desk);
    const clock = holdClock("2026-11-22T12:00:00Z");
    try {
      const id = await makeGroup(desk, "Trainers", ana);
      const before = await held(desk);
      await gives(desk, id, "coordinator");
      const given = await held(desk);
      await patch(desk, id, { op: "add", path: "members", value: memberOf(ben) });
      const both = (await held(desk)).filter((line) => line.startsWith("coordinator"));

      expect(before.filter((line) => !line.startsWith("learner"))).toEqual([]);
      expect(given.filter((line) => !line.startsWith("learner"))).toEqual([
        "coordinator at Eastside, 2026-11-22 to now",
      ]);
      expect(both).toEqual([
        "coordinator at Eastside, 2026-11-22 to now",
        "coordinator at Eastside, 2026-11-22 to now",
      ]);
    } finally {
      clock.release();
    }
  }));

test("who leaves a group loses at once what it gave, and nothing else", () =>
  withDesk(async (desk) => {
    const [ana, ben] = await twoPeople(desk);
    const others = (await held(desk)).length;
    const clock = holdClock("2026-11-20T12:00:00Z");
    try {
      const id = await makeGroup(desk, "Trainers", ana, ben);
      await gives(desk, id, "coordinator");
      clock.advance(3 * 86_400);
      await patch(desk, id, { op: "remove", path: `members[value eq "${ana}"]` });
      const afterOne = await held(desk);
      await gives(desk, id, "supervisor");
      const afterChange = await held(desk);
      await desk.ask("DELETE", `/Groups/${id}`);
      const afterAll = await held(desk);

      const coordinators = (lines: readonly string[]) => lines.filter((line) => !line.startsWith("learner"));
      expect(coordinators(afterOne)).toEqual([
        "coordinator at Eastside, 2026-11-20 to 2026-11-22",
        "coordinator at Eastside, 2026-11-20 to now",
      ]);
      expect(coordinators(afterChange)).toEqual([
        "coordinator at Eastside, 2026-11-20 to 2026-11-22",
        "coordinator at Eastside, 2026-11-20 to 2026-11-22",
        "supervisor at Eastside, 2026-11-23 to now",
      ]);
      // Given and taken on one day: nothing of it is left.
      expect(coordinators(afterAll)).toEqual([
        "coordinator at Eastside, 2026-11-20 to 2026-11-22",
        "coordinator at Eastside, 2026-11-20 to 2026-11-22",
      ]);
      expect(afterAll.length - 2).toBe(others);
    } finally {
      clock.release();
    }
  }));

test("a role of a group ends at once by the clock of its holder too, where it is still the day before", () =>
  withDesk(async (desk) => {
    const { db, tenantId } = desk;
    const clock = holdClock("2026-11-20T12:00:00Z");
    try {
      const [ana] = await twoPeople(desk);
      const accountId = await accountFor(desk, ana);
      const id = await makeGroup(desk, "Trainers", ana);
      await gives(desk, id, "coordinator");
      // Half past eight in the evening of the 22nd in New York.
      clock.advance(2 * 86_400 + 13.5 * 3600);
      const roles = async () => {
        const days = daysIn((zone) => localDay(zone ?? "America/New_York", now()), undefined);
        const positions = await positionsOf(db, { accountId, employers: [tenantId] }, days);
        return positions.map(({ role }) => role).toSorted();
      };
      const before = await roles();
      await patch(desk, id, { op: "remove", path: `members[value eq "${ana}"]` });

      expect([before, await roles()]).toEqual([["coordinator", "learner"], ["learner"]]);
    } finally {
      clock.release();
    }
  }));

test("who is deactivated loses what groups gave, and has it again when they come back", () =>
  withDesk(async (desk) => {
    const [ana] = await twoPeople(desk);
    const id = await makeGroup(desk, "Trainers", ana);
    await gives(desk, id, "coordinator");
    const active = (value: boolean) =>
      desk.ask("PATCH", `/Users/${ana}`, {
        schemas: [patchOp],
        Operations: [{ op: "replace", path: "active", value }],
      });
    const open = async () => (await held(desk)).filter((line) => /^coordinator.*now$/u.test(line)).length;

    await active(false);
    const away = await open();
    await active(true);
    const back = await open();
    await desk.ask("DELETE", `/Users/${ana}`);
    const members = (await desk.ask("GET", `/Groups/${id}`)).body["members"];

    expect([away, back, await open(), members]).toEqual([0, 1, 0, []]);
  }));

test("a directory cannot take away the last administrator of the whole library", () =>
  withDesk(async (desk) => {
    const { ask } = desk;
    const [ana] = await twoPeople(desk);
    await accountFor(desk, ana);
    const id = await makeGroup(desk, "Administrators", ana);
    await gives(desk, id, "administrator");

    const refused = await patch(desk, id, { op: "remove", path: "members" });

    expect([refused.status, String(refused.body["detail"])]).toEqual([
      409,
      "Then nobody would be administrator of the whole library. Make someone else administrator first.",
    ]);
    expect((await ask("GET", `/Groups/${id}`)).body["members"]).toHaveLength(1);
  }));

test("another employer's directory sees no group of ours, and nobody is taken from us into theirs", () =>
  withDesk(async (desk) => {
    const { askAsHarbor } = desk;
    const [ana] = await twoPeople(desk);
    const id = await makeGroup(desk, "Reference desk", ana);

    const seen = await askAsHarbor("GET", "/Groups");
    const read = await askAsHarbor("GET", `/Groups/${id}`);
    const changed = await askAsHarbor("PATCH", `/Groups/${id}`, {
      schemas: [patchOp],
      Operations: [{ op: "remove", path: "members" }],
    });
    const gone = await askAsHarbor("DELETE", `/Groups/${id}`);
    const taken = await askAsHarbor("POST", "/Groups", {
      displayName: "Reference desk",
      members: memberOf(ana),
    });

    expect([seen.body["totalResults"], read.status, changed.status, gone.status]).toEqual([0, 404, 404, 404]);
    expect([taken.status, taken.body["scimType"]]).toEqual([400, "invalidValue"]);
    expect((await desk.ask("GET", `/Groups/${id}`)).body["members"]).toHaveLength(1);
  }));
