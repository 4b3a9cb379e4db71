import { expect, test } from "vitest";
import { type Db, inTenants, json } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import {
  makeEmployer,
  makeProvider,
  makeStaff,
  openElsewhereSite,
  type SiteAnswer,
  SiteBrowser,
} from "../../../../../../tests/people/elsewhere-site.ts";
import {
  assertion,
  response,
  type Said,
  samlEntryPoint,
  samlIssuer,
  SamlProvider,
  type SamlRequest,
} from "../../../../../../tests/people/saml-provider.ts";
import type { PeopleTables } from "../../../tables.ts";

const idp = new SamlProvider();
const anotherIdp = new SamlProvider();

interface Desk {
  readonly db: Db<PeopleTables>;
  readonly tenantId: string;
  readonly path: string;
  readonly browser: SiteBrowser;
  readonly newBrowser: () => SiteBrowser;
  readonly site: ReturnType<typeof openElsewhereSite>;
  /** Goes to the provider, whose answer is made by `answer`, and comes back to the end. */
  readonly signIn: (answer: (request: SamlRequest) => string, browser?: SiteBrowser) => Promise<SiteAnswer>;
}

// Eastside's staff: Ana, and the boss whom nobody may pass for.
async function withDesk(
  work: (desk: Desk) => Promise<void>,
  settings: Partial<Parameters<typeof makeProvider>[2]> = {},
): Promise<void> {
  await testInTransaction<PeopleTables>(async (db) => {
    const site = openElsewhereSite(db);
    const tenantId = await makeEmployer(db, "Eastside");
    await makeStaff(db, tenantId, {
      name: "Ana Silva",
      email: "ana@eastside.example",
      employeeNumber: "1042",
    });
    await makeStaff(db, tenantId, {
      name: "Boss",
      email: "boss@eastside.example",
      employeeNumber: "1",
      role: "director",
    });
    const id = await makeProvider(db, tenantId, {
      kind: "saml",
      issuer: samlIssuer,
      entry_point: samlEntryPoint,
      certificates: json([idp.certificate]),
      trusts_own_addresses: true,
      ...settings,
    });
    const path = `/sign-in/saml/${id}`;
    const browser = new SiteBrowser(site.app);
    const signIn: Desk["signIn"] = async (answer, at = browser) => {
      const request = idp.read((await at.get(`${path}?then=/find`)).location);
      const taken = await at.sendFromElsewhere(`${path}/acs`, sent(answer(request), request));
      return taken.status === 303 ? at.get(taken.location) : taken;
    };
    await work({ db, tenantId, path, browser, newBrowser: () => new SiteBrowser(site.app), site, signIn });
    await site.close();
  });
}

function sent(xml: string, { relayState }: Pick<SamlRequest, "relayState">) {
  return { SAMLResponse: Buffer.from(xml).toString("base64"), RelayState: relayState };
}

async function accountOf(db: Db<PeopleTables>, tenantId: string, name: string) {
  return inTenants(db, [tenantId], async (tx) => {
    const row = await tx
      .selectFrom("staff")
      .select("account_id")
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    return row.account_id;
  });
}

const misfit = "does not fit a sign-in that was begun in this browser";

test("a signed answer to our own request signs in, and the same person again", () =>
  withDesk(async ({ db, tenantId, browser, newBrowser, signIn }) => {
    const first = await signIn((request) => idp.answer(request));
    const later = newBrowser();
    const second = await signIn((request) => idp.answer(request), later);

    expect([first.status, first.location, second.location]).toEqual([303, "/find", "/find"]);
    const ana = await accountOf(db, tenantId, "Ana Silva");
    expect([await browser.who(), await later.who()]).toEqual([ana, ana]);
  }));

test("people go by their number where the employer says so", () =>
  withDesk(
    async ({ db, tenantId, browser, signIn }) => {
      const wrong = await signIn((request) => idp.answer(request));
      const right = await signIn((request) => idp.answer(request, { number: "1042", email: "x@y.example" }));

      expect([wrong.status, right.location]).toEqual([403, "/find"]);
      expect(await browser.who()).toBe(await accountOf(db, tenantId, "Ana Silva"));
    },
    { number_claim: "employeeNumber" },
  ));

test.for<[string, Said]>([
  ["has expired", { validUntil: -10 }],
  ["is not valid yet", { validFrom: 10, validUntil: 20 }],
  ["is for another audience", { audience: "https://other.example" }],
  ["was sent to another site first", { recipient: "https://other.example/acs" }],
  ["answers another request", { inResponseTo: "_another" }],
  ["is of another issuer", { issuer: "https://evil.example" }],
])("a signed answer that %s is refused", ([, said]) =>
  withDesk(async ({ browser, signIn }) => {
    const refused = await signIn((request) => idp.answer(request, said));

    expect([refused.status, refused.text.includes(misfit), await browser.who()]).toEqual([
      403,
      true,
      "nobody",
    ]);
  }),
);

