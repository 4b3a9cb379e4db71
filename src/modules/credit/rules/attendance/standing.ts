/** Programs that sit in a meeting and write it down. Their makers' names alone would take away people called Otter or Gong. */
const botNames: readonly RegExp[] = [
  /\bnote[- ]?tak(?:er|ing)\b/iu,
  /\bmeeting[- ](?:notes?|assistant|recorder|bot)\b/iu,
  /\bAI[- ](?:notes?|assistant|companion|recorder|scribe)\b/iu,
  /\b(?:read|otter|fireflies|avoma|sembly|meetgeek|krisp|grain|fathom|supernormal|circleback|spinach|airgram|laxis|tactiq|bluedot|recall|fellow|rev)\.(?:ai|io|app|com|video)\b/iu,
  /\b(?:otterpilot|tl;dv|tldv|meetgeek|read\.ai|nyota|scribbl)\b/iu,
];

const botAddresses = new Set([
  "fred@fireflies.ai",
  "notetaker@otter.ai",
  "executiveassistant@e.read.ai",
  "notetaker@fathom.video",
]);

/** Whether a row is a program that listens, not a person. */
export function isBot(name: string, email: string | undefined): boolean {
  return (email !== undefined && botAddresses.has(email)) || botNames.some((pattern) => pattern.test(name));
}

/** Whether all that is known of someone is a telephone number, part of which may be hidden: `+1 555***1234`. */
export function isCaller(name: string): boolean {
  const bare = name.replace(/^(?:phone|telephone|telefon|tel\.?|call-?in user|dial-?in user)[\s:_#-]*/iu, "");
  if (bare !== name && /^[\d\s_+().*x-]*$/iu.test(bare)) return true;
  const digits = bare.replaceAll(/[^\d*x]/giu, "").length;
  return /^\+?[\d\s().*x-]+$/iu.test(bare) && /\d/u.test(bare) && digits >= 5;
}
