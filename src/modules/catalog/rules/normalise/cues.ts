import type { Phrase } from "./phrases.ts";

/**
 * Words near which a rule looks closely. The patterns of the rules are slow and most sentences say nothing of cost,
 * credit or clocks: each is read only in the sentences that have one of its words. A cue missing here is a
 * statement never read, so a pattern and its cues are changed together.
 */
const CUES = {
  /** Plainly about taking part; "free for" and the like, with what follows. */
  free: "free for, is free, are free, be free, is completely free, is always free, is totally free, is also free, is offered free, are offered free, is provided free, completely free, totally free, absolutely free, always free, registration free, admission free, free of charge, free to attend, free to all, free to anyone, free to everyone, free to join, free to register, free to participate, free to members, free to library, free to librarians, free to participants, free and open to, free webinar, free webcast, free web conference, free online, free virtual, free live, free registration, free admission, free workshop, free course, free class, free training, free session, free event, free conference, free symposium, free program, free presentation, free panel, free series, free professional development, free continuing education, free in-person, free hybrid, free hands-on, free self-paced, free interactive, free one-hour, free half-hour, free 1 hour, free 2 hour, free two-hour, free three-hour, free 15 minute, free 20 minute, free 30 minute, free 40 minute, free 45 minute, free 50 minute, free 60 minute, free 75 minute, free 90 minute, no cost, no charge, no fee, no registration fee, without charge, complimentary registration, complimentary admission, complimentary webinar, complimentary event, gratis, gratuit, gratuite, gratuito, gratuita",
  freeWord: "free, complimentary, none",
  price:
    "cost, fee, price, pricing, registration, register, tuition, admission, ticket, per person, member, non-member, nonmember, early bird, student, attend, payment, rate, each, pay",
  currency: "usd, cad, aud, eur, gbp, dollar, euro, pound",
  donation:
    "suggested donation, optional donation, voluntary donation, recommended donation, by donation, free will donation, any donation, pay what you can, pay what you wish, pay what you want, pay what you will, donation welcome, donations are welcome, donation accepted, donations are accepted, donation appreciated, donations are appreciated, donation encouraged, donation optional",
  /** Money that is not the price of taking part. */
  otherMoney:
    "grant, prize, award, stipend, scholarship, million, billion, gift card, raffle, honorarium, honoraria, salary, fundraising, fundraiser, raised, worth, saving, shipping, budget",
  credit:
    "ceu, leu, tleu, pdp, pdu, clu, cpe, ctle, ce, credit, contact hour, clock hour, instructional hour, act 48, continuing education, professional development, professional learning, pd hour, pd, cle, mcle, mla, certificate of, attendance certificate, library education unit, in-service hour, learning hour, general ce",
  length: "hour, hr, minute, min, hour long",
  weekday:
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun",
  clock:
    "et, est, edt, eastern, ct, cst, cdt, central, mt, mst, mdt, mountain, pt, pst, pdt, pacific, akst, akdt, alaska, hst, hawaii, ast, adt, atlantic",
  tongue: "spanish, french, english, deutsch, español, français",
} as const;

/** Phrases that look like "free" and are about something else, or deny it. */
const NOT_FREE =
  "feel free, free for use, free for download, free for the taking, free for personal, free parking, free lunch, free wifi, free wi-fi, free speech, free book, free trial, free gift, free shipping, free download, free time, free copy, free resource, free tool, free material, free sample, free swag, free poster, free expression, free access to, free online resource, free online tool, free online database, free online course from, toll free, hands free, gluten free, risk free, fine free, stress free, smoke free, royalty free, ad free, tax free, cost free, fragrance free, scent free, barrier free, drug free, sugar free, free from, free yourself, free up, free and open source, not free, isn't free, no longer free, never free, parking is free, lunch is free, wifi is free, wi-fi is free, shipping is free, fine free library";

export type Cue = keyof typeof CUES;
const NAMES = Object.keys(CUES) as readonly Cue[]; // the keys of a constant

/** Each cue as one bit of a number, so that several are asked for at once: `CUE.clock | CUE.weekday`. */
export const CUE: Readonly<Record<Cue, number>> = bitsOf(NAMES);

function bitsOf(names: readonly Cue[]): Record<Cue, number> {
  const bits = names.map((name, place) => [name, 1 << place]);
  return Object.fromEntries(bits) as Record<Cue, number>; // one for each name
}

/** Each cue is a list of the phrase index, so that one word may be a cue for several rules. */
export function cuePhrases(): Phrase<Cue>[] {
  const phrases = (list: Cue, id: string, words: string) =>
    words.split(", ").map((phrase) => ({ list, id, phrase, isHint: false, isTitleOnly: false }));
  return [...NAMES.flatMap((cue) => phrases(cue, cue, CUES[cue])), ...phrases("free", "", NOT_FREE)];
}
