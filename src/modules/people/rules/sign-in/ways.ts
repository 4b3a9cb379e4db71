/** How someone proved who they are. */
export type SignInWay =
  | "set-up"
  | "link"
  | "code"
  | "password"
  | "passkey"
  | "openid"
  | "saml"
  | "invitation";

/**
 * Whether a code from the authenticator is asked for as well, when the account has one.
 *
 * A letter and a password are one factor each. A passkey is two in one; a library's own sign-in asks for what its library
 * wants; and who sets a site up stands at the machine.
 */
export function isOneFactor(way: SignInWay): boolean {
  return way === "link" || way === "code" || way === "password" || way === "invitation";
}
