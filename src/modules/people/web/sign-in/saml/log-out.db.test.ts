import { expect, test } from "vitest";
import { json } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import {
  makeEmployer,
  makeProvider,
  makeStaff,
  openElsewhereSite,
  SiteBrowser,
} from "../../../../../../tests/people/elsewhere-site.ts";
import {
  otherIssuer,
  OtherSamlProvider,
  otherSignIn,
  otherSignOut,
} from "../../../../../../tests/people/other-saml-provider.ts";
import { samlEntryPoint, samlIssuer, SamlProvider } from "../../../../../../tests/people/saml-provider.ts";
import { documentSigner } from "../../../../../../tests/platform/fetch/self-signed.ts";
import type { SamlKeys } from "../../../queries/program.ts";
import type { PeopleTables } from "../../../tables.ts";
import { addSettingsPage } from "../settings.tsx";

const { key, cert: certificate } = documentSigner();
const other = new OtherSamlProvider();
const plain = new SamlProvider();

interface Desk {
  readonly path: string;
  readonly metadata: string;
  readonly newBrowser: () => SiteBrowser;
  /** Ana signs in at the other provider, whose session gets this index, and which knows us by this metadata. */
  readonly signIn: (index: string, known?: string) => Promise<SiteBrowser>;
  /** What whoever runs the server sets, and restarts. */
  readonly changeKeys: (keys: SamlKeys) => void;
}

async function withDesk(
  work: (desk: Desk) => Promise<void>,
  settings: Partial<Parameters<typeof makeProvider>[2]> = {},
  samlKeys: SamlKeys | "none" = { key, certificate },
): Promise<void> {
  await testInTransaction<PeopleTables>(async (db) => {
    const inUse = samlKeys === "none" ? undefined : { ...samlKeys };
    const site = openElsewhereSite(db, [], inUse && { samlKeys: inUse });
    addSettingsPage(site.app, site.site);
    const tenantId = await makeEmployer(db, "Eastside");
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });
    const id = await makeProvider(db, tenantId, {
      kind: "saml",
      issuer: otherIssuer,
      entry_point: otherSignIn,
      logout_url: otherSignOut,
      certificates: json([other.certificate]),
      trusts_own_addresses: true,
      ...settings,
    });
    const path = `/sign-in/saml/${id}`;
    const newBrowser = () => new SiteBrowser(site.app);
    const metadata = (await newBrowser().get(`${path}/metadata`)).html;
    const signIn = async (index: string, known = metadata) => {
      const browser = newBrowser();
      const asked = await browser.get(`${path}?then=/find`);
      const taken = await browser.sendFromElsewhere(
        `${path}/acs`,
        await other.answer(known, asked.location, { index }),
      );
      await browser.get(taken.location);
      return browser;
    };
    const changeKeys = (keys: SamlKeys) => void Object.assign(inUse ?? {}, keys);
    await work({ path, metadata, newBrowser, signIn, changeKeys });
    await site.close();
  });
}

test("who signed in by an encrypted assertion is signed out here and there", () =>
  withDesk(async ({ metadata, signIn }) => {
    const browser = await signIn("one");
    const before = await browser.who();

    const left = await browser.send(await browser.get("/me/sign-out"));
    const href = /href="(https:\/\/other-idp[^"]+)"/u.exec(left.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const asked = await other.readLogout(metadata, href);
    const back = await browser.get(other.saysDone(metadata, asked.request.id));

    expect(before).not.toBe("nobody");
    expect([left.status, await browser.who()]).toEqual([200, "nobody"]);
    expect([asked.nameID, asked.sessionIndex]).toEqual(["ana@eastside.example", "one"]);
    expect([back.status, back.location]).toEqual([303, "/sign-in"]);
  }));

test("the provider ends the session it names and no other, and is told so", () =>
  withDesk(async ({ metadata, newBrowser, signIn }) => {
    const [first, second] = [await signIn("one"), await signIn("two")];

    const answer = await newBrowser().get(other.asksToLogOut(metadata, "one"));

    expect(await other.isToldDone(metadata, answer.location)).toBe(true);
    expect(new URL(answer.location).searchParams.get("RelayState")).toBe("its own state");
    expect([await first.who(), (await second.who()) === "nobody"]).toEqual(["nobody", false]);
  }));

test("a form of the provider's own does the same", () =>
  withDesk(async ({ path, metadata, newBrowser, signIn }) => {
    const browser = await signIn("one");

    const answer = await newBrowser().sendFromElsewhere(`${path}/slo`, other.asksByForm(metadata, "one"));

    expect(await other.isToldDone(metadata, answer.location)).toBe(true);
    expect(await browser.who()).toBe("nobody");
  }));

