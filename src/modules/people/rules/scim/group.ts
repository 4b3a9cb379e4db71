import { z } from "zod";
import { ScimRefusal } from "./refusal.ts";

export const groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";

/** Most members that are read from one request: a county has tens of thousands of staff. */
export const mostMembers = 50_000;

/** A group as a directory sends it, read. */
export interface DirectoryGroup {
  readonly displayName: string;
  readonly externalId: string | undefined;
  /** Ids of people, each once. */
  readonly memberIds: ReadonlySet<string>;
}

/** A group that is kept, without its members. */
export interface KeptGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | undefined;
  readonly madeAt: string;
  readonly changedAt: string;
}

export interface GroupMember {
  readonly staffId: string;
  readonly name: string;
}

export const groupNameText = z.string().trim().min(1).max(200);
export const externalIdText = z.preprocess(
  (value) => (value === null || value === "" ? undefined : value),
  z.string().trim().max(200).optional(),
);

/** Members as they are sent: objects with a `value`, or bare ids. */
export const sentMembers = z.preprocess(
  (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z
    .array(
      z.preprocess(
        (each) => (typeof each === "string" ? { value: each } : each),
        z.object({ value: z.string().max(200), type: z.string().optional() }),
      ),
    )
    .max(mostMembers),
);

const sentGroup = z.object({
  displayName: groupNameText,
  externalId: externalIdText,
  members: sentMembers,
});

/** Reads a whole group (RFC 7643 §4.2). What is not kept is left out. @throws ScimRefusal `invalidValue`. */
export function readGroup(body: unknown): DirectoryGroup {
  const reading = sentGroup.safeParse(body);
  if (!reading.success) {
    const [where = "the group"] = reading.error.issues.map(({ path }) => path.join("."));
    throw new ScimRefusal("invalidValue", `This is no group: look at ${where === "" ? "the body" : where}.`);
  }
  const { displayName, externalId, members } = reading.data;
  return { displayName, externalId, memberIds: memberIdsOf(members) };
}

/** The ids that are named. @throws ScimRefusal for a group inside a group. */
export function memberIdsOf(members: z.output<typeof sentMembers>): ReadonlySet<string> {
  // Whose being in the inner group should count here could not be said back to the directory.
  if (members.some(({ type }) => type?.toLowerCase() === "group"))
    throw new ScimRefusal("invalidValue", "Groups inside groups are not kept: name the people.");
  return new Set(members.map(({ value }) => value.toLowerCase()));
}

/** The resource of a group; without its members where the directory did not want them. */
export function groupResource(
  group: KeptGroup,
  members: readonly GroupMember[] | undefined,
  baseUrl: string,
): object {
  const { id, displayName, externalId, madeAt, changedAt } = group;
  return {
    schemas: [groupSchema],
    id,
    ...(externalId === undefined ? {} : { externalId }),
    displayName,
    ...(members === undefined
      ? {}
      : {
          members: members.map(({ staffId, name }) => ({
            value: staffId,
            $ref: `${baseUrl}/Users/${staffId}`,
            display: name,
            type: "User",
          })),
        }),
    meta: {
      resourceType: "Group",
      created: madeAt,
      lastModified: changedAt,
      location: `${baseUrl}/Groups/${id}`,
    },
  };
}
