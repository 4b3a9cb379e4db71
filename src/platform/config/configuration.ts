import { createPrivateKey, randomBytes, X509Certificate } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { InvalidInput, type Problem } from "../errors.ts";
import { settings } from "./settings.ts";

interface KeyPair {
  readonly key: string;
  readonly certificate: string;
}

/** The settings, checked. Optional ones are absent when they are not set. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Whether a proxy of ours stands in front, whose `X-Forwarded-For` can be believed. */
  readonly isBehindProxy: boolean;
  /** Absolute. */
  readonly dataDirectory: string;
  readonly databaseUrl?: string;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Absent when no mail is taken in; without a port it comes by a pipe alone. */
  readonly mailIn?: { readonly domain: string; readonly port?: number };
  readonly secret: string;
  /** The key and its certificate, as PEM, by which SAML providers know this installation. */
  readonly samlKeys?: KeyPair & { readonly other?: KeyPair };
  readonly defaultZone: string;
  readonly contact?: string;
  readonly harvests: boolean;
  readonly fetchAllow: readonly string[];
  /** Where the list of breached passwords answers; absent when it is not to be asked. */
  readonly breachedPasswords?: string;
  readonly logLevel: "debug" | "info" | "warn" | "error";
}

type Environment = Readonly<Record<string, string | undefined>>;
type Name = keyof typeof settings;
type Values = { readonly [Key in Name]: z.output<(typeof settings)[Key]["rule"]> };

/**
 * Reads and checks the environment. A secret may be given as a file (`DATABASE_URL_FILE`); an empty value counts as
 * not set. Makes `DATA_DIR/secret` when there is no secret yet.
 *
 * @throws InvalidInput with every problem at once, each naming its setting and never its value.
 */
export function readConfiguration(environment: Environment = process.env): Configuration {
  const problems: Problem[] = [];
  const given = collect(environment, problems);
  const checked = schema.safeParse(given);
  if (!checked.success)
    problems.push(...checked.error.issues.map(({ path, message }) => ({ where: path.join("."), message })));
  if (given["MAIL_IN_PORT"] !== undefined && given["MAIL_IN_DOMAIN"] === undefined)
    problems.push({ where: "MAIL_IN_PORT", message: "needs MAIL_IN_DOMAIN beside it" });
  problems.push(...samlKeyProblems(given));
  if (problems.length > 0 || !checked.success) throw new InvalidInput(problems);
  // The schema's type loses the names when it is made from the table.
  return arrange(checked.data as Values);
}

const schema = z.object(Object.fromEntries(Object.entries(settings).map(([name, { rule }]) => [name, rule])));

function arrange(values: Values): Configuration {
  const dataDirectory = resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    isBehindProxy: values.BEHIND_PROXY,
    dataDirectory,
    ...(values.DATABASE_URL === undefined ? {} : { databaseUrl: values.DATABASE_URL }),
    ...(values.SMTP_URL === undefined ? {} : { smtpUrl: values.SMTP_URL }),
    mailFrom: values.MAIL_FROM,
    ...mailInOf(values),
    secret: values.SECRET ?? keptSecret(dataDirectory),
    ...samlKeysOf(values),
    defaultZone: values.DEFAULT_ZONE,
    ...(values.CONTACT === undefined ? {} : { contact: values.CONTACT }),
    harvests: values.HARVEST,
    fetchAllow: values.FETCH_ALLOW,
    ...(values.BREACHED_PASSWORDS === undefined ? {} : { breachedPasswords: values.BREACHED_PASSWORDS }),
    logLevel: values.LOG_LEVEL,
  };
}

function mailInOf({ MAIL_IN_DOMAIN: domain, MAIL_IN_PORT: port }: Values): Pick<Configuration, "mailIn"> {
  if (domain === undefined) return {};
  return { mailIn: { domain, ...(port === undefined ? {} : { port }) } };
}

function samlKeysOf(values: Values): Pick<Configuration, "samlKeys"> {
  const { SAML_KEY: key, SAML_CERTIFICATE: certificate } = values;
  if (key === undefined || certificate === undefined) return {};
  const { SAML_OTHER_KEY: otherKey, SAML_OTHER_CERTIFICATE: otherCertificate } = values;
  if (otherKey === undefined || otherCertificate === undefined) return { samlKeys: { key, certificate } };
  return { samlKeys: { key, certificate, other: { key: otherKey, certificate: otherCertificate } } };
}

function samlKeyProblems(given: Readonly<Record<string, string>>): readonly Problem[] {
  const problems = [
    ...pairProblems(given, "SAML_KEY", "SAML_CERTIFICATE"),
    ...pairProblems(given, "SAML_OTHER_KEY", "SAML_OTHER_CERTIFICATE"),
  ];
  if (given["SAML_OTHER_KEY"] !== undefined && given["SAML_KEY"] === undefined)
    problems.push({ where: "SAML_OTHER_KEY", message: "needs SAML_KEY, by which is signed" });
  return problems;
}

/** A key and its certificate come together, and belong together. */
function pairProblems(
  given: Readonly<Record<string, string>>,
  keyName: "SAML_KEY" | "SAML_OTHER_KEY",
  certificateName: "SAML_CERTIFICATE" | "SAML_OTHER_CERTIFICATE",
): readonly Problem[] {
  const { [keyName]: key, [certificateName]: certificate } = given;
  if (key === undefined && certificate === undefined) return [];
  if (key === undefined) return [{ where: certificateName, message: `needs ${keyName} beside it` }];
  if (certificate === undefined) return [{ where: keyName, message: `needs ${certificateName} beside it` }];
  // What cannot be read is told of already.
  const canBeRead =
    settings[keyName].rule.safeParse(key).success &&
    settings[certificateName].rule.safeParse(certificate).success;
  if (!canBeRead || new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) return [];
  return [{ where: certificateName, message: `is the certificate of another key than ${keyName}` }];
}

function collect(environment: Environment, problems: Problem[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const value = environment[name] ?? "";
    if (value !== "") given[name] = value;
    const file = "isSecret" in setting ? (environment[`${name}_FILE`] ?? "") : "";
    if (file === "") continue;
    if (value === "") readSecretFile(name, file, { given, problems });
    else problems.push({ where: `${name}_FILE`, message: `is set beside ${name}: keep one of them` });
  }
  return given;
}

function readSecretFile(
  name: string,
  file: string,
  into: { readonly given: Record<string, string>; readonly problems: Problem[] },
): void {
  try {
    into.given[name] = readFileSync(file, "utf8").trim();
  } catch {
    into.problems.push({ where: `${name}_FILE`, message: `names a file that cannot be read: ${file}` });
  }
}

// Written only when absent, so that two processes that start at once end up with the same one.
function keptSecret(dataDirectory: string): string {
  const path = join(dataDirectory, "secret");
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(path, "utf8").trim();
}
