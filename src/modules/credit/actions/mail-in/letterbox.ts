import type { Letterbox } from "#platform/mail";
import { accountOfToken } from "../../queries/mail-in/mail-address.ts";
import { tokenIn } from "../../rules/mail-in/own-address.ts";
import { type MailInProgram, receiveMail } from "./receive-mail.ts";

/** The letterbox of everyone's record. */
export function recordLetterbox(program: MailInProgram): Letterbox {
  return {
    has: async (address) => {
      const token = tokenIn(address, program.domain);
      return token !== undefined && (await accountOfToken(program.db, token)) !== undefined;
    },
    take: async (mail) => void (await receiveMail(program, mail)),
  };
}
