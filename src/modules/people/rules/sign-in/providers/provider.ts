/** How an identity provider speaks. */
export type ProviderKind = "openid" | "saml";

/** Where an employer's staff prove who they are, and what is believed of it. */
export interface Provider {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: ProviderKind;
  /** On the button. */
  readonly name: string;
  readonly isActive: boolean;
  /** OpenID: the issuer's address. SAML: the provider's entity id. */
  readonly issuer: string;
  readonly clientId: string | undefined;
  readonly entryPoint: string | undefined;
  /** PEM, newest first. */
  readonly certificates: readonly string[];
  /** SAML: where it takes requests to sign someone out there; undefined where it is not told. */
  readonly logoutUrl: string | undefined;
  /** Someone who starts at the provider's own page is sent round to begin here. */
  readonly answersUnasked: boolean;
  /** In lower case: `prairie.example`. */
  readonly emailDomains: readonly string[];
  /** Addresses in these domains are the employer's word, also when the provider does not say that it checked them. */
  readonly trustsOwnAddresses: boolean;
  /** The claim that holds the employee number; people are known by it instead of by e-mail. */
  readonly numberClaim: string | undefined;
  readonly admitsNewcomers: boolean;
}

/** Where someone begins to sign in at a provider. */
export function providerPath({ kind, id }: Pick<Provider, "kind" | "id">): string {
  return `/sign-in/${kind}/${id}`;
}
