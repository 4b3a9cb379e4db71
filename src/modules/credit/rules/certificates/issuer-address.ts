/** Where an employer's keys are published, for ever: its id in every credential it signs. */
export function issuerAddress(site: string, tenantId: string): string {
  return `${site}/issuers/${tenantId}`;
}

/** Where one of its status lists is published. */
export function statusListAddress(issuer: string, list: number): string {
  return `${issuer}/status/${list}`;
}

/** Reads either address back; undefined when it is none of them. */
export function readIssuerAddress(
  address: string,
): { readonly issuer: string; readonly tenantId: string; readonly list: number | undefined } | undefined {
  const [, issuer, tenantId, list] =
    /^(https?:\/\/.{1,300}\/issuers\/([0-9a-f-]{36}))(?:\/status\/(\d{1,6}))?$/u.exec(address) ?? [];
  if (issuer === undefined || tenantId === undefined) return undefined;
  return { issuer, tenantId, list: list === undefined ? undefined : Number(list) };
}

/** The site that an issuer's address is at. */
export function siteOfIssuer(issuer: string): string {
  return issuer.replace(/\/issuers\/[0-9a-f-]{36}$/u, "");
}
