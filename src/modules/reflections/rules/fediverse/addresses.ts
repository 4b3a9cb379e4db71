/** Where on this site a journal is for other servers, and what is of it. */
export const actorsPath = "/ap/journals";
export const postsPath = "/ap/posts";
export const sharedInboxPath = "/ap/inbox";

/** The addresses of a journal as other servers know it. */
export interface ActorAddresses {
  readonly id: string;
  readonly inbox: string;
  readonly outbox: string;
  readonly followers: string;
  /** Of the public key. */
  readonly key: string;
  readonly sharedInbox: string;
}

export function actorAddresses(publicUrl: string, actorId: string): ActorAddresses {
  const id = `${publicUrl}${actorsPath}/${actorId}`;
  return {
    id,
    inbox: `${id}/inbox`,
    outbox: `${id}/outbox`,
    followers: `${id}/followers`,
    key: `${id}#main-key`,
    sharedInbox: publicUrl + sharedInboxPath,
  };
}

/** The address of something that was sent. */
export function postAddress(publicUrl: string, postId: string): string {
  return `${publicUrl}${postsPath}/${postId}`;
}

/** The id of what was sent, when an address is one of ours. */
export function postIdOf(publicUrl: string, address: string): string | undefined {
  const start = `${publicUrl}${postsPath}/`;
  const id = address.startsWith(start) ? address.slice(start.length) : "";
  return /^[0-9a-f-]{36}$/u.test(id) ? id : undefined;
}

/** The id of a journal as other servers know it, when an address is one of ours. */
export function actorIdOf(publicUrl: string, address: string): string | undefined {
  const start = `${publicUrl}${actorsPath}/`;
  const id = address.startsWith(start) ? address.slice(start.length) : "";
  return /^[0-9a-f-]{36}$/u.test(id) ? id : undefined;
}

/** What people elsewhere search for to find a journal: `@reads-a-lot@learn.example.org`. */
export function fediverseAddress(publicUrl: string, handle: string): string {
  return `@${handle}@${new URL(publicUrl).host}`;
}
