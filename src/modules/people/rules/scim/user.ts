import { z } from "zod";
import { ScimRefusal } from "./refusal.ts";

export const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
export const enterpriseSchema = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** What a directory says of a person beside what the staff record holds: kept to be given back alike. */
export interface DirectoryAttributes {
  readonly name?: NameParts | undefined;
  readonly displayName?: string | undefined;
  readonly emails?: readonly Address[] | undefined;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  readonly division?: string | undefined;
  readonly organization?: string | undefined;
  readonly costCenter?: string | undefined;
  /** The id of another person here. */
  readonly manager?: string | undefined;
}

interface NameParts {
  readonly formatted?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
}

interface Address {
  readonly value: string;
  readonly type?: string | undefined;
  readonly primary?: boolean | undefined;
}

/** A person as a directory sends them, read: what the staff record takes, and the rest. */
export interface DirectoryUser {
  readonly userName: string;
  readonly externalId: string | undefined;
  readonly isActive: boolean;
  /** As colleagues read it. */
  readonly name: string;
  /** In lower case. */
  readonly email: string | undefined;
  readonly employeeNumber: string | undefined;
  readonly attributes: DirectoryAttributes;
}

// Directories send null, or an empty text, for what they do not know.
const text = (longest = 200) =>
  z.preprocess(
    (value) =>
      value === null || value === "" ? undefined : typeof value === "number" ? String(value) : value,
    z.string().trim().max(longest).optional(),
  );

// Entra ID sends "True" and "False" as texts unless its tenant was told otherwise.
const flag = z.preprocess(
  (value) =>
    typeof value === "string" ? { true: true, false: false }[value.toLowerCase()] : (value ?? undefined),
  z.boolean().optional(),
);

const emails = z.preprocess(
  (value) => (Array.isArray(value) ? value.filter((each) => hasValue(each)) : (value ?? undefined)),
  z
    .array(z.object({ value: z.string().trim().max(320), type: text(), primary: flag }))
    .max(20)
    .optional(),
);

const manager = z.preprocess(
  (value) => (typeof value === "object" && value !== null && "value" in value ? value.value : value),
  text(),
);

const sentUser = z.object({
  userName: z.string().trim().min(1).max(320),
  externalId: text(),
  active: flag,
  name: z
    .object({ formatted: text(), givenName: text(), familyName: text() })
    .nullish()
    .transform((name) => name ?? undefined),
  displayName: text(),
  emails,
  title: text(),
  [enterpriseSchema]: z
    .object({
      employeeNumber: text(),
      department: text(),
      division: text(),
      organization: text(),
      costCenter: text(),
      manager,
    })
    .nullish(),
});

/**
 * Reads a user resource that a directory sent. What Carrel has no use for, a password before all, is left out and never
 * kept. A person is active unless it says otherwise.
 *
 * @throws ScimRefusal `invalidValue`, naming every attribute that is wrong.
 */
export function readUser(resource: unknown): DirectoryUser {
  const reading = sentUser.safeParse(resource);
  if (!reading.success)
    throw new ScimRefusal(
      "invalidValue",
      reading.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
    );
  const { userName, externalId, active, name, displayName, title, ...sent } = reading.data;
  const { employeeNumber, ...work } = sent[enterpriseSchema] ?? {};
  const attributes = { name, displayName, emails: sent.emails, title, ...work };
  return {
    userName,
    externalId,
    isActive: active ?? true,
    name: shownName(attributes) ?? userName,
    email: emailOf(sent.emails ?? [], userName),
    employeeNumber,
    attributes: withoutAbsent(attributes),
  };
}

function shownName({ displayName, name }: DirectoryAttributes): string | undefined {
  const parts = [name?.givenName, name?.familyName].filter((part) => part !== undefined).join(" ");
  return displayName ?? name?.formatted ?? (parts === "" ? undefined : parts);
}

function emailOf(addresses: readonly Address[], userName: string): string | undefined {
  const best =
    addresses.find(({ primary }) => primary === true) ??
    addresses.find(({ type }) => type === "work") ??
    addresses[0];
  const address = (best?.value ?? userName).toLowerCase();
  if (/^[^\s@]+@[^\s@]+$/u.test(address)) return address;
  if (best === undefined) return undefined;
  throw new ScimRefusal("invalidValue", `emails: “${best.value}” is not an e-mail address.`);
}

function hasValue(address: unknown): boolean {
  return address !== null && (typeof address !== "object" || !("value" in address) || Boolean(address.value));
}

function withoutAbsent(attributes: DirectoryAttributes): DirectoryAttributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
