import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InvalidInput } from "#platform/errors";
import { documentSigner } from "../../../tests/platform/fetch/self-signed.ts";
import { readConfiguration, settingRows } from "./index.ts";

let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "carrel-configuration-"));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const secret = "a secret of more than thirty-two characters";

test("with nothing set, everything has a usable value", () => {
  const configuration = readConfiguration({ SECRET: secret });

  expect(configuration).toEqual({
    port: 8080,
    host: "127.0.0.1",
    publicUrl: "http://localhost:8080",
    isBehindProxy: false,
    dataDirectory: resolve("data"),
    mailFrom: "Carrel <carrel@localhost>",
    secret,
    defaultZone: "America/New_York",
    harvests: true,
    fetchAllow: [],
    breachedPasswords: "https://api.pwnedpasswords.com/range/",
    logLevel: "info",
  });
});

test("everything that is set is read", () => {
  const configuration = readConfiguration({
    PORT: "0",
    HOST: "127.0.0.1",
    PUBLIC_URL: "https://learn.example.org/",
    BEHIND_PROXY: "on",
    DATA_DIR: directory,
    DATABASE_URL: "postgresql://carrel:hush@db.example.org/carrel",
    SMTP_URL: "smtps://mail.example.org:465",
    MAIL_FROM: "Library learning <learning@example.org>",
    MAIL_IN_DOMAIN: "Learn.example.org",
    MAIL_IN_PORT: "2525",
    SECRET: secret,
    DEFAULT_ZONE: "Europe/Berlin",
    CONTACT: "learning@example.org",
    HARVEST: "off",
    FETCH_ALLOW: "127.0.0.1:8090, Feeds.Example.ORG,",
    BREACHED_PASSWORDS: "http://127.0.0.1:8090/range",
    LOG_LEVEL: "debug",
  });

  expect(configuration).toEqual({
    port: 0,
    host: "127.0.0.1",
    publicUrl: "https://learn.example.org",
    isBehindProxy: true,
    dataDirectory: directory,
    databaseUrl: "postgresql://carrel:hush@db.example.org/carrel",
    smtpUrl: "smtps://mail.example.org:465",
    mailFrom: "Library learning <learning@example.org>",
    mailIn: { domain: "learn.example.org", port: 2525 },
    secret,
    defaultZone: "Europe/Berlin",
    contact: "learning@example.org",
    harvests: false,
    fetchAllow: ["127.0.0.1:8090", "feeds.example.org"],
    breachedPasswords: "http://127.0.0.1:8090/range/",
    logLevel: "debug",
  });
});

test("every problem is told at once, and no value is repeated", () => {
  const reading = (): unknown =>
    readConfiguration({
      PORT: "eighty",
      PUBLIC_URL: "learn.example.org",
      DATABASE_URL: "mysql://carrel:hush@db.example.org/carrel",
      SMTP_URL_FILE: join(directory, "nowhere"),
      SECRET: "short",
      DEFAULT_ZONE: "Eastern",
      HARVEST: "maybe",
      MAIL_FROM: "Library\r\nBcc: everyone@example.org",
      MAIL_IN_PORT: "2525",
      BREACHED_PASSWORDS: "sometimes",
      LOG_LEVEL: "loud",
    });

  expect(reading).toThrow(
    new InvalidInput([
      { where: "SMTP_URL_FILE", message: `names a file that cannot be read: ${join(directory, "nowhere")}` },
      { where: "PORT", message: "must be a port number from 0 to 65535" },
      { where: "PUBLIC_URL", message: "must be an address that starts with https:// or http://" },
      { where: "DATABASE_URL", message: "must start with postgresql://" },
      { where: "MAIL_FROM", message: "must be an address, alone or as Name <address>" },
      { where: "SECRET", message: "must have at least 32 characters" },
      { where: "DEFAULT_ZONE", message: "must be a time zone such as America/New_York" },
      { where: "HARVEST", message: "must be on or off" },
      {
        where: "BREACHED_PASSWORDS",
        message: "must be on, off, or an address that starts with https:// or http://",
      },
      { where: "LOG_LEVEL", message: "must be debug, info, warn or error" },
      { where: "MAIL_IN_PORT", message: "needs MAIL_IN_DOMAIN beside it" },
    ]),
  );
});

