/** An absolute http(s) address, or nothing when there is none to be had. */
export function absoluteAddress(
  address: string | undefined,
  baseUrl: string | undefined,
): string | undefined {
  if (address === undefined || address.trim() === "") return undefined;
  const url = resolve(address.trim(), baseUrl);
  return url !== undefined && /^(?:https?|webcals?):$/u.test(url.protocol) ? url.href : undefined;
}

/** The address as given, joined to the base when it is relative; as given when it cannot be joined. */
export function joined(address: string, baseUrl: string | undefined): string {
  const trimmed = address.trim();
  if (baseUrl === undefined) return trimmed;
  return trimmed === "" ? baseUrl : (resolve(trimmed, baseUrl)?.href ?? trimmed);
}

export function resolve(address: string, baseUrl?: string): URL | undefined {
  try {
    return new URL(address, baseUrl);
  } catch {
    return undefined;
  }
}
