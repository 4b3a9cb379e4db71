/** A field of a message's head, its name in lower case. */
export interface MailField {
  readonly key: string;
  readonly value: string;
}

/** More servers than any mail passes: it goes in a circle (RFC 5321 §6.3 asks for at least 100). */
const mostHops = 100;

/**
 * Whether mail is an answer that no person wrote, one of our own letters, or going in a circle: nothing is made of it. What a
 * training site sends by itself is none of these; people have such mail forwarded by a rule.
 *
 * @see RFC 3834 §5 (Auto-Submitted), RFC 3464 (reports of delivery)
 */
export function isAutomaticAnswer(
  fields: readonly MailField[],
  { sender, ownSender }: { readonly sender: string | undefined; readonly ownSender: string },
): boolean {
  const of = (name: string) => fields.filter(({ key }) => key === name).map(({ value }) => value.trim());
  const first = (name: string) => (of(name)[0] ?? "").toLowerCase();
  const submitted = first("auto-submitted").split(/[\s;]/u)[0] ?? "";
  return (
    sender === "" ||
    ["auto-replied", "auto-notified"].includes(submitted) ||
    first("precedence") === "auto_reply" ||
    ["x-autoreply", "x-autorespond", "x-auto-response"].some((name) => of(name).length > 0) ||
    first("content-type").startsWith("multipart/report") ||
    addressIn(first("from")) === addressIn(ownSender.toLowerCase()) ||
    of("received").length > mostHops
  );
}

/** Whether a program sent it: a letter about it could go in a circle, so none is written. */
export function isSentByProgram(fields: readonly MailField[]): boolean {
  const submitted = fields
    .find(({ key }) => key === "auto-submitted")
    ?.value.trim()
    .toLowerCase();
  return submitted !== undefined && submitted !== "no";
}

/** Whether these are of a message's head: text without one is read as if it began with odd fields. */
export function hasHead(fields: readonly MailField[]): boolean {
  return fields.some(({ key }) => ["from", "to", "date", "subject", "message-id", "received"].includes(key));
}

function addressIn(text: string): string {
  return /<([^<>]*)>/u.exec(text)?.[1]?.trim() ?? text.trim();
}
