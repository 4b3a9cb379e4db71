import type { Problem } from "../problem.ts";

/** What a handle is made of: small letters, digits, and hyphens between them. */
export const handlePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

const reserved = new Set(["carrel", "everyone", "feed", "journal", "moderator", "moderators", "new"]);

/** What is wrong with a handle; undefined when nothing is. */
export function handleProblem(handle: string): Problem | undefined {
  if (handle.length < 3 || handle.length > 30)
    return { where: "handle", message: "Give a handle of 3 to 30 characters." };
  if (!handlePattern.test(handle))
    return {
      where: "handle",
      message: "Use small letters, digits and single hyphens between them: reads-a-lot.",
    };
  if (reserved.has(handle)) return { where: "handle", message: "Choose another handle: this one is taken." };
  return undefined;
}

/** A handle that says nothing about anyone, for who chose none: `reader-k3f9q2`, from six random digits or letters. */
export function plainHandle(random: string): string {
  return `reader-${random}`;
}

const mention = /(?<![\w@/.-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w@-]|\.\w)/giu;

/** The handles named in pieces of prose (`@reads-a-lot`), each once, in order; an e-mail address names nobody. */
export function mentionsIn(prose: readonly string[]): readonly string[] {
  const found = prose.flatMap((words) =>
    [...words.matchAll(mention)].flatMap(([, handle]) => (handle === undefined ? [] : handle.toLowerCase())),
  );
  return [...new Set(found)].filter((handle) => handle.length >= 3 && handle.length <= 30);
}
