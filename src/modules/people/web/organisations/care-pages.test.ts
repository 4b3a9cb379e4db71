import { expect, test } from "vitest";
import type { Role } from "../../rules/position.ts";
import { carePagesFor } from "./care-pages.ts";

function pagesOf(role: Role): readonly string[] {
  const tenantId = "library";
  const viewer = {
    accountId: "account",
    name: "Dee",
    email: undefined,
    zone: undefined,
    isInstallationAdministrator: false,
    sessionId: "session",
    confirmedAt: "2026-11-21T18:00:00Z",
    positions: [{ tenantId, staffId: "staff", organisationId: tenantId, organisationName: "Library", role }],
  };
  return carePagesFor(viewer, tenantId).map(({ href }) => href);
}

test("who looks after a library finds there what is theirs to look after, its sources among it", () => {
  expect(pagesOf("administrator")).toEqual(expect.arrayContaining(["/sources", "/organisation/audit"]));
  expect(pagesOf("coordinator")).toContain("/sources");
  expect(pagesOf("learner")).toEqual([]);
});