test("what does not bear the provider's signature signs nobody out", () =>
  withDesk(async ({ path, metadata, newBrowser, signIn }) => {
    const browser = await signIn("one");
    const asked = new URL(other.asksToLogOut(metadata, "one"));
    const twice = `${asked.href}&SAMLRequest=${encodeURIComponent(asked.searchParams.get("SAMLRequest") ?? "")}`;
    const without = (name: string) => {
      const changed = new URL(asked);
      changed.searchParams.delete(name);
      return changed.href;
    };
    const changed = new URL(asked);
    changed.searchParams.set("RelayState", "another");
    const weak = new URL(asked);
    weak.searchParams.set("SigAlg", "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
    const stranger = new OtherSamlProvider().asksToLogOut(metadata, "one");
    const unsigned = new URL(asked).searchParams.get("SAMLRequest") ?? "";

    const refused: number[] = [];
    for (const address of [twice, without("Signature"), without("SigAlg"), changed.href, weak.href, stranger])
      refused.push((await newBrowser().get(address)).status);
    const form = await newBrowser().sendFromElsewhere(`${path}/slo`, { SAMLRequest: unsigned });

    expect([...refused, form.status]).toEqual([403, 403, 403, 403, 403, 403, 403]);
    expect(await browser.who()).not.toBe("nobody");
    // The same desk takes the honest one.
    expect((await newBrowser().get(asked.href)).status).toBe(303);
  }));

test("who signs out where the provider is not told stays here", () =>
  withDesk(
    async ({ signIn }) => {
      const browser = await signIn("one");

      const left = await browser.send(await browser.get("/me/sign-out"));

      expect([left.status, left.location, await browser.who()]).toEqual([303, "/sign-in", "nobody"]);
    },
    { logout_url: null },
  ));

const plainSettings = {
  issuer: samlIssuer,
  entry_point: samlEntryPoint,
  logout_url: null,
  certificates: json([plain.certificate]),
};
const sha1 = { signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1" };
const stranger = documentSigner().cert;

type Answer = (request: ReturnType<SamlProvider["read"]>) => Promise<string>;

test.for<[string, Answer, string]>([
  ["for us is taken", async (request) => plain.encrypted(request, certificate), "303"],
  ["for another is refused", async (request) => plain.encrypted(request, stranger), "403"],
  [
    "that nobody signed is refused",
    async (request) => plain.encrypted(request, certificate, { isSigned: false }),
    "403",
  ],
  [
    "that is signed by SHA-1 inside is refused",
    async (request) => plain.encrypted(request, certificate, { signing: sha1 }),
    "403",
  ],
  [
    "whose key is wrapped by PKCS #1 v1.5 is refused",
    async (request) => plain.encrypted(request, certificate, { keyWrapping: "rsa-1_5" }),
    "403",
  ],
  [
    "beside another is refused",
    async (request) => {
      const xml = await plain.encrypted(request, certificate);
      return xml.replace(/<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/u, "$&$&");
    },
    "403",
  ],
])("an encrypted assertion %s", ([, answer, status]) =>
  withDesk(async ({ path, newBrowser }) => {
    const browser = newBrowser();
    const request = plain.read((await browser.get(path)).location);
    const SAMLResponse = Buffer.from(await answer(request)).toString("base64");

    const taken = await browser.sendFromElsewhere(`${path}/acs`, {
      SAMLResponse,
      RelayState: request.relayState,
    });
    if (taken.status === 303) await browser.get(taken.location);

    expect([`${taken.status}`, (await browser.who()) === "nobody"]).toEqual([status, status === "403"]);
  }, plainSettings),
);

const next = documentSigner();
const [now, then] = [
  { key, certificate },
  { key: next.key, certificate: next.cert },
] as const;

/** Metadata as a provider holds it that checks our signatures by one certificate: samlify reads no more than one. */
function believing(metadata: string, believed: string): string {
  const [, inside = ""] = /-----\n([\s\S]+)\n-----/u.exec(believed) ?? [];
  return metadata.replaceAll(/<KeyDescriptor use="signing">[\s\S]*?<\/KeyDescriptor>/gu, (descriptor) =>
    descriptor.replaceAll(/\s/gu, "").includes(inside.replaceAll(/\s/gu, "")) ? descriptor : "",
  );
}

test("a key is changed without a sign-in or a sign-out that fails, while the provider has the metadata from before", () =>
  withDesk(
    async ({ metadata, signIn, changeKeys }) => {
      const signsInAndOut = async (index: string, believed: string) => {
        const known = believing(metadata, believed);
        const browser = await signIn(index, known);
        const name = await browser.who();
        const left = await browser.send(await browser.get("/me/sign-out"));
        const href =
          /href="(https:\/\/other-idp[^"]+)"/u.exec(left.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
        return [name === "nobody", (await other.readLogout(known, href)).sessionIndex];
      };

      const before = await signsInAndOut("before", now.certificate);
      changeKeys({ ...then, other: now });
      const after = await signsInAndOut("after", then.certificate);

      expect(before).toEqual([false, "before"]);
      expect(after).toEqual([false, "after"]);
    },
    {},
    { ...now, other: then },
  ));

test.for([
  ["in use", 303, certificate],
  ["that comes next", 303, next.cert],
  ["of a stranger", 403, documentSigner().cert],
] as const)("while the key is changed, an assertion for the key %s gives %s", ([, status, encryptedFor]) =>
  withDesk(
    async ({ path, newBrowser }) => {
      const browser = newBrowser();
      const request = plain.read((await browser.get(path)).location);
      const SAMLResponse = Buffer.from(await plain.encrypted(request, encryptedFor)).toString("base64");

      const form = { SAMLResponse, RelayState: request.relayState };

      expect((await browser.sendFromElsewhere(`${path}/acs`, form)).status).toBe(status);
    },
    plainSettings,
    { ...now, other: then },
  ),
);

test("without a key of ours nothing encrypted is read, and our metadata names no key", () =>
  withDesk(
    async ({ path, metadata, newBrowser }) => {
      const browser = newBrowser();
      const request = plain.read((await browser.get(path)).location);
      const SAMLResponse = Buffer.from(await plain.encrypted(request, certificate)).toString("base64");

      const taken = await browser.sendFromElsewhere(`${path}/acs`, {
        SAMLResponse,
        RelayState: request.relayState,
      });

      expect([
        taken.status,
        metadata.includes("KeyDescriptor"),
        metadata.includes("SingleLogoutService"),
      ]).toEqual([403, false, false]);
    },
    plainSettings,
    "none",
  ));
