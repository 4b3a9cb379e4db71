/** Someone on another server, as that server tells of them. */
export interface RemotePerson {
  /** Their address, which their server signs for. */
  readonly actor: string;
  /** `Ana (@ana@mastodon.example)`. */
  readonly name: string;
  readonly inbox: string;
  readonly sharedInbox: string | undefined;
}

/** What they are called here: the name they chose, and where they are, which they cannot choose. */
export function remoteName(
  actor: string,
  { name, username }: { readonly name: string; readonly username: string },
): string {
  const address = `@${oneLine(username).replaceAll("@", "").slice(0, 60) || "someone"}@${new URL(actor).host}`;
  const said = oneLine(name).slice(0, 80);
  return said === "" ? address : `${said} (${address})`;
}

/** How someone is mentioned, of the name they are called by here: `@ana@mastodon.example`. */
export function mentionName(name: string): string {
  return /@[^\s()@]+@[^\s()@]+(?=\)?$)/u.exec(name)?.[0] ?? name;
}

/** Marks that turn the direction of what follows, and anything that is no letter to be seen, are left out. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