test("clocks may differ by a minute", () =>
  withDesk(async ({ signIn }) => {
    expect((await signIn((request) => idp.answer(request, { validUntil: -1 }))).location).toBe("/find");
    expect((await signIn((request) => idp.answer(request, { validFrom: 1 }))).location).toBe("/find");
  }));

const sha1 = {
  signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  digestAlgorithm: "http://www.w3.org/2000/09/xmldsig#sha1",
};
const boss: Said = { subject: "boss", email: "boss@eastside.example", assertionId: "_evil" };

/** An assertion of the provider's own, its signature, and what is left of it without. */
function parts(request: SamlRequest) {
  const signed = idp.sign(assertion(request));
  const signature = /<Signature[\s\S]*<\/Signature>/u.exec(signed)?.[0] ?? "";
  if (signature === "") throw new Error("It was not signed.");
  return { signed, signature, bare: signed.replace(signature, "") };
}

/** An assertion that makes its bearer the boss, with something put after its issuer, where a signature stands. */
function evil(request: SamlRequest, after: string, id = "_evil"): string {
  return assertion(request, { ...boss, assertionId: id }).replace("</saml:Issuer>", `</saml:Issuer>${after}`);
}

test.for<[string, (request: SamlRequest) => string]>([
  ["nobody signed", (request) => idp.unsigned(request, boss)],
  ["another signed", (request) => anotherIdp.answer(request, boss)],
  ["was changed", (request) => idp.answer(request).replaceAll("ana@eastside", "boss@eastside")],
  ["is signed by SHA-1", (request) => idp.answer(request, {}, sha1)],
  ["has a document type", (request) => `<!DOCTYPE x [<!ENTITY e "boss">]>${idp.answer(request)}`],
  [
    "has a second assertion before",
    (request) => response(request, evil(request, "") + parts(request).signed),
  ],
  ["has a second assertion after", (request) => response(request, parts(request).signed + evil(request, ""))],
  [
    "wraps the signed assertion in another",
    (request) => response(request, evil(request, `<saml:Advice>${parts(request).signed}</saml:Advice>`)),
  ],
  [
    "puts the signed assertion into the signature of another",
    (request) => {
      const { signature, bare } = parts(request);
      const hiding = signature.replace("</Signature>", `<Object>${bare}</Object></Signature>`);
      return response(request, evil(request, hiding));
    },
  ],
  [
    "hides the signed assertion among extensions",
    (request) => {
      const { signature, bare } = parts(request);
      return response(request, `<samlp:Extensions>${bare}</samlp:Extensions>${evil(request, signature)}`);
    },
  ],
  [
    "gives two assertions one id",
    (request) => {
      const { signature, bare } = parts(request);
      return response(
        request,
        `<samlp:Extensions>${bare}</samlp:Extensions>${evil(request, signature, "_assertion")}`,
      );
    },
  ],
  [
    "wraps the whole signed answer",
    (request) => response(request, evil(request, parts(request).signature) + idp.answer(request)),
  ],
  ["is no XML", () => "not XML"],
])("an answer that %s is refused, and makes nobody the boss", ([, answer]) =>
  withDesk(async ({ db, tenantId, browser, signIn }) => {
    const refused = await signIn(answer);

    expect([refused.status, refused.text.includes(misfit), await browser.who()]).toEqual([
      403,
      true,
      "nobody",
    ]);
    expect(await accountOf(db, tenantId, "Boss")).toBe(null);
    // The same desk lets the honest answer in.
    expect((await signIn((request) => idp.answer(request))).location).toBe("/find");
  }),
);

test("a comment in a signed text cuts nothing off it", () =>
  withDesk(async ({ db, tenantId, browser, signIn }) => {
    // Signatures leave comments out, so that one can be put in: readers that stop there would read another address.
    const cut = await signIn((request) =>
      idp
        .answer(request, { subject: "mallory", email: "boss@eastside.example.evil.example" })
        .replace("boss@eastside.example.evil", "boss@eastside.example<!-- -->.evil"),
    );

    expect([cut.status, await browser.who(), await accountOf(db, tenantId, "Boss")]).toEqual([
      403,
      "nobody",
      null,
    ]);
  }));

test("an answer is taken once, and only the browser that asked is signed in by it", () =>
  withDesk(async ({ browser, newBrowser, path }) => {
    const request = idp.read((await browser.get(path)).location);
    const fields = sent(idp.answer(request), request);

    const taken = await browser.sendFromElsewhere(`${path}/acs`, fields);
    const replayed = await browser.sendFromElsewhere(`${path}/acs`, fields);
    const stranger = newBrowser();
    await stranger.get(path);
    const strangers = await stranger.get(taken.location);
    const own = await browser.get(taken.location);
    const ownAgain = await browser.get(taken.location);

    expect([taken.status, replayed.status, strangers.status, own.status, ownAgain.status]).toEqual([
      303, 403, 403, 303, 403,
    ]);
    expect([await stranger.who(), (await browser.who()).length]).toEqual(["nobody", 36]);
  }));