test("a secret can be given as a file, but not twice", () => {
  const file = join(directory, "database");
  writeFileSync(file, "postgresql://carrel@db.example.org/carrel\n");

  const configuration = readConfiguration({ SECRET: secret, DATABASE_URL_FILE: file });
  const twice = (): unknown =>
    readConfiguration({ SECRET: secret, DATABASE_URL_FILE: file, DATABASE_URL: "postgresql://other" });

  expect(configuration.databaseUrl).toBe("postgresql://carrel@db.example.org/carrel");
  expect(twice).toThrow("DATABASE_URL_FILE: is set beside DATABASE_URL: keep one of them");
});

test("the list of breached passwords can be left alone", () => {
  expect(readConfiguration({ SECRET: secret, BREACHED_PASSWORDS: "off" }).breachedPasswords).toBe(undefined);
});

test("an empty value counts as not set", () => {
  expect(readConfiguration({ SECRET: secret, DATABASE_URL: "", PORT: "" }).port).toBe(8080);
});

test("a secret is made once, for the owner's eyes alone, and kept", () => {
  const data = join(directory, "data");

  const first = readConfiguration({ DATA_DIR: data }).secret;
  const second = readConfiguration({ DATA_DIR: data }).secret;

  expect(first).toMatch(/^[\w-]{43}$/);
  expect(second).toBe(first);
  expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
});

test("settings that cannot be used leave no directory behind", () => {
  expect(() => readConfiguration({ DATA_DIR: join(directory, "data"), PORT: "x" })).toThrow(InvalidInput);
  expect(existsSync(join(directory, "data"))).toBe(false);
});

test("the guide lists every setting with what it does and what holds when it is not set", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../../docs/guide/configuration.md"), "utf8");

  const table = settingRows.map(
    ({ name, summary, unset, isSecret }) => `| \`${name}\`${isSecret ? " *" : ""} | ${summary} | ${unset} |`,
  );
  const listed = guide.split("\n").filter((line) => /^\| `[A-Z_]+`/.test(line));

  expect(listed.map((line) => line.replaceAll(/ +/g, " "))).toEqual(table);
});

test("another key for SAML stands beside the one in use, and not alone", () => {
  const [own, other] = [documentSigner(), documentSigner()];
  const ownPair = { SAML_KEY: own.key, SAML_CERTIFICATE: own.cert };
  const otherPair = { SAML_OTHER_KEY: other.key, SAML_OTHER_CERTIFICATE: other.cert };
  const read = (environment: Readonly<Record<string, string>>) =>
    readConfiguration({ SECRET: secret, ...environment });

  expect(read({ ...ownPair, ...otherPair }).samlKeys).toEqual({
    key: own.key,
    certificate: own.cert,
    other: { key: other.key, certificate: other.cert },
  });
  expect(() => read(otherPair)).toThrow("SAML_OTHER_KEY: needs SAML_KEY, by which is signed");
  expect(() => read({ ...ownPair, SAML_OTHER_KEY: other.key })).toThrow(
    "SAML_OTHER_KEY: needs SAML_OTHER_CERTIFICATE beside it",
  );
  expect(() => read({ ...ownPair, ...otherPair, SAML_OTHER_KEY: own.key })).toThrow(
    "SAML_OTHER_CERTIFICATE: is the certificate of another key than SAML_OTHER_KEY",
  );
});

test("the key for SAML and its certificate come together, from files too, and belong together", () => {
  const [own, other] = [documentSigner(), documentSigner()];
  const file = join(directory, "saml-key.pem");
  writeFileSync(file, own.key);

  const read = readConfiguration({ SECRET: secret, SAML_KEY_FILE: file, SAML_CERTIFICATE: own.cert });

  expect(read.samlKeys).toEqual({ key: own.key.trim(), certificate: own.cert });
  const problems = (environment: Readonly<Record<string, string>>) => () =>
    readConfiguration({ SECRET: secret, ...environment });
  expect(problems({ SAML_KEY: own.key })).toThrow("SAML_KEY: needs SAML_CERTIFICATE beside it");
  expect(problems({ SAML_CERTIFICATE: own.cert })).toThrow("SAML_CERTIFICATE: needs SAML_KEY beside it");
  expect(problems({ SAML_KEY: own.key, SAML_CERTIFICATE: other.cert })).toThrow(
    "SAML_CERTIFICATE: is the certificate of another key than SAML_KEY",
  );
  expect(problems({ SAML_KEY: "no key", SAML_CERTIFICATE: "none" })).toThrow(
    "SAML_KEY: must be a private RSA key of 2048 bits or more, as PEM",
  );
});
