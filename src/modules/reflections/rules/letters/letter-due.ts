/** How often someone wants what others said by e-mail, the most often first. */
export const oftenWords = {
  "at once": "At once",
  daily: "Once a day, in the morning",
  never: "Never",
} as const;

export type Often = keyof typeof oftenWords;

/** Whether a text from outside is one. */
export function isOften(text: string): text is Often {
  return Object.hasOwn(oftenWords, text);
}

/** The hour of the reader's day from which a daily letter goes out: before they are at their desk. */
const morning = 7;

/** What is to be looked at for someone now. */
export interface Due {
  /** What others said to them. */
  readonly notices: boolean;
  /** What is new in what they follow: once a day, however often they want the rest. */
  readonly followed: boolean;
}

/** What someone is to be told now, by the hour and day where they are. */
export function letterDue({
  hour,
  often,
  today,
  toldOn,
}: {
  readonly often: Often;
  readonly hour: number;
  readonly today: string;
  /** The last day on which a morning's letter was looked at. */
  readonly toldOn: string | undefined;
}): Due {
  const followed = often !== "never" && hour >= morning && (toldOn === undefined || toldOn < today);
  return { notices: often === "at once" || followed, followed };
}
