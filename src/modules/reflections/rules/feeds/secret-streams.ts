/** Streams that need signing in, and so a secret address to be read elsewhere. */
export const secretStreams = {
  branch: "My branch",
  system: "My system",
  following: "What I follow",
} as const;

export type SecretStream = keyof typeof secretStreams;

/** Whether a text from outside is one. */
export function isSecretStream(text: string): text is SecretStream {
  return Object.hasOwn(secretStreams, text);
}

/** The community whose stream a secret address is of; undefined when it is of another. */
export function communityIn(stream: string): string | undefined {
  return stream.startsWith("community:") ? stream.slice("community:".length) : undefined;
}
