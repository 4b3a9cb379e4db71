import PostalMime from "postal-mime";
import type { MailField } from "../../rules/mail-in/automatic-answer.ts";

/** A message as far as it is about a certificate. Whom it went through is not kept. */
export interface CertificateMail {
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly NamedFile[];
  readonly messageId: string | undefined;
  /** Its head, names in lower case. */
  readonly fields: readonly MailField[];
}

/** A file as somebody sent it. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostAttachments = 5;

/** Opens a saved e-mail; undefined when it cannot be opened. */
export async function readMail(bytes: Uint8Array): Promise<CertificateMail | undefined> {
  try {
    const mail = await PostalMime.parse(bytes, { attachmentEncoding: "arraybuffer", maxNestingDepth: 20 });
    return {
      subject: mail.subject ?? "",
      text: mail.text ?? plainOf(mail.html ?? ""),
      attachments: mail.attachments
        .slice(0, mostAttachments)
        .flatMap(({ content, filename }, place) =>
          typeof content === "string"
            ? []
            : [{ name: filename ?? `attachment ${place + 1}`, bytes: new Uint8Array(content) }],
        ),
      messageId: mail.messageId,
      fields: mail.headers.map(({ key, value }) => ({ key: key.toLowerCase(), value })),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return undefined;
  }
}

function plainOf(html: string): string {
  return html
    .slice(0, 200_000)
    .replaceAll(/<(?:br|p|div|tr|li|h\d)\b[^<>]*>/giu, "\n")
    .replaceAll(/<[^<>]*>/gu, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&");
}
