/** Who may read a reflection, from the narrowest to the widest. Nothing is wider than its writer chose. */
export const levels = ["only me", "my supervisor", "my branch", "my system", "everyone"] as const;

export type Level = (typeof levels)[number];

/** A level at which a copy stands in some room: one of a writer's, or that of a community it was put into beside it. */
export type SharedLevel = Exclude<Level, "only me"> | "community";

/** What a form says of each: the name, and who that is. */
export const levelWords: Readonly<Record<Level, { readonly name: string; readonly who: string }>> = {
  "only me": { name: "Only me", who: "Nobody else, whoever runs the server" },
  "my supervisor": { name: "My supervisor", who: "Those who supervise you, and they see your own name" },
  "my branch": { name: "My branch", who: "People who work at your branch or school" },
  "my system": { name: "My system", who: "Everyone who works for your library system" },
  everyone: { name: "Everyone", who: "Anybody on the web, signed in or not" },
};

/** Whether a text from outside is a level. */
export function isLevel(text: string): text is Level {
  return (levels as readonly string[]).includes(text);
}
