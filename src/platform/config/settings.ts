import { createPrivateKey, X509Certificate } from "node:crypto";
import { z } from "zod";

/** One setting: its rule, and what the guide says of it. */
interface Setting {
  readonly rule: z.ZodType;
  readonly summary: string;
  /** In words, for the guide; the rule holds the value. */
  readonly unset: string;
  /** May also be given as NAME_FILE, the path of a file that holds it. */
  readonly isSecret?: boolean;
}

/** A setting as the guide lists it. */
interface SettingRow {
  readonly name: string;
  readonly summary: string;
  readonly unset: string;
  readonly isSecret: boolean;
}

const onOff = z.enum(["on", "off"], { error: "must be on or off" }).transform((value) => value === "on");

const port = z.coerce
  .number({ error: "must be a port number from 0 to 65535" })
  .int("must be a port number from 0 to 65535")
  .min(0, "must be a port number from 0 to 65535")
  .max(65_535, "must be a port number from 0 to 65535");

const webAddress = z
  .url({ protocol: /^https?$/, error: "must be an address that starts with https:// or http://" })
  .transform((address) => address.replace(/\/+$/, ""));

const publicList = "https://api.pwnedpasswords.com/range/";

const breachedPasswordList = z
  .string()
  .refine(
    (value) => value === "on" || value === "off" || webAddress.safeParse(value).success,
    "must be on, off, or an address that starts with https:// or http://",
  )
  .default("on")
  .transform((value) => {
    if (value === "off") return undefined;
    return value === "on" ? publicList : `${value.replace(/\/+$/, "")}/`;
  });

const hostList = z.string().transform((text) =>
  text
    .split(",")
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== ""),
);

