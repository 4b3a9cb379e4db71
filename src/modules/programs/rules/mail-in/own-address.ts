const form = /^program\+([a-z]{24})@(.+)$/u;

/** The address that mail for programs goes to. */
export function addressOf(token: string, domain: string): string {
  return `program+${token}@${domain}`;
}

/** What makes an address somebody's own; undefined when it is none of ours. Case is let go, as most mail servers do. */
export function tokenIn(address: string, domain: string): string | undefined {
  const [, token, of] = form.exec(address.trim().toLowerCase()) ?? [];
  return of === domain.toLowerCase() ? token : undefined;
}
