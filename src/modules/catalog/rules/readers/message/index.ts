/** Forwarded e-mails. */
export { readMessage } from "./read-message.ts";
