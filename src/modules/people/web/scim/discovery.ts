import { groupSchema } from "../../rules/scim/group.ts";
import { enterpriseSchema, userSchema } from "../../rules/scim/user.ts";

const listSchema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** Most people in one answer. */
export const mostInOneList = 200;

/** What can be asked of this service, and what cannot (RFC 7643 §5). */
export function providerConfig(baseUrl: string): object {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostInOneList },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "Bearer token",
        description: "A token that an administrator made under Organization, Sign-in and directory.",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${baseUrl}/ServiceProviderConfig` },
  };
}

/** People, the first of the two kinds of resource there are. */
export function userType(baseUrl: string): object {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id: "User",
    name: "User",
    endpoint: "/Users",
    description: "A member of staff.",
    schema: userSchema,
    schemaExtensions: [{ schema: enterpriseSchema, required: false }],
    meta: { resourceType: "ResourceType", location: `${baseUrl}/ResourceTypes/User` },
  };
}

/** Groups: what being in one gives is said in Carrel by an administrator. */
export function groupType(baseUrl: string): object {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id: "Group",
    name: "Group",
    endpoint: "/Groups",
    description: "A group of members of staff. What being in it gives is said in Carrel.",
    schema: groupSchema,
    schemaExtensions: [],
    meta: { resourceType: "ResourceType", location: `${baseUrl}/ResourceTypes/Group` },
  };
}

/** The attributes that are kept (RFC 7643 §7); any other that is sent is left out. */
export function schemas(baseUrl: string): readonly (object & { readonly id: string })[] {
  return [
    schema(baseUrl, userSchema, "User", [
      { ...attribute("userName"), required: true, uniqueness: "server" },
      attribute("externalId"),
      complex("name", [attribute("formatted"), attribute("givenName"), attribute("familyName")]),
      attribute("displayName"),
      { ...attribute("active"), type: "boolean" },
      {
        ...complex("emails", [
          attribute("value"),
          attribute("type"),
          { ...attribute("primary"), type: "boolean" },
        ]),
        multiValued: true,
      },
      attribute("title"),
    ]),
    schema(baseUrl, enterpriseSchema, "EnterpriseUser", [
      { ...attribute("employeeNumber"), uniqueness: "server" },
      attribute("department"),
      attribute("division"),
      attribute("organization"),
      attribute("costCenter"),
      complex("manager", [attribute("value")]),
    ]),
    schema(baseUrl, groupSchema, "Group", [
      { ...attribute("displayName"), required: true, uniqueness: "server" },
      attribute("externalId"),
      {
        ...complex("members", [
          { ...attribute("value"), mutability: "immutable" },
          { ...attribute("display"), mutability: "readOnly" },
          { ...attribute("type"), mutability: "immutable", canonicalValues: ["User"] },
        ]),
        multiValued: true,
      },
    ]),
  ];
}

/** A list of all there is, on one page. */
export function wholeList(resources: readonly object[]): object {
  return listPage(resources, { total: resources.length, startIndex: 1 });
}

/** A page of a longer list. */
export function listPage(
  resources: readonly object[],
  { total, startIndex }: { readonly total: number; readonly startIndex: number },
): object {
  return {
    schemas: [listSchema],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

function schema(baseUrl: string, id: string, name: string, attributes: readonly object[]) {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    id,
    name,
    attributes,
    meta: { resourceType: "Schema", location: `${baseUrl}/Schemas/${id}` },
  };
}

function attribute(name: string) {
  return {
    name,
    type: "string",
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
  };
}

function complex(name: string, subAttributes: readonly object[]) {
  return { ...attribute(name), type: "complex", subAttributes };
}
