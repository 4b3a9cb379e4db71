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
