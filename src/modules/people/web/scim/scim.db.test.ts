import { expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { holdClock, now } from "#platform/time";
import {
  auditLines,
  core,
  enterprise,
  entraUser,
  idOf,
  oktaUser,
  patchOp,
  places,
  withDesk,
} from "../../../../../tests/people/directory-desk.ts";
import {
  makeAccount,
  makeBranch,
  makeStaff,
  openElsewhereSite,
} from "../../../../../tests/people/elsewhere-site.ts";
import { groupSchema } from "../../rules/scim/group.ts";

test("Entra ID finds nobody, makes someone, finds them, and the staff record and position are there", () =>
  withDesk(async (desk) => {
    const asked = `/Users?filter=${encodeURIComponent('userName eq "ana.silva@eastside.example"')}`;
    const before = await desk.ask("GET", asked);
    const made = await desk.ask("POST", "/Users", entraUser);
    const after = await desk.ask("GET", asked);

    expect([before.status, before.body["totalResults"], before.type]).toEqual([
      200,
      0,
      "application/scim+json; charset=utf-8",
    ]);
    const id = idOf(made);
    const { meta, ...shown } = made.body;
    expect([made.status, shown]).toEqual([201, { ...withoutMeta(entraUser), id }]);
    expect(meta).toEqual({
      resourceType: "User",
      created: expect.any(String),
      lastModified: expect.any(String),
      location: `http://localhost:8080/api/scim/v2/Users/${id}`,
    });
    expect(after.body).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      totalResults: 1,
      startIndex: 1,
      itemsPerPage: 1,
      Resources: [made.body],
    });
    expect(await places(desk.db, desk.tenantId)).toEqual([
      {
        name: "Maple Branch",
        role: "learner",
        title: "Librarian",
        starts_on: now().slice(0, 10),
        ends_on: null,
      },
    ]);
    expect(await auditLines(desk.db, desk.tenantId)).toEqual(["provision staff: took in"]);
  }));

function withoutMeta({ meta: _meta, ...rest }: typeof entraUser) {
  return rest;
}

test("the same person twice is a conflict, and a wrong body says what is wrong", () =>
  withDesk(async ({ ask }) => {
    await ask("POST", "/Users", entraUser);

    const again = await ask("POST", "/Users", { ...entraUser, userName: "ANA.SILVA@eastside.example" });
    const sameNumber = await ask("POST", "/Users", {
      schemas: [core, enterprise],
      userName: "other@eastside.example",
      [enterprise]: { employeeNumber: "1042" },
    });
    const nameless = await ask("POST", "/Users", { schemas: [core], emails: "none" });
    const notJson = await ask("PATCH", "/Users/x", undefined);

    expect([again.status, again.body]).toEqual([
      409,
      {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
        status: "409",
        scimType: "uniqueness",
        detail: "There is a user of this userName already.",
      },
    ]);
    expect([sameNumber.status, sameNumber.body["scimType"]]).toEqual([409, "uniqueness"]);
    expect([nameless.status, nameless.body["scimType"]]).toEqual([400, "invalidValue"]);
    expect(nameless.body["detail"]).toContain("userName");
    expect([notJson.status, notJson.body["detail"]]).toEqual([404, "There is no user of this id."]);
  }));

test("Okta makes someone, and no password is kept or given back", () =>
  withDesk(async ({ ask, db, tenantId }) => {
    const made = await ask("POST", "/Users", oktaUser);
    const read = await ask("GET", `/Users/${idOf(made)}`);

    expect(made.status).toBe(201);
    expect(JSON.stringify(read.body)).not.toContain("1mz050nq");
    const held = await inTenants(db, [tenantId], async (tx) =>
      tx.selectFrom("directory_entries").selectAll().execute(),
    );
    expect(JSON.stringify(held)).not.toContain("1mz050nq");
    // No department: the whole library.
    expect((await places(db, tenantId)).map(({ name }) => name)).toEqual(["Eastside"]);
  }));

test('Entra ID deactivates with "False" as a text, and back: a learner again', () =>
  withDesk(async ({ ask, db, tenantId }) => {
    const id = idOf(await ask("POST", "/Users", entraUser));
    await inTenants(db, [tenantId], async (tx) => {
      await tx.updateTable("positions").set({ role: "director", starts_on: "2024-01-01" }).execute();
    });
    const patch = (value: unknown) =>
      ask("PATCH", `/Users/${id}`, {
        schemas: [patchOp],
        Operations: [{ op: "Replace", path: "active", value }],
      });

    const off = await patch("False");
    const offAgain = await patch("False");
    const today = now().slice(0, 10);
    const ended = await places(db, tenantId);
    const on = await patch("True");

    expect([off.status, off.body["active"], offAgain.body["active"], on.body["active"]]).toEqual([
      200,
      false,
      false,
      true,
    ]);
    expect(ended.map(({ role, ends_on }) => [role, ends_on])).toEqual([["director", today]]);
    expect((await places(db, tenantId)).map(({ role, ends_on }) => [role, ends_on])).toEqual([
      ["director", today],
      ["learner", null],
    ]);
    expect(await auditLines(db, tenantId)).toEqual([
      "provision staff: took in",
      "provision staff: deactivated",
      "provision staff: activated",
    ]);
  }));

