/** How an identity provider speaks. */
export type ProviderKind = "openid" | "saml";
