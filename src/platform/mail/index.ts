/**
 * Letters: written in the transaction that causes them, delivered after it, or kept as files when there is no server. And mail
 * that comes in: by SMTP, by a pipe, or left in a folder.
 */
export { type Letter, type LetterWriter, mailDelivery, sendMail } from "./outbox.ts";
export { type Mailer, type MailSettings, openMailer } from "./mailer.ts";
export { allLetterboxes, type ArrivedMail, type Letterbox, mostMailBytes } from "./receive/letterbox.ts";
export { readPiped } from "./receive/piped-mail.ts";
export { openMailReceiver } from "./receive/receiver.ts";
export { openMailSpool } from "./receive/spool.ts";