test("one assertion does not answer a second request", () =>
  withDesk(async ({ browser, newBrowser, path }) => {
    const other = newBrowser();
    const first = idp.read((await browser.get(path)).location);
    const second = idp.read((await other.get(path)).location);

    const refused = await other.sendFromElsewhere(`${path}/acs`, sent(idp.answer(first), second));

    expect([refused.status, await other.who()]).toEqual([403, "nobody"]);
  }));

test("an answer nobody asked for is refused, or sent round to be asked for", async () => {
  await withDesk(async ({ browser, path }) => {
    const request = idp.read((await browser.get(path)).location);
    const unasked = await browser.sendFromElsewhere(
      `${path}/acs`,
      sent(idp.answer(request), { relayState: "" }),
    );

    expect([unasked.status, await browser.who()]).toEqual([403, "nobody"]);
  });
  await withDesk(
    async ({ browser, path }) => {
      const unasked = await browser.sendFromElsewhere(`${path}/acs`, sent("<anything/>", { relayState: "" }));

      expect([unasked.status, unasked.location, await browser.who()]).toEqual([303, path, "nobody"]);
      expect((await browser.get(unasked.location)).location).toContain(`${samlEntryPoint}?SAMLRequest=`);
    },
    { answers_unasked: true },
  );
});

test("who says no there is told that nothing happened", () =>
  withDesk(async ({ browser, signIn }) => {
    const refused = await signIn((request) => response(request, "", "Responder"));

    expect([refused.status, await browser.who()]).toEqual([403, "nobody"]);
    expect(refused.text).toContain("Eastside did not sign you in, or you stopped there.");
  }));

test("how recent a proof is says the provider; one that was to ask anew and did not is refused", () =>
  withDesk(async ({ db, browser, path, signIn }) => {
    const provedAt = async (who: string) =>
      inTenants(db, [who], async (tx) => {
        const rows = await tx.selectFrom("account_sessions").select(["made_at", "confirmed_at"]).execute();
        return rows.map(
          ({ made_at, confirmed_at }) => Date.parse(made_at) - Date.parse(confirmed_at) > 3_000_000,
        );
      });
    const asked = async (provedMinutes: number) => {
      const request = idp.read((await browser.get(`${path}?again=yes&then=/find`)).location);
      const fields = sent(idp.answer(request, { provedMinutes }), request);
      return browser.get((await browser.sendFromElsewhere(`${path}/acs`, fields)).location);
    };

    await signIn((request) => idp.answer(request, { provedMinutes: -60 }), browser);
    const old = await provedAt(await browser.who());
    const refused = await asked(-60);
    const anew = await asked(0);

    expect(old).toEqual([true]);
    expect([refused.status, refused.text.includes("Eastside did not ask you anew who you are.")]).toEqual([
      403,
      true,
    ]);
    expect([anew.status, anew.location, await provedAt(await browser.who())]).toEqual([
      303,
      "/find",
      [false],
    ]);
  }));

test("the provider is told our address and name, and that assertions must be signed", () =>
  withDesk(async ({ browser, path }) => {
    const { html, status } = await browser.get(`${path}/metadata`);
    const request = idp.read((await browser.get(`${path}?again=yes`)).location);

    expect(status).toBe(200);
    expect(html).toContain(`entityID="http://localhost:8080${path}/metadata"`);
    expect(html).toContain('WantAssertionsSigned="true"');
    expect(html).toContain(`Location="http://localhost:8080${path}/acs"`);
    expect([request.audience, request.recipient, request.isForced]).toEqual([
      `http://localhost:8080${path}/metadata`,
      `http://localhost:8080${path}/acs`,
      true,
    ]);
  }));

test("below the path that takes forms without a token nothing but the provider’s own answers is a form", () =>
  withDesk(async ({ site, browser, path }) => {
    const forms = site.app.routes
      .filter(
        ({ method, path: route }) =>
          method !== "GET" && method !== "ALL" && route.startsWith("/sign-in/saml"),
      )
      .map(({ method, path: route }) => `${method} ${route}`);

    expect(forms).toEqual(["POST /sign-in/saml/:provider/acs", "POST /sign-in/saml/:provider/slo"]);
    // Elsewhere a form of another site changes nothing.
    expect((await browser.sendFromElsewhere("/me/sign-in/joining", {})).status).toBe(403);
    expect((await browser.get(`${path}/arrival`)).status).toBe(403);
  }));
