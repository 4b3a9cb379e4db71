import { answersOf, everyone, nothing, type Rows, rows } from "./row.ts";

/** A browser's session proves nothing to the interface for programs: without a token everyone is a stranger. */
const wantsToken = answersOf({}, "sign in");

/** The interface for programs: open to read what all share; a token's scopes are tested beside it. */
export const programRows: Rows = {
  ...rows(everyone, ["GET /api/v1/offerings", "GET /api/v1/sources"]),
  ...rows(nothing, ["GET /api/v1/offerings/:id", "GET /api/v1/sources/:id"]),
  ...rows(wantsToken, [
    "POST /api/v1/imports",
    "POST /api/v1/sources",
    "POST /api/v1/sources/:id/harvests",
    "GET /api/v1/me",
    "GET /api/v1/me/records",
    "GET /api/v1/me/records/:class",
  ]),
  ...rows(wantsToken, [
    "GET /api/scim/v2/ResourceTypes",
    "GET /api/scim/v2/ResourceTypes/User",
    "GET /api/scim/v2/ResourceTypes/Group",
    "GET /api/scim/v2/Schemas",
    "GET /api/scim/v2/Schemas/:id",
    "GET /api/scim/v2/ServiceProviderConfig",
    "GET /api/scim/v2/Users",
    "POST /api/scim/v2/Users",
    "GET /api/scim/v2/Users/:id",
    "PUT /api/scim/v2/Users/:id",
    "PATCH /api/scim/v2/Users/:id",
    "DELETE /api/scim/v2/Users/:id",
    "GET /api/scim/v2/Groups",
    "POST /api/scim/v2/Groups",
    "GET /api/scim/v2/Groups/:id",
    "PUT /api/scim/v2/Groups/:id",
    "PATCH /api/scim/v2/Groups/:id",
    "DELETE /api/scim/v2/Groups/:id",
  ]),
};
