/** Whom a program is for, youngest first; ids never change once released. */
export const audienceNames = {
  babies: "Babies and toddlers",
  preschool: "Preschoolers",
  children: "Children",
  tweens: "Tweens",
  teens: "Teens",
  adults: "Adults",
  "older-adults": "Older adults",
  families: "Families",
  everyone: "Everyone",
} as const;

/** Whom a program is for. */
export type Audience = keyof typeof audienceNames;

export const audiences = Object.keys(audienceNames) as readonly Audience[];

const wordsOf: Readonly<Record<Audience, RegExp>> = {
  babies: /\b(?:bab(?:y|ies)|toddlers?|infants?|lapsit)\b/iu,
  preschool: /\b(?:pre-?school(?:ers?)?|pre-?k|story\s?times?|story hours?)\b/iu,
  children: /\b(?:children(?:['’]s)?|kids?|elementary|grades? k)\b/iu,
  tweens: /\b(?:tweens?|middle school(?:ers?)?)\b/iu,
  teens: /\b(?:teens?|teenagers?|young adults?|high school(?:ers?)?)\b/iu,
  adults: /\b(?:adults?|grown-?ups?|job ?seekers?)\b/iu,
  "older-adults": /\b(?:seniors?|older adults?|55\+|60\+|65\+|retirees?)\b/iu,
  families: /\b(?:famil(?:y|ies)|intergenerational|all ages)\b/iu,
  everyone: /\b(?:everyone|the public|all welcome)\b/iu,
};

/** The audiences that a few words name, youngest first; `young adults` are teens and `older adults` no other adults. */
export function audiencesInWords(text: string): readonly Audience[] {
  const plain = text.replaceAll(/\b(?:young|older) adults?\b/giu, (found) =>
    found.toLowerCase().startsWith("young") ? "teens" : "seniors",
  );
  return audiences.filter((audience) => wordsOf[audience].test(plain));
}
