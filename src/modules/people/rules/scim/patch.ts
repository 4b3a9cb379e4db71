import { scimPatch, type ScimPatchOperation, ScimError, type ScimResource } from "scim-patch";
import { z } from "zod";
import { ScimRefusal, type ScimType } from "./refusal.ts";
import type { UserResource } from "./resource.ts";
import { enterpriseSchema, userSchema } from "./user.ts";

const patchSchema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const operation = z.object({
  // Entra ID writes `Replace`.
  op: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["add", "replace", "remove"])),
  path: z.string().max(500).optional(),
  value: z.unknown().optional(),
});

const patch = z.object({
  schemas: z.array(z.string()).refine((schemas) => schemas.includes(patchSchema)),
  Operations: z.array(operation).min(1).max(100),
});

/**
 * The resource after a patch (RFC 7644 §3.5.2), the given one left as it is. All operations are applied, or none.
 *
 * Takes what Entra ID and Okta really send: operations in capitals, attribute names in any case, a manager as a bare id, a
 * whole user without a path, paths into values.
 *
 * @throws ScimRefusal
 */
export function patchedResource(resource: UserResource, body: unknown): UserResource {
  const operations = readOperations(body).map(tidied);
  try {
    // The library works on the object it is given, and wants a type of its own.
    const copy = structuredClone(resource) as unknown as ScimResource;
    return scimPatch(copy, operations) as unknown as UserResource;
  } catch (cause) {
    if (cause instanceof ScimError) throw new ScimRefusal(scimTypeOf(cause), cause.message, { cause });
    // What the library itself trips over, such as a filter in a path that it cannot read.
    throw new ScimRefusal("invalidPath", "An operation's path cannot be followed.", { cause });
  }
}

/** One operation of a PATCH as it was sent. */
export type SentOperation = z.output<typeof operation>;

/** The operations of a PATCH, in order. @throws ScimRefusal when the body is none. */
export function readOperations(body: unknown): readonly SentOperation[] {
  const reading = patch.safeParse(body);
  if (reading.success) return reading.data.Operations;
  throw new ScimRefusal(
    "invalidSyntax",
    "This is no PATCH of SCIM: it needs its schema and at least one operation.",
  );
}

function tidied({ op, path, value }: SentOperation): ScimPatchOperation {
  // The library follows any name in a path, and in a key of a value, out of the object it is given and into all others.
  if ([path ?? "", ...keysIn(value)].some((name) => waysOut.test(name)))
    throw new ScimRefusal("invalidPath", "An operation's path cannot be followed.");
  const plainPath = path === undefined || path === "" ? undefined : ownName(path);
  if (plainPath === undefined) {
    if (op === "remove") throw new ScimRefusal("noTarget", "A removal must say what to remove.");
    if (typeof value !== "object" || value === null)
      throw new ScimRefusal("invalidValue", "An operation without a path needs an object as its value.");
    return { op, value: byOwnNames(value) };
  }
  if (readOnly.has(plainPath.split(/[.[]/u)[0] ?? ""))
    throw new ScimRefusal("mutability", `${plainPath} cannot be changed.`);
  if (op === "remove") return value === undefined ? { op, path: plainPath } : { op, path: plainPath, value };
  const isManager = plainPath === `${enterpriseSchema}:manager` && typeof value !== "object";
  return { op: isManager ? "replace" : op, path: plainPath, value: isManager ? { value } : value };
}

const waysOut = /(?<!\w)(?:__proto__|constructor|prototype)(?!\w)/u;

/** Every key of a value, however deep. */
function keysIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...keysIn(each)]);
}

const readOnly = new Set(["id", "meta", "schemas"]);

const names = [
  "userName",
  "externalId",
  "active",
  "name",
  "displayName",
  "emails",
  "title",
  "meta",
  "schemas",
  "id",
];
const namesByLowerCase = new Map(names.map((name) => [name.toLowerCase(), name]));

/** A path whose first name is written as we write it: names of attributes know no case (RFC 7643 §2.1). */
function ownName(path: string): string {
  const plain = path.toLowerCase().startsWith(`${userSchema.toLowerCase()}:`)
    ? path.slice(userSchema.length + 1)
    : path;
  if (plain.toLowerCase().startsWith(enterpriseSchema.toLowerCase()))
    return enterpriseSchema + plain.slice(enterpriseSchema.length);
  const [first = ""] = plain.split(/[.[]/u);
  return (namesByLowerCase.get(first.toLowerCase()) ?? first) + plain.slice(first.length);
}

/** A value without a path holds names as keys: Entra ID sends `name.givenName`, and repeats what cannot be changed. */
function byOwnNames(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [ownName(key), each] as const)
      .filter(([key]) => !readOnly.has(key)),
  );
}

function scimTypeOf(error: ScimError): ScimType {
  const known: readonly ScimType[] = ["noTarget", "invalidPath", "invalidValue", "invalidSyntax"];
  return known.find((type) => type === error.scimCode) ?? "invalidSyntax";
}
