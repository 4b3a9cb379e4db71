import fc from "fast-check";
import { expect, test } from "vitest";
import { type DirectoryGroup, groupResource, groupSchema, readGroup } from "./group.ts";
import { readGroupFilter } from "./group-filter.ts";
import { patchedGroup } from "./group-patch.ts";
import { ScimRefusal } from "./refusal.ts";

const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const [ana, ben, cho] = ["ana", "ben", "cho"];
const desk: DirectoryGroup = {
  displayName: "Reference desk",
  externalId: "x1",
  memberIds: new Set([ana, ben]),
};

function patched(...Operations: readonly object[]) {
  const { displayName, externalId, memberIds } = patchedGroup(desk, { schemas: [patchOp], Operations });
  return [displayName, externalId, ...memberIds];
}

test("what is given out can be read back as the same group", () => {
  const kept = {
    id: "g",
    displayName: "Reference desk",
    externalId: "x1",
    madeAt: "2026-11-21T10:00:00Z",
    changedAt: "2026-11-21T10:00:00Z",
  };
  const members = [
    { staffId: ana, name: "Ana Silva" },
    { staffId: ben, name: "Ben Okafor" },
  ];

  expect(readGroup(groupResource(kept, members, "https://learn.example/api/scim/v2"))).toEqual(desk);
});

test.for<[string, object, readonly unknown[]]>([
  [
    "Entra ID adds",
    { op: "Add", path: "members", value: [{ value: cho }] },
    ["Reference desk", "x1", ana, ben, cho],
  ],
  [
    "Entra ID removes by a value",
    { op: "Remove", path: "members", value: [{ value: ana }] },
    ["Reference desk", "x1", ben],
  ],
  [
    "Okta removes by a filter",
    { op: "remove", path: `members[value eq "${ana}"]` },
    ["Reference desk", "x1", ben],
  ],
  [
    "one filter names two",
    { op: "remove", path: `members[value eq "${ana}" or value eq "${ben}"]` },
    ["Reference desk", "x1"],
  ],
  [
    "Okta renames without a path and repeats the id",
    { op: "replace", value: { id: "g", displayName: "Information desk" } },
    ["Information desk", "x1", ana, ben],
  ],
  [
    "members are replaced under the schema's whole name",
    { op: "replace", path: `${groupSchema}:members`, value: [{ value: cho }, { value: cho }] },
    ["Reference desk", "x1", cho],
  ],
  ["all members go", { op: "remove", path: "members" }, ["Reference desk", "x1"]],
  ["someone is added twice", { op: "add", path: "Members", value: ana }, ["Reference desk", "x1", ana, ben]],
  [
    "the directory's own number goes",
    { op: "remove", path: "externalId" },
    ["Reference desk", undefined, ana, ben],
  ],
])("%s", ([, operation, after]) => {
  expect(patched(operation)).toEqual(after);
});

test.for<[string, object, string]>([
  ["a removal of nothing", { op: "remove" }, "noTarget"],
  ["a group without a name", { op: "remove", path: "displayName" }, "mutability"],
  ["an empty name", { op: "replace", path: "displayName", value: " " }, "invalidValue"],
  ["an unknown attribute", { op: "add", path: "owners", value: "x" }, "invalidPath"],
  ["a member by name", { op: "remove", path: 'members[display eq "Ana"]' }, "invalidPath"],
  ["a filter that cannot be read", { op: "remove", path: "members[value eq" }, "invalidPath"],
  [
    "a group inside the group",
    { op: "add", path: "members", value: [{ value: "g2", type: "Group" }] },
    "invalidValue",
  ],
])("%s is refused in SCIM's word", ([, operation, word]) => {
  let refusal: unknown;
  try {
    patched(operation);
  } catch (error) {
    refusal = error;
  }

  expect(refusal).toBeInstanceOf(ScimRefusal);
  expect((refusal as ScimRefusal).scimType).toBe(word);
});

test("a filter picks groups by name, number and members, in any case", () => {
  const groups = ["Reference desk", "reference Evenings", "Directors"].map((displayName, index) => ({
    id: `g${index}`,
    displayName,
    externalId: index === 2 ? undefined : `x${index}`,
    madeAt: "",
    changedAt: "",
  }));
  const found = (filter: string) => {
    const { test: isAsked } = readGroupFilter(filter);
    return groups
      .filter((group) => isAsked(group, (id) => id === "ana" && group.id === "g2"))
      .map(({ id }) => id);
  };

  expect(found('displayName eq "REFERENCE DESK"')).toEqual(["g0"]);
  expect(found('displayname sw "reference"')).toEqual(["g0", "g1"]);
  expect(found("externalId pr")).toEqual(["g0", "g1"]);
  expect(found('externalId eq "x1" or members[value eq "Ana"]')).toEqual(["g1", "g2"]);
  expect(found('not (displayName co "desk") and members.value eq "ana"')).toEqual(["g2"]);
  expect(found(`${groupSchema}:displayName ew "rs"`)).toEqual(["g2"]);
  expect(readGroupFilter('id eq "g1" and members eq "ANA"').memberIds).toEqual(["ana"]);
});

// Whatever is sent: an answer or a refusal in SCIM's words, and the group that was there is as it was.
test("any filter and any patch of a group is followed or refused, never anything else", () => {
  const piece = fc.constantFrom(
    ...'displayName members value eq ne pr and or not ( ) [ ] . "a" true null 1 __proto__ gt owners \\ " :'.split(
      " ",
    ),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(" "));
  const operation = fc.record(
    {
      op: fc.constantFrom("add", "Replace", "remove", "move"),
      path: fc.oneof(text, fc.constantFrom("members", "displayName", 'members[value eq "ana"]')),
      value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.dictionary(text, fc.jsonValue({ maxDepth: 1 }))),
    },
    { requiredKeys: ["op"] },
  );
  const followed = (work: () => unknown): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ScimRefusal)) throw error;
    }
  };

  fc.assert(
    fc.property(text, fc.array(operation, { maxLength: 3 }), fc.jsonValue(), (filter, Operations, body) => {
      followed(() => readGroupFilter(filter));
      followed(() => patchedGroup(desk, { schemas: [patchOp], Operations }));
      followed(() => readGroup(body));
    }),
    { numRuns: 800 },
  );

  expect([...desk.memberIds]).toEqual([ana, ben]);
});
