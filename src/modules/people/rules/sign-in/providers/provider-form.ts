import { z } from "zod";
import type { ProviderKind } from "./provider.ts";

const words = (longest: number) => z.string().trim().max(longest).default("");
const ticked = z.preprocess((value) => value !== undefined && value !== false, z.boolean());

/** A provider's settings as a form sends them, each as it was typed. */
export const providerForm = z.object({
  name: words(100),
  issuer: words(1000),
  "client-id": words(500),
  "client-secret": words(2000),
  "entry-point": words(1000),
  "logout-address": words(1000),
  certificates: words(30_000),
  domains: words(2000),
  "number-claim": words(200),
  "trusts-own": ticked,
  unasked: ticked,
  newcomers: ticked,
});

/** One thing wrong with a form: its field, and a whole sentence. */
interface Problem {
  readonly where: string;
  readonly message: string;
}

export type ProviderForm = z.output<typeof providerForm>;

/** The domains of a form, in lower case and each once. */
export function domainsOf({ domains }: Pick<ProviderForm, "domains">): readonly string[] {
  const written = domains
    .toLowerCase()
    .split(/[\s,;]+/u)
    .map((domain) => domain.replace(/^@/u, ""));
  return [...new Set(written.filter((domain) => domain !== ""))];
}

/** Each certificate of a form as PEM; one pasted without its frame gets it. */
export function certificatesOf({ certificates }: Pick<ProviderForm, "certificates">): readonly string[] {
  const framed = certificates.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu);
  if (framed !== null) return framed;
  const bare = certificates.replaceAll(/\s/gu, "");
  if (bare === "") return [];
  return [`-----BEGIN CERTIFICATE-----\n${bare.replaceAll(/.{64}/gu, "$&\n")}\n-----END CERTIFICATE-----`];
}

/** Everything in a form that can be seen to be wrong without asking anyone. `isNew`: no secret is kept yet. */
export function problemsOf(
  kind: ProviderKind,
  form: ProviderForm,
  { isNew }: { readonly isNew: boolean },
): readonly Problem[] {
  const domains = domainsOf(form);
  return [
    ...missing(form.name, "name", "Give it the name your staff know: it stands on the button."),
    ...(kind === "openid" ? openidProblems(form, isNew) : samlProblems(form)),
    ...domains
      .filter((domain) => !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/u.test(domain))
      .map((domain) => ({
        where: "domains",
        message: `“${domain}” is not the end of an e-mail address, such as prairie.example.`,
      })),
    ...domains
      .filter((domain) => publicMail.has(domain))
      .map((domain) => ({
        where: "domains",
        message: `Anyone can have an address at ${domain}: name only domains that are yours.`,
      })),
    ...(domains.length === 0 && form["number-claim"] === ""
      ? [
          {
            where: "domains",
            message:
              "Name your e-mail domains, or the claim that holds the employee number: people must be known by one of them.",
          },
        ]
      : []),
  ];
}

function openidProblems(form: ProviderForm, isNew: boolean): readonly Problem[] {
  return [
    ...(isSafeAddress(form.issuer)
      ? []
      : [{ where: "issuer", message: "Write the issuer’s whole address, which starts with https://." }]),
    ...missing(form["client-id"], "client-id", "Write the client id that your provider shows for Carrel."),
    ...(isNew
      ? missing(
          form["client-secret"],
          "client-secret",
          "Write the client secret that your provider made for Carrel.",
        )
      : []),
  ];
}

function samlProblems(form: ProviderForm): readonly Problem[] {
  return [
    ...missing(form.issuer, "issuer", "Write the entity id (issuer) that your provider shows."),
    ...(isSafeAddress(form["entry-point"])
      ? []
      : [{ where: "entry-point", message: "Write the whole sign-in address, which starts with https://." }]),
    ...(form["logout-address"] === "" || isSafeAddress(form["logout-address"])
      ? []
      : [
          {
            where: "logout-address",
            message: "Write the whole sign-out address, which starts with https://, or leave it empty.",
          },
        ]),
    ...missing(form.certificates, "certificates", "Paste the certificate that your provider signs with."),
  ];
}

function missing(value: string, where: string, message: string): readonly Problem[] {
  return value === "" ? [{ where, message }] : [];
}

// Plain HTTP only to this very machine, for trying things out.
function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && /^(?:localhost|127\.0\.0\.1)$/u.test(hostname));
}

/** Where anyone gets a mailbox. Not all there are: the largest, against a slip of the hand. */
const publicMail = new Set([
  "aol.com",
  "fastmail.com",
  "gmail.com",
  "gmx.com",
  "gmx.de",
  "gmx.net",
  "googlemail.com",
  "hotmail.com",
  "icloud.com",
  "live.com",
  "mail.com",
  "me.com",
  "msn.com",
  "outlook.com",
  "proton.me",
  "protonmail.com",
  "yahoo.com",
  "yandex.com",
  "zoho.com",
]);
