import fc from "fast-check";
import { expect, test } from "vitest";
import { believedAddress, type Claims, type FittingStaff, type KnownPeople, welcomeOf } from "./arrival.ts";
import type { Provider } from "./provider.ts";

const address = fc.constantFrom(
  "ana@eastside.example",
  "ANA@Eastside.example",
  "ana@home.example",
  "@",
  "",
  undefined,
);

const provider: fc.Arbitrary<Provider> = fc.record({
  tenantId: fc.constant("eastside"),
  id: fc.constant("provider"),
  kind: fc.constantFrom("openid", "saml"),
  name: fc.constant("Eastside"),
  isActive: fc.constant(true),
  issuer: fc.constant("https://idp.example"),
  clientId: fc.constant(undefined),
  entryPoint: fc.constant(undefined),
  certificates: fc.constant([]),
  logoutUrl: fc.constant(undefined),
  answersUnasked: fc.boolean(),
  emailDomains: fc.constantFrom(["eastside.example"], []),
  trustsOwnAddresses: fc.boolean(),
  numberClaim: fc.constantFrom(undefined, "number"),
  admitsNewcomers: fc.boolean(),
});

const claims: fc.Arbitrary<Claims> = fc.record({
  subject: fc.constant("ana-1"),
  name: fc.constantFrom(undefined, "Ana"),
  email: address,
  emailIs: fc.constantFrom("verified", "unverified", "unstated"),
  employeeNumber: fc.constantFrom(undefined, "1042"),
  provedAt: fc.constant(undefined),
});

const staff: fc.Arbitrary<FittingStaff> = fc.record({
  staffId: fc.constant("staff"),
  name: fc.constant("Ana"),
  isActive: fc.boolean(),
  accountId: fc.constantFrom(undefined, "account"),
  accountEmail: fc.constantFrom(undefined, "ana@eastside.example", "ana@home.example"),
});

const known: fc.Arbitrary<KnownPeople> = fc.record({
  linked: fc.option(staff, { nil: undefined }),
  staff: fc.option(staff, { nil: undefined }),
  isAddressTaken: fc.boolean(),
});

test("an address is believed only in the employer's domains, and never when the provider did not check it", () => {
  fc.assert(
    fc.property(provider, claims, (each, said) => {
      const believed = believedAddress(each, said);
      if (believed === undefined) return;
      expect([believed, each.emailDomains, said.emailIs === "unverified"]).toEqual([
        "ana@eastside.example",
        ["eastside.example"],
        false,
      ]);
      expect(said.emailIs === "verified" || each.trustsOwnAddresses).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("an account that is there is opened only when it was linked, or took up this place under the believed address", () => {
  fc.assert(
    fc.property(provider, claims, known, (each, said, people) => {
      const { linked, staff: fitting } = people;
      const welcome = welcomeOf(each, said, people);
      const rightly = {
        "sign in": linked?.isActive === true && linked.accountId !== undefined,
        link:
          fitting?.isActive === true &&
          fitting.accountId !== undefined &&
          fitting.accountEmail !== undefined &&
          fitting.accountEmail === believedAddress(each, said),
        // No second account for an address, and none beside a place that has one.
        "make account":
          !people.isAddressTaken && fitting?.isActive === true && fitting.accountId === undefined,
        "take in": !people.isAddressTaken && fitting === undefined && each.admitsNewcomers,
        "prove first": true,
        refuse: true,
      };
      expect([welcome.kind, rightly[welcome.kind]]).toEqual([welcome.kind, true]);
      expect("accountId" in welcome ? welcome.accountId : "account").toBe("account");
    }),
    { numRuns: 2000 },
  );
});

test("nobody comes in who is not on the list, unless newcomers may and their address is believed", () => {
  fc.assert(
    fc.property(provider, claims, known, (each, said, people) => {
      fc.pre(people.linked?.accountId === undefined && people.staff === undefined);
      const mayCome = each.admitsNewcomers && believedAddress(each, said) !== undefined;
      expect(welcomeOf(each, said, people).kind === "refuse").toBe(!mayCome);
    }),
    { numRuns: 1000 },
  );
});

test("nobody comes in who is no longer on staff", () => {
  fc.assert(
    fc.property(provider, claims, known, (each, said, people) => {
      fc.pre((people.linked?.accountId === undefined ? people.staff : people.linked)?.isActive === false);
      expect(welcomeOf(each, said, people)).toEqual({ kind: "refuse", why: "no longer on staff" });
    }),
    { numRuns: 1000 },
  );
});