test("Okta deactivates with an object and no path, or with a whole user", () =>
  withDesk(async ({ ask }) => {
    const id = idOf(await ask("POST", "/Users", oktaUser));

    const off = await ask("PATCH", `/Users/${id}`, {
      schemas: [patchOp],
      Operations: [{ op: "replace", value: { active: false } }],
    });
    const on = await ask("PUT", `/Users/${id}`, { ...oktaUser, id, displayName: "Benjamin Okafor" });

    expect([off.status, off.body["active"]]).toEqual([200, false]);
    expect([on.status, on.body["active"], on.body["displayName"]]).toEqual([200, true, "Benjamin Okafor"]);
  }));

test("Entra ID changes values by paths with filters, extensions and a bare manager", () =>
  withDesk(async ({ ask, db, tenantId }) => {
    const boss = idOf(await ask("POST", "/Users", oktaUser));
    const id = idOf(await ask("POST", "/Users", entraUser));

    const changed = await ask("PATCH", `/Users/${id}`, {
      schemas: [patchOp],
      Operations: [
        { op: "Add", path: 'emails[type eq "work"].value', value: "ana@eastside.example" },
        { op: "Replace", path: "name.familyName", value: "Silva-Ruiz" },
        { op: "Replace", value: { displayName: "Ana Silva-Ruiz", [`${enterprise}:department`]: "None" } },
        { op: "Add", path: `${enterprise}:manager`, value: boss },
        { op: "Remove", path: "title" },
      ],
    });

    expect(changed.status).toBe(200);
    expect(changed.body["emails"]).toEqual([{ primary: true, type: "work", value: "ana@eastside.example" }]);
    expect([changed.body["displayName"], changed.body["title"]]).toEqual(["Ana Silva-Ruiz", undefined]);
    expect(changed.body[enterprise]).toEqual({
      employeeNumber: "1042",
      department: "None",
      manager: { value: boss, $ref: `http://localhost:8080/api/scim/v2/Users/${boss}` },
    });
    const rows = await inTenants(db, [tenantId], async (tx) =>
      tx
        .selectFrom("staff")
        .innerJoin("positions", "positions.staff_id", "staff.id")
        .select(["email", "name", "supervisor_id", "title"])
        .where("staff.id", "=", id)
        .execute(),
    );
    expect(rows).toEqual([
      { email: "ana@eastside.example", name: "Ana Silva-Ruiz", supervisor_id: boss, title: "" },
    ]);
  }));

