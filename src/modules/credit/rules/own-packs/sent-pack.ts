/** A form's texts by name: the one, or all of a field that is sent several times. */
export interface SentTexts {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
}
