import type { DocumentFormat } from "../detect/detect-document.ts";

/** One document to fetch, and what it should turn out to be. */
export interface PlatformRequest {
  readonly url: string;
  readonly format: DocumentFormat;
}

/** How one platform's addresses are told, and what they lead to. */
export interface AddressPattern {
  readonly platform: string;
  readonly name: string;
  readonly recognise: (url: URL, now: string) => Found | undefined;
}

export interface Found {
  readonly requests: readonly PlatformRequest[];
  readonly notes?: readonly string[];
  readonly isSliced?: boolean;
}

/** The same address with query parameters set; `undefined` takes one away. */
export function withQuery(url: URL, parameters: Readonly<Record<string, string | undefined>>): string {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  }
  changed.hash = "";
  return changed.href;
}

/** Another path on the same host, without query. */
export function onHost(url: URL, path: string): string {
  return new URL(path, url.origin).href;
}

export function isHost(url: URL, ...hosts: readonly string[]): boolean {
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** The day of an instant in UTC, `days` later. */
export function dayFrom(now: string, days: number): string {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  return new Date(midnight + days * 86_400_000).toISOString().slice(0, 10);
}
