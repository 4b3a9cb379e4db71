import { type DirectoryAttributes, enterpriseSchema, userSchema } from "./user.ts";

/** A member of staff as a directory may see them. */
export interface DirectoryMember {
  readonly staffId: string;
  readonly userName: string;
  readonly externalId: string | undefined;
  readonly isActive: boolean;
  readonly name: string;
  readonly email: string | undefined;
  readonly employeeNumber: string | undefined;
  readonly attributes: DirectoryAttributes;
  readonly madeAt: string;
  readonly changedAt: string;
}

/** A user resource, as plain JSON. */
export type UserResource = Readonly<Record<string, unknown>> & { readonly id: string };

/** The resource of a member of staff (RFC 7643 §4.1); `baseUrl` is the address of the service, without a slash at its end. */
export function userResource(member: DirectoryMember, baseUrl: string): UserResource {
  const { name, displayName, emails, title, manager, ...work } = member.attributes;
  const enterprise = present({
    employeeNumber: member.employeeNumber,
    ...work,
    manager: manager === undefined ? undefined : { value: manager, $ref: `${baseUrl}/Users/${manager}` },
  });
  return {
    schemas: [userSchema, ...(Object.keys(enterprise).length > 0 ? [enterpriseSchema] : [])],
    id: member.staffId,
    ...present({ externalId: member.externalId, name, title }),
    userName: member.userName,
    displayName: displayName ?? member.name,
    active: member.isActive,
    ...present({ emails: emails ?? ownAddress(member.email) }),
    ...(Object.keys(enterprise).length > 0 ? { [enterpriseSchema]: enterprise } : {}),
    meta: {
      resourceType: "User",
      created: member.madeAt,
      lastModified: member.changedAt,
      location: `${baseUrl}/Users/${member.staffId}`,
    },
  };
}

function ownAddress(email: string | undefined) {
  return email === undefined ? undefined : [{ value: email, type: "work", primary: true }];
}

function present(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
