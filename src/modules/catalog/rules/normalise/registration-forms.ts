import type { WebAddress } from "./web-address.ts";

/**
 * Platforms whose addresses come in several forms for one registration: what an address of theirs has in it (most are
 * told apart by that alone), a pattern over host and path, and the one key to use. `$1`… are the groups of the pattern;
 * ids keep their letter case because it is part of them. A platform is added here and nowhere else.
 */
const FORMS: readonly (readonly [needs: string, pattern: RegExp, key: string])[] = [
  // Zoom: any vanity host; webinars, meetings, join links.
  [
    "zoom.",
    /^(?:[\w-]+\.)*zoom\.(?:us|com)\/(?:meeting|webinar)\/register\/([\w%.-]+)/u,
    "zoom.us/register/$1",
  ],
  ["zoom.", /^(?:[\w-]+\.)*zoom\.(?:us|com)\/(?:j|w|wc\/join|s)\/(\d{9,12})/u, "zoom.us/j/$1"],
  ["zoom.", /^events\.zoom\.us\/(?:ev|e(?:vent)?)\/([\w.-]+)/u, "events.zoom.us/ev/$1"],
  // GoToWebinar and GoToMeeting.
  [
    "goto",
    /^(?:attendee|register|www|global|dashboard)\d?\.(?:gotowebinar|gototraining|gotomeeting)\.com\/(?:register|rt|en_US\/register|r)\/(\d{6,})/u,
    "gotowebinar.com/register/$1",
  ],
  // Eventbrite: the number is the event, the words before it change with the title.
  ["eventbrite", /^(?:www\.)?eventbrite\.[a-z.]{2,6}\/e(?:vent)?\/(?:.*-)?(\d{6,})/u, "eventbrite.com/e/$1"],
  [
    "eventbrite",
    /^(?:www\.)?eventbrite\.[a-z.]{2,6}\/(?:register|checkout-external)\?(?:.*&)?eid=(\d{6,})/u,
    "eventbrite.com/e/$1",
  ],
  // Webex: the meeting id, in a parameter or in the path.
  ["webex", /^([\w-]+)\.webex\.com\/.*[?&](?:MTID|RGID)=(\w+)/iu, "webex.com/$1/$2"],
  ["webex", /^([\w-]+)\.webex\.com\/weblink\/register\/(\w+)/u, "webex.com/$1/$2"],
  // Microsoft Teams.
  ["teams.", /^events\.teams\.microsoft\.com\/event\/([\w-]+)/u, "teams.microsoft.com/event/$1"],
  ["teams.", /^teams\.microsoft\.com\/registration\/([\w,-]+)/u, "teams.microsoft.com/registration/$1"],
  [
    "teams.",
    /^teams\.(?:microsoft|live)\.com\/l\/meetup-join\/(?:19(?:%3a|:))?([\w-]+)/iu,
    "teams.microsoft.com/meet/$1",
  ],
  // Crowdcast, BigMarker, ON24, Livestorm, Demio.
  ["crowdcast", /^(?:www\.)?crowdcast\.io\/(?:c|e)\/([\w-]+)/u, "crowdcast.io/c/$1"],
  ["bigmarker", /^(?:www\.)?bigmarker\.com\/([\w-]+\/[\w-]+)/u, "bigmarker.com/$1"],
  ["on24", /^(?:event|events|vts|vshow)\.on24\.com\/wcc\/r\/(\d+)/u, "on24.com/$1"],
  ["on24", /^(?:event|events)\.on24\.com\/.*[?&]eventid=(\d+)/iu, "on24.com/$1"],
  ["livestorm", /^app\.livestorm\.co\/(?:p\/)?([\w-]+\/[\w-]+|[\w-]{20,})/u, "livestorm.co/$1"],
  ["demio", /^(?:my|event)\.demio\.com\/ref\/(\w+)/u, "demio.com/$1"],
  // LibCal, on its own hosts and under a library's name; Communico; Localist; Meetup.
  ["libcal", /^([\w.-]+\.libcal\.com)\/(?:calendar\/[\w-]+\/)?event\/(\d+)/u, "$1/event/$2"],
  ["/event/", /^([\w.-]+)\/event\/(\d{5,})(?:[?/]|$)/u, "$1/event/$2"],
  ["meetup", /^(?:www\.)?meetup\.com\/([\w-]+)\/events\/(\d+)/u, "meetup.com/$1/events/$2"],
  // Video and forms.
  [
    "youtu",
    /^(?:(?:www|m)\.)?youtube\.com\/(?:watch\?(?:.*&)?v=|live\/|embed\/|shorts\/)([\w-]{11})/u,
    "youtube.com/$1",
  ],
  ["youtu", /^youtu\.be\/([\w-]{11})/u, "youtube.com/$1"],
  ["docs.google", /^docs\.google\.com\/forms\/(?:u\/\d+\/)?d\/(?:e\/)?([\w-]+)/u, "docs.google.com/forms/$1"],
  ["surveymonkey", /^(?:www\.)?(?:\w+\.)?surveymonkey\.com\/r\/([\w-]+)/iu, "surveymonkey.com/r/$1"],
];

/** Hosts on which people sign up: a link there is a registration link whatever its words. */
const REGISTRATION_HOSTS =
  /(?:^|\.)(?:zoom\.us|gotowebinar\.com|gototraining\.com|eventbrite\.[a-z.]+|webex\.com|events\.teams\.microsoft\.com|crowdcast\.io|bigmarker\.com|on24\.com|livestorm\.co|demio\.com|eventzilla\.net|cvent\.com|regonline\.com|ticketleap\.com|tickettailor\.com|airmeet\.com|hopin\.com|whova\.com|signupgenius\.com|wildapricot\.org|registerblast\.com)$/u;

/** Most addresses have nothing of any platform in them: one pass tells. A dot here stands for anything, the loop looks again. */
const ANY_FORM = new RegExp([...new Set(FORMS.map(([needs]) => needs))].join("|"), "u");

/** The one key of a registration on a platform we know; absent elsewhere. */
export function registrationKey({ hostname, pathname, search }: WebAddress): string | undefined {
  const host = hostname.startsWith("www.") ? hostname.slice(4) : hostname;
  const text = `${host}${pathname}${search}`;
  if (!ANY_FORM.test(text)) return undefined;
  for (const [needs, pattern, key] of FORMS) {
    const match = text.includes(needs) ? pattern.exec(text) : null;
    if (match !== null) return key.replace(/\$(\d)/gu, (_, place: string) => match[Number(place)] ?? "");
  }
  return undefined;
}

/** True for hosts where following a link means signing up. */
export function isRegistrationHost(host: string): boolean {
  return REGISTRATION_HOSTS.test(host);
}
