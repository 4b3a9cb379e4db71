import fc from "fast-check";
import { expect, test } from "vitest";
import { readFilter } from "./filter.ts";
import { patchedResource } from "./patch.ts";
import { ScimRefusal } from "./refusal.ts";
import { userResource } from "./resource.ts";
import { readUser, userSchema } from "./user.ts";

const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const member = {
  staffId: "0190aaaa-0000-7000-8000-000000000000",
  userName: "ana@eastside.example",
  externalId: "x1",
  isActive: true,
  name: "Ana Silva",
  email: "ana@eastside.example",
  employeeNumber: "1042",
  attributes: {
    title: "Librarian",
    department: "Maple",
    emails: [{ value: "ana@eastside.example", type: "work" }],
  },
  madeAt: "2026-11-21T10:00:00Z",
  changedAt: "2026-11-21T10:00:00Z",
};

test("what is given out can be read back as the same person", () => {
  const { staffId: _id, madeAt: _made, changedAt: _changed, ...kept } = member;

  const read = readUser(userResource(member, "https://learn.example/api/scim/v2"));

  expect(read).toEqual({ ...kept, attributes: { ...kept.attributes, displayName: "Ana Silva" } });
});

// Whatever is sent: an answer or a refusal in SCIM's words, and nothing outside the resource is touched.
test("any filter and any patch is followed or refused, never anything else", () => {
  const piece = fc.constantFrom(
    ...'userName eq ne pr and or not ( ) [ ] emails . type value "a" true null 1 __proto__ constructor active \\ " \' :'.split(
      " ",
    ),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(" "));
  const path = fc.oneof(
    text,
    fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join("")),
  );
  const operation = fc.record(
    {
      op: fc.constantFrom("add", "Replace", "remove", "move", 1),
      path,
      value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.dictionary(path, fc.jsonValue({ maxDepth: 1 }))),
    },
    { requiredKeys: ["op"] },
  );
  const resource = userResource(member, "https://learn.example/api/scim/v2");
  const before = JSON.stringify(resource);
  const followed = (work: () => unknown): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ScimRefusal)) throw error;
    }
  };

  fc.assert(
    fc.property(text, fc.array(operation, { maxLength: 3 }), (filter, Operations) => {
      followed(() => readFilter(filter));
      followed(() => readUser(patchedResource(resource, { schemas: [patchOp], Operations })));
    }),
    { numRuns: 3000 },
  );

  expect(JSON.stringify(resource)).toBe(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("a value of null, or an empty one, is an attribute that is not there", () => {
  const read = readUser({
    schemas: [userSchema],
    userName: "ana",
    externalId: null,
    title: "",
    name: null,
    emails: [{ value: "" }, null],
    active: null,
  });

  expect(read).toEqual({
    userName: "ana",
    externalId: undefined,
    isActive: true,
    name: "ana",
    email: undefined,
    employeeNumber: undefined,
    attributes: { emails: [] },
  });
});
