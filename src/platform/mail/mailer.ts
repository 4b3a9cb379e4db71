import { mkdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { InvalidInput, SourceFailure } from "#platform/errors";

/** Takes letters to where they go. */
export interface Mailer {
  /**
   * @throws SourceFailure when it may work later; InvalidInput when the server refuses this letter for good.
   */
  readonly deliver: (id: string, message: SendMailOptions) => Promise<void>;
  readonly close: () => void;
}

export interface MailSettings {
  /** Absent: letters become `.eml` files in `outbox/` of the data directory, which any mail program opens. */
  readonly smtpUrl?: string | undefined;
  readonly dataDirectory: string;
}

/** Opens the way out for mail that the settings name. */
export function openMailer(settings: MailSettings): Mailer {
  return settings.smtpUrl === undefined
    ? fileMailer(join(settings.dataDirectory, "outbox"))
    : smtpMailer(settings.smtpUrl);
}

/** What a letter holds comes from people: it must not make the mailer read files or fetch addresses. */
const guarded = { disableFileAccess: true, disableUrlAccess: true };

function smtpMailer(url: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    ...guarded,
  });
  return {
    deliver: async (_id, message) => {
      try {
        await transport.sendMail(message);
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

// 5yz is «do not send this again» (RFC 5321 §4.2.1), except where it is about us and not the letter: 530–535 ask for
// signing in, which an administrator can put right.
function failureOf(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const isFinal = code >= 500 && !(code >= 530 && code <= 538);
  return isFinal
    ? new InvalidInput(`The mail server refused the letter: ${reason}`, { cause: error })
    : new SourceFailure(`The mail server did not take the letter: ${reason}`, { cause: error });
}

function fileMailer(folder: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows", ...guarded });
  return {
    deliver: async (id, message) => {
      const { message: bytes } = await transport.sendMail(message);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${id}.eml`);
      await writeFile(`${path}.part`, bytes, { mode: 0o600 });
      await rename(`${path}.part`, path);
    },
    close: () => {},
  };
}
