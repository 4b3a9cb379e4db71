/** Whether someone elsewhere is among those a writer wants to hear nothing of: by their address, or by their server's name. */
export function isBlocked(blocked: ReadonlySet<string>, actor: string): boolean {
  if (blocked.has(actor)) return true;
  const labels = new URL(actor).hostname.split(".");
  // A server blocks what is below it too: who moves to a name below the same one is the same.
  return labels.some((_, place) => blocked.has(labels.slice(place).join(".")));
}

/** A server's name as it was typed: `https://Loud.example/about`, `@someone@loud.example`; undefined when it is none. */
export function serverName(typed: string): string | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//u, "")
    .replace(/[/?#].*$/u, "")
    .replace(/^.*@/u, "")
    .replace(/:\d+$/u, "");
  if (name.length > 253 || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(name)) return undefined;
  return name;
}
