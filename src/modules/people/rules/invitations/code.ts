/** Letters that nobody takes for another, on paper or aloud: no I, O, S, U or Z. */
export const codeLetters = "ABCDEFGHJKLMNPQRTVWXY";

export const codeLength = 8;

/** How long an invitation can be taken up. */
export const invitationDays = 30;

const oneCode = new RegExp(`^[${codeLetters}]{${codeLength}}$`, "u");

/** A code as it is printed: `ABCD-EFGH`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A code as someone typed it, without what they put between; undefined when it cannot be one. */
export function typedCode(text: string): string | undefined {
  const plain = text.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
  return oneCode.test(plain) ? plain : undefined;
}

/** The letter that invites someone. */
export function invitationLetter({
  library,
  name,
  url,
}: {
  readonly library: string;
  readonly name: string;
  readonly url: string;
}): { readonly subject: string; readonly text: string } {
  return {
    subject: `${library} invites you to Carrel`,
    text: [
      `Hello ${name},`,
      `${library} keeps its staff’s learning in Carrel: what there is to learn, your plan and your credit. Your place is ready.`,
      `Open this address to take it up. It works once, for ${invitationDays} days:\n${url}`,
      "What you write there for yourself stays yours, also when you change libraries. You already have an account from another library? Sign in with it on that page, and keep it.",
      "You do not know what this is about? Then leave it: without this letter nobody can use it.",
    ].join("\n\n"),
  };
}
