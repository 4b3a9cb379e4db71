import type { Db } from "#platform/db";
import type { Fetcher } from "#platform/fetch";
import type { FileStore } from "#platform/files";
import type { PeopleTables } from "../tables.ts";
import type { WebhookEvent } from "../rules/webhooks/events.ts";
import type { KnownInstallation } from "./installation.ts";
import type { RecordClass } from "./my-data/record-class.ts";

/** A private RSA key and its certificate, as PEM. */
interface SamlKeyPair {
  readonly key: string;
  readonly certificate: string;
}

/** The pair in use, and while it is changed, the one that comes next or came before. */
export interface SamlKeys extends SamlKeyPair {
  readonly other?: SamlKeyPair | undefined;
}

/** What people's pages, endpoints, jobs and commands are given by the program. */
export interface PeopleProgram {
  readonly db: Db<PeopleTables>;
  readonly installation: KnownInstallation;
  /** Of a person or branch that states none. */
  readonly zone: string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
  /** Signs and encrypts what only this installation may read. */
  readonly secret: string;
  /** By which SAML providers know this installation; without them nothing is signed or read that is encrypted. */
  readonly samlKeys?: SamlKeys | undefined;
  /** Printed when the server starts: proves, from another machine, that who sets up also runs it. */
  readonly setUpCode: string;
  readonly files: FileStore;
  /** For other people's servers, never a private address. */
  readonly fetch: Fetcher;
  /** Where the list of breached passwords answers; not asked when absent. */
  readonly breachedPasswords?: string | undefined;
  /** Classes of record that later modules keep; people's own are always among them. */
  readonly recordClasses?: readonly RecordClass[] | undefined;
  /** What later modules can tell a webhook of; people's own events are always among them. */
  readonly webhookEvents?: readonly WebhookEvent[] | undefined;
}
