/** Forwarded e-mails. */
export { pastedMessage } from "./pasted-message.ts";
export { readMessage } from "./read-message.ts";
