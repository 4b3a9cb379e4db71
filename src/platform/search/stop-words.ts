/**
 * English words that say nothing about a subject: neither indexed nor searched for. Words that are also names in
 * some field (`may`, `will`, `well`, `new`, `can`) are left in.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am among an and any are arent as at be because been before being
  below between both but by could couldnt did didnt do does doesnt doing dont down during each either else etc
  few for from further had hadnt has hasnt have havent having he her here hers herself him himself his how
  however i if im in into is isnt it its itself ive just let me more most my myself neither nor not of off on
  once only or other others our ours ourselves out over own per same she should shouldnt since so some such than
  that the their theirs them themselves then there these they theyre this those though through thus to too
  toward towards under until up upon us very via was wasnt we were werent what when where whether which while
  who whom whose why with within without wont would wouldnt yet you your youre yours yourself yourselves`.split(
    /\s+/,
  ),
);

/** Said in any text, and a name only to whoever spells them so: no slip for another word means one of these. */
export const hardlyNames: ReadonlySet<string> = new Set(["can", "may", "new", "well", "will"]);