/** Every setting there is. The guide's table is checked against this one. */
export const settings = {
  PORT: {
    rule: port.default(8080),
    summary: "Port the site is served on; 0 takes any free one.",
    unset: "8080",
  },
  HOST: {
    rule: z.string().default("127.0.0.1"),
    summary:
      "Address of this machine the site is served on: `0.0.0.0` for every one. Set the site up first: until then, whoever reaches it can change the catalog. For others: behind a proxy with TLS, with `BEHIND_PROXY` and `PUBLIC_URL`.",
    unset: "`127.0.0.1`: this machine only",
  },
  PUBLIC_URL: {
    rule: webAddress.optional(),
    summary: "Address people use, for links in mail and calendars: `https://learn.example.org`.",
    unset: "`http://localhost:PORT`",
  },
  BEHIND_PROXY: {
    rule: onOff.default(false),
    summary:
      "`on` when a proxy of yours stands in front and writes `X-Forwarded-For`: limits then count readers, not the proxy.",
    unset: "off: that header is not believed",
  },
  DATA_DIR: {
    rule: z.string().default("./data"),
    summary: "Directory for the embedded database, files, and mail that is not sent.",
    unset: "`./data`",
  },
  DATABASE_URL: {
    rule: z.url({ protocol: /^postgres(ql)?$/, error: "must start with postgresql://" }).optional(),
    summary: "A PostgreSQL server (15 or newer): `postgresql://user:password@host:5432/name`.",
    unset: "the embedded database in `DATA_DIR`",
    isSecret: true,
  },
  SMTP_URL: {
    rule: z.url({ protocol: /^smtps?$/, error: "must start with smtp:// or smtps://" }).optional(),
    summary: "The mail server: `smtps://user:password@mail.example.org:465`.",
    unset: "mail is written to `DATA_DIR/outbox` as `.eml` files",
    isSecret: true,
  },
  MAIL_FROM: {
    rule: z
      .string()
      .regex(/^[^\r\n]*@[^\r\n]*$/, "must be an address, alone or as Name <address>")
      .default("Carrel <carrel@localhost>"),
    summary: "Sender of the mail: `Library learning <learning@example.org>`.",
    unset: "`Carrel <carrel@localhost>`",
  },
  MAIL_IN_DOMAIN: {
    rule: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/iu, "must be a domain such as learn.example.org")
      .transform((domain) => domain.toLowerCase())
      .optional(),
    summary:
      "Domain of the addresses people forward certificates to; its mail must reach `carrel mail-in` or `MAIL_IN_PORT`.",
    unset: "no mail is taken in",
  },
  MAIL_IN_PORT: {
    rule: port.optional(),
    summary:
      "Port on which mail is taken in by SMTP, on `HOST`: for your own mail server, which judges and decrypts it first.",
    unset: "none: mail comes by `carrel mail-in` alone",
  },
  SECRET: {
    rule: z.string().min(32, "must have at least 32 characters").optional(),
    summary: "Signs sessions and private links; changing it signs everyone out.",
    unset: "made once and kept in `DATA_DIR/secret`",
    isSecret: true,
  },
  SAML_KEY: {
    rule: z
      .string()
      .refine(isPrivateRsaKey, "must be a private RSA key of 2048 bits or more, as PEM")
      .optional(),
    summary:
      "A private RSA key, as PEM: by it Carrel reads assertions that a SAML provider encrypts, and signs what it asks of one.",
    unset: "encrypted assertions are refused, nothing is signed, and there is no single log-out",
    isSecret: true,
  },
  SAML_CERTIFICATE: {
    rule: z.string().refine(isCertificate, "must be a certificate, as PEM").optional(),
    summary: "The certificate of `SAML_KEY`, as PEM; Carrel's metadata tells it to the provider.",
    unset: "as above",
    isSecret: true,
  },
  SAML_OTHER_KEY: {
    rule: z
      .string()
      .refine(isPrivateRsaKey, "must be a private RSA key of 2048 bits or more, as PEM")
      .optional(),
    summary:
      "The key that comes after `SAML_KEY`, or came before it, while it is changed: what is encrypted for it is read, nothing is signed by it.",
    unset: "`SAML_KEY` alone",
    isSecret: true,
  },
  SAML_OTHER_CERTIFICATE: {
    rule: z.string().refine(isCertificate, "must be a certificate, as PEM").optional(),
    summary: "The certificate of `SAML_OTHER_KEY`; Carrel's metadata tells both.",
    unset: "as above",
    isSecret: true,
  },
  DEFAULT_ZONE: {
    rule: z
      .string()
      .refine(isZone, "must be a time zone such as America/New_York")
      .default("America/New_York"),
    summary: "Time zone for sources and people that state none.",
    unset: "`America/New_York`",
  },
  CONTACT: {
    rule: z.string().optional(),
    summary: "Address of a person, told to the sites Carrel reads so that they can reach you.",
    unset: "none is told",
  },
  HARVEST: {
    rule: onOff.default(true),
    summary: "`off` stops the scheduled reading of sources.",
    unset: "on",
  },
  FETCH_ALLOW: {
    rule: hostList.default([]),
    summary:
      "Hosts or `host:port` on this machine or a private network that sources may be read from, separated by commas.",
    unset: "none: private addresses are refused",
  },
  BREACHED_PASSWORDS: {
    rule: breachedPasswordList,
    summary:
      "Whether a new password is looked up in a public list of breached ones, by the first five digits of its digest: `on`, `off`, or the address of a copy of that list.",
    unset: "on: api.pwnedpasswords.com",
  },
  LOG_LEVEL: {
    rule: z
      .enum(["debug", "info", "warn", "error"], { error: "must be debug, info, warn or error" })
      .default("info"),
    summary: "Least important lines to log: `debug`, `info`, `warn` or `error`.",
    unset: "`info`",
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** The settings in the order of the guide. */
export const settingRows: readonly SettingRow[] = Object.entries<Setting>(settings).map(
  ([name, setting]) => ({
    name,
    summary: setting.summary,
    unset: setting.unset,
    isSecret: setting.isSecret ?? false,
  }),
);

function isPrivateRsaKey(text: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(text);
    return asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    // Node throws errors of many kinds for what is no key.
    return false;
  }
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).publicKey.asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
