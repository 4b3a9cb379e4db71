/** How someone who is signed in can prove again who they are. */
export type ConfirmationWay = "authenticator" | "password" | "letter";

/**
 * The ways an account has, the best first. With an authenticator neither a password nor a letter does: they did not do to
 * sign in either, and an unwatched desk may have the mailbox open.
 */
export function confirmationWays(account: {
  readonly hasAuthenticator: boolean;
  readonly hasPassword: boolean;
  readonly hasEmail: boolean;
}): readonly ConfirmationWay[] {
  if (account.hasAuthenticator) return ["authenticator"];
  return [
    ...(account.hasPassword ? (["password"] as const) : []),
    ...(account.hasEmail ? (["letter"] as const) : []),
  ];
}
