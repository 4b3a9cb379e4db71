/** Letters: written in the transaction that causes them, delivered after it, or kept as files when there is no server. */
export { type Letter, mailDelivery, sendMail } from "./outbox.ts";
export { type Mailer, type MailSettings, openMailer } from "./mailer.ts";
