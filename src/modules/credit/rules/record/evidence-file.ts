/** The most that one file of evidence may have. */
export const mostEvidenceBytes = 10_000_000;

/** Kinds of file that prove something, by what is in them, and how they are called. */
export const evidenceTypes = {
  "application/pdf": { name: "PDF", ending: "pdf" },
  "image/jpeg": { name: "JPEG", ending: "jpg" },
  "image/png": { name: "PNG", ending: "png" },
  "image/webp": { name: "WebP", ending: "webp" },
  "message/rfc822": { name: "e-mail", ending: "eml" },
} as const;

/** What a file of evidence is. */
export type EvidenceType = keyof typeof evidenceTypes;

/**
 * What kind of evidence a file is, or undefined when it is none that is taken. `mediaType` is by its first bytes
 * (`mediaTypeOf` of platform/files); an e-mail is text that begins as RFC 5322 §2.2 says: fields, one of them who it is from.
 */
export function evidenceType(mediaType: string, head: string): EvidenceType | undefined {
  if (mediaType === "text/plain") return isMessage(head) ? "message/rfc822" : undefined;
  return isEvidenceType(mediaType) ? mediaType : undefined;
}

/** A name for the file that ends as its content is: a browser opens by the ending what it was given. */
export function evidenceName(name: string, type: EvidenceType): string {
  const { ending } = evidenceTypes[type];
  const endings = ending === "jpg" ? ["jpg", "jpeg"] : [ending];
  const has = endings.some((each) => name.toLowerCase().endsWith(`.${each}`));
  return has ? name : `${name.replace(/\.[\w]{1,5}$/u, "") || "evidence"}.${ending}`;
}

function isEvidenceType(mediaType: string): mediaType is EvidenceType {
  return mediaType in evidenceTypes;
}

const field = /^[\u0021-\u0039\u003b-\u007e]+:/u;

function isMessage(head: string): boolean {
  const lines = head.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const end = lines.indexOf("");
  // The last line may be cut off in its middle.
  const fields = lines.slice(0, end === -1 ? Math.max(1, lines.length - 1) : end);
  return (
    fields.length > 1 &&
    fields.every((line, place) => field.test(line) || (place > 0 && /^[ \t]/u.test(line))) &&
    fields.some((line) =>
      /^(?:from|received|return-path|delivered-to|message-id|mime-version|date):/iu.test(line),
    )
  );
}