test("a patch that cannot be followed changes nothing, and says why in SCIM's words", () =>
  withDesk(async ({ ask }) => {
    const made = await ask("POST", "/Users", entraUser);
    const id = idOf(made);
    const refusal = async (...operations: readonly object[]) => {
      const answer = await ask("PATCH", `/Users/${id}`, { schemas: [patchOp], Operations: operations });
      return [answer.status, answer.body["scimType"]];
    };

    expect([
      await refusal(
        { op: "replace", path: "title", value: "Chief" },
        { op: "replace", path: "id", value: "x" },
      ),
      await refusal({ op: "replace", path: 'emails[type eq "home"]', value: { value: "a@b.example" } }),
      await refusal({ op: "remove" }),
      await refusal({ op: "move", path: "title" }),
      await refusal(),
      await refusal({ op: "add", path: "__proto__.polluted", value: "yes" }),
      await refusal({ op: "add", value: { "constructor.prototype.polluted": "yes" } }),
      await refusal({ op: "add", path: "name", value: { "__proto__.polluted": "yes" } }),
      await refusal({ op: "replace", path: `emails[type eq`, value: "x" }),
      await refusal({ op: "replace", path: "userName", value: "" }),
    ]).toEqual([
      [400, "mutability"],
      [400, "noTarget"],
      [400, "noTarget"],
      [400, "invalidSyntax"],
      [400, "invalidSyntax"],
      [400, "invalidPath"],
      [400, "invalidPath"],
      [400, "invalidPath"],
      [400, "invalidSyntax"],
      [400, "invalidValue"],
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBe(undefined);
    expect((await ask("GET", `/Users/${id}`)).body).toEqual(made.body);
  }));

test("someone imported before is found by their address and taken over, not made twice", () =>
  withDesk(async ({ ask, db, tenantId }) => {
    const known = await makeStaff(db, tenantId, {
      name: "A. Silva",
      email: "ana.silva@eastside.example",
      role: "supervisor",
    });
    const found = await ask(
      "GET",
      `/Users?filter=${encodeURIComponent('userName eq "Ana.Silva@eastside.example"')}`,
    );

    const taken = await ask("POST", "/Users", {
      ...entraUser,
      userName: "asilva@eastside.onmicrosoft.example",
    });

    expect((found.body["Resources"] as { id: string }[]).map(({ id }) => id)).toEqual([known]);
    expect([taken.status, idOf(taken)]).toEqual([201, known]);
    // The position they had is left to those who gave it.
    expect((await places(db, tenantId)).map(({ name, role }) => [name, role])).toEqual([
      ["Eastside", "supervisor"],
    ]);
    expect(await auditLines(db, tenantId)).toEqual(["provision staff: took over"]);
  }));

test("who is deleted is gone for the directory, not for the employer, and comes back as the same", () =>
  withDesk(async ({ ask, db, tenantId }) => {
    const accountId = await makeAccount(db, { name: "Ana", email: "ana@home.example" });
    const staffId = await makeStaff(db, tenantId, {
      name: "Ana",
      email: "ana.silva@eastside.example",
      accountId,
    });
    const employment = async () =>
      inTenants(db, [accountId], async (tx) => {
        const row = await tx.selectFrom("account_employments").select("left_at").executeTakeFirstOrThrow();
        return row.left_at === null ? "there" : "left";
      });
    const id = idOf(await ask("POST", "/Users", entraUser));

    const deleted = await ask("DELETE", `/Users/${id}`);
    const read = await ask("GET", `/Users/${id}`);
    const deletedAgain = await ask("DELETE", `/Users/${id}`);
    const list = await ask("GET", "/Users");
    const after = await employment();
    const back = await ask("POST", "/Users", entraUser);

    expect(id).toBe(staffId);
    expect([deleted.status, read.status, deletedAgain.status, list.body["totalResults"], after]).toEqual([
      204,
      404,
      404,
      0,
      "left",
    ]);
    expect([back.status, idOf(back), await employment()]).toEqual([201, staffId, "there"]);
  }));

test("one employer's directory sees and changes nothing of another's", () =>
  withDesk(async ({ ask, askAsHarbor, db, tenantId }) => {
    const made = await ask("POST", "/Users", entraUser);
    const path = `/Users/${idOf(made)}`;

    const answers = [
      await askAsHarbor("GET", path),
      await askAsHarbor("PUT", path, { ...entraUser, active: false }),
      await askAsHarbor("PATCH", path, {
        schemas: [patchOp],
        Operations: [{ op: "replace", path: "active", value: false }],
      }),
      await askAsHarbor("DELETE", path),
    ];
    const list = await askAsHarbor("GET", "/Users");
    const own = await askAsHarbor("POST", "/Users", entraUser);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(list.body["totalResults"]).toBe(0);
    // The same names at another employer are other people.
    expect(own.status).toBe(201);
    expect((await ask("GET", path)).body).toEqual(made.body);
    expect((await places(db, tenantId)).length).toBe(1);
  }));

test("filters look people up, and a filter that cannot be followed is refused", () =>
  withDesk(async ({ ask }) => {
    await ask("POST", "/Users", entraUser);
    await ask("POST", "/Users", { ...oktaUser, active: false });
    const found = async (filter: string) => {
      const answer = await ask("GET", `/Users?filter=${encodeURIComponent(filter)}`);
      return answer.status === 200
        ? (answer.body["Resources"] as { displayName: string }[]).map(({ displayName }) => displayName).join()
        : answer.body["scimType"];
    };

    const filters = {
      'externalId eq "00u1kq8ExAmPlE0h8"': "Ben Okafor",
      "active eq true": "Ana Silva",
      'active eq "False"': "Ben Okafor",
      'emails[type eq "work" and value co "SILVA"]': "Ana Silva",
      'emails.value eq "ana.silva@eastside.example"': "Ana Silva",
      [`${enterprise}:employeeNumber eq "1042"`]: "Ana Silva",
      [`not (${enterprise}:employeeNumber pr)`]: "Ben Okafor",
      'displayName sw "b" or userName ew "%"': "Ben Okafor",
      'meta.lastModified gt "2020-01-01T00:00:00Z" and USERNAME sw "ana"': "Ana Silva",
      'meta.lastModified lt "2020-01-01T00:00:00Z"': "",
      'userName ne "ana.silva@eastside.example"': "Ben Okafor",
      'id eq "not an id"': "",
      'password eq "x"': "invalidFilter",
      "userName eq": "invalidFilter",
      'userName gt "a"': "invalidFilter",
      "active co true": "invalidFilter",
      'constructor eq "x"': "invalidFilter",
    };
    for (const [filter, expected] of Object.entries(filters))
      expect([filter, await found(filter)]).toEqual([filter, expected]);
  }));

test("a list comes in pages, and a page past the end is empty", () =>
  withDesk(async ({ ask, db, tenantId }) => {
    for (const name of ["One", "Two", "Three"]) await makeStaff(db, tenantId, { name });
    const page = async (query: string) => {
      const { body } = await ask("GET", `/Users?${query}`);
      const names = (body["Resources"] as { displayName: string }[]).map(({ displayName }) => displayName);
      return [body["totalResults"], body["startIndex"], body["itemsPerPage"], names];
    };

    expect(await page("startIndex=1&count=2")).toEqual([3, 1, 2, ["One", "Two"]]);
    expect(await page("startIndex=3&count=2")).toEqual([3, 3, 1, ["Three"]]);
    expect(await page("startIndex=9&count=2")).toEqual([3, 9, 0, []]);
    expect(await page("startIndex=-5&count=-1")).toEqual([3, 1, 0, []]);
    expect(await page("startIndex=x&count=y")).toEqual([3, 1, 3, ["One", "Two", "Three"]]);
  }));

test("who moves to another branch leaves the old position yesterday, with their role", () =>
  withDesk(async ({ ask, db, tenantId }) => {
    const clock = holdClock("2026-11-02T15:00:00Z");
    await makeBranch(db, tenantId, { name: "Oak Branch", code: "ES-07" });
    const id = idOf(await ask("POST", "/Users", entraUser));
    clock.advance(10 * 86_400);
    const move = (department: string) =>
      ask("PATCH", `/Users/${id}`, {
        schemas: [patchOp],
        Operations: [{ op: "Replace", path: `${enterprise}:department`, value: department }],
      });

    await move("oak branch");
    await move("Somewhere that nobody knows");
    clock.release();

    expect(
      (await places(db, tenantId)).map(({ name, starts_on, ends_on }) => [name, starts_on, ends_on]),
    ).toEqual([
      ["Maple Branch", "2026-11-02", "2026-11-11"],
      ["Oak Branch", "2026-11-12", null],
    ]);
  }));

test("without a token, with a wrong or a revoked one, nothing is told", () =>
  withDesk(async ({ ask, db, tenantId }) => {
    const site = openElsewhereSite(db);
    const statusWith = async (authorization: string | undefined) => {
      const response = await site.app.request("/api/scim/v2/ServiceProviderConfig", {
        headers: authorization === undefined ? {} : { authorization },
      });
      return [response.status, ((await response.json()) as { status?: string }).status];
    };
    expect((await ask("GET", "/ServiceProviderConfig")).status).toBe(200);

    const answers = [
      await statusWith(undefined),
      await statusWith(`Bearer carrel_scim_${tenantId}.wrong`),
      await statusWith(`Bearer carrel_scim_${newId()}.secret`),
      await statusWith("Bearer secret"),
      await statusWith("Basic c2VjcmV0"),
    ];
    await inTenants(db, [tenantId], async (tx) => {
      await tx.updateTable("directory_tokens").set({ revoked_at: now() }).execute();
    });

    expect(answers).toEqual(Array.from({ length: 5 }, () => [401, "401"]));
    expect((await ask("GET", "/ServiceProviderConfig")).status).toBe(401);
    await site.close();
  }));

test("the service says what it can do, and what it has not", () =>
  withDesk(async ({ ask }) => {
    const types = (await ask("GET", "/ResourceTypes")).body["Resources"] as { id: string }[];
    const schemaIds = (await ask("GET", "/Schemas")).body["Resources"] as { id: string }[];
    const bulk = await ask("POST", "/Bulk", {});

    expect(types.map(({ id }) => id)).toEqual(["User", "Group"]);
    expect(schemaIds.map(({ id }) => id)).toEqual([core, enterprise, groupSchema]);
    expect((await ask("GET", `/Schemas/${enterprise}`)).body["name"]).toBe("EnterpriseUser");
    expect((await ask("GET", "/ResourceTypes/Group")).body["schema"]).toBe(groupSchema);
    expect([bulk.status, bulk.body["detail"]]).toEqual([
      501,
      "There are users and groups here, and nothing else: no bulk, no search.",
    ]);
  }));
