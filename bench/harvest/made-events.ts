import { type Chance, chanceFrom } from "../matching/random.ts";
import { reword } from "../matching/rewording.ts";

/** An event as a library's calendar holds it, before it is written as a calendar or a feed. */
export interface MadeEvent {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  readonly html: string;
  /** Local date and time in New York, as iCalendar writes it. */
  readonly start: string;
  readonly end: string;
  readonly isWeekly: boolean;
  readonly url: string;
  readonly location: string;
  readonly categories: readonly string[];
}

const subjects = (
  "Early Literacy|Book Repair|Copyright|De-escalation|Grant Writing|Metadata|Reader's Advisory" +
  "|Local History|Digital Privacy|Makerspaces|Accessible Documents|Weeding|Trustee Orientation" +
  "|Teen Programs|Tax Season|Data Literacy|Outreach by Bike|Storytime|Open Access" +
  "|Intellectual Freedom|Collection Diversity|Interlibrary Loan|Disaster Planning|Social Media" +
  "|Genealogy|Citizen Science|School Partnerships|Library Finance|Artificial Intelligence" +
  "|Oral History|Homework Help|Graphic Novels|Prison Libraries|Seed Libraries|Board Games" +
  "|Podcasting|Newspaper Digitization|Patron Surveys|Strategic Plans|Job Seekers|Memory Care" +
  "|Bilingual Collections|Hotspot Lending|Mental Health First Aid|Volunteer Programs|Summer Reading" +
  "|Museum Passes|Zine Making|Conflict at Work|Emergency Repairs|Fundraising Letters" +
  "|Website Usability|Cataloging Maps|Music Scores|Legal Questions|Health Misinformation" +
  "|Story Walks|Bookmobiles|Annual Reports|Union Contracts"
).split("|");
const angles = (
  "on a Shoestring|for Small Libraries|Beyond the Basics|in Rural Communities" +
  "|with Community Partners|for New Supervisors|after Closing Time|in Fifty Minutes" +
  "|for School Librarians|without Tears|that Patrons Notice|in Two Languages|for the Whole Team" +
  "|from Start to Finish|and the Budget|at the Front Desk|when Nobody Is Watching|for Skeptics" +
  "|in Tribal Libraries|across the Consortium|before the Audit|on One Page|by the Numbers" +
  "|for Introverts|during Renovation|under a New Roof"
).split("|");
const subtitles = (
  "Planning Your First Year|Lessons from Three Counties|A Conversation|What the Numbers Say" +
  "|Tools You Already Have|Working with Volunteers|Measuring What Matters|A Panel of Directors" +
  "|Policies that Hold|Getting the Word Out|Stories from the Field|Questions and Answers" +
  "|Mistakes We Made|A Hands-on Afternoon|Checklists and Templates|The Legal Side|Finding the Money" +
  "|Listening First|Small Steps|Case Studies|Who Does What|Hiring and Training" +
  "|From Pilot to Program|A Guided Tour|Asking Better Questions|Keeping It Going"
).split("|");
const speakers = (
  "Abena Osei|Ruth Whitaker|Tomas Varga|Lena Castellano|Jorge Ibarra|Priya Raman|Walter Nystrom" +
  "|Mei Takeda|Olive Brannigan|Sam Fairweather|Ines Duarte|Cora Lindqvist|Noor Haddad|Peter Okafor" +
  "|Greta Vance|Hollis Crane|Yusuf Demir|Anneke Visser|Dolores Quint|Ike Merriweather"
).split("|");
const sentences = [
  "<p>{speaker} and {other} join us on <strong>{when}</strong> for a free 60-minute webinar on {subject}. We look at how small libraries plan, staff and evaluate a service that people notice, and what to do when the budget says no.</p>",
  "<p>The day costs $45 for members and $60 for others; lunch is included. Bring a laptop &amp; a question about {subject}.</p>",
  "<ul><li>Plan a program in an hour</li><li>Find partners in the community</li><li>Measure what changed</li></ul>",
  '<p><a href="https://us02web.zoom.us/webinar/register/WN_{id}?utm_source=calendar&amp;utm_medium=email">Register here</a>. 1.5 contact hours; a recording goes to all who register.</p>',
  "<div>Questions? Write to the <a href='mailto:learning@example.org'>learning desk</a>. If you need an accommodation, tell us two weeks before.<br/>We thank the state library for its support.</div>",
  "<p>Participants leave with a plan, a checklist and the names of colleagues who have worked on {subject} before. No experience is needed.</p>",
  "<p>Presented by {provider} with the regional systems. Live captions are provided, and slides are sent <em>the day before</em>.</p>",
  "<p>Who should attend: branch managers, youth staff, and anyone who answers questions about {subject} at a public desk.&nbsp;</p>",
] as const;
const places = [
  "Online",
  "https://us02web.zoom.us/j/81234567890",
  "Main Library, 12 Elm St, Troy, NY 12180",
  "Carnegie Room, Northgate Branch, 400 State St, Albany, NY 12207",
  "",
] as const;
const categories: readonly [readonly string[], ...(readonly string[])[]] = [
  ["Continuing Education"],
  ["Webinar", "Youth Services"],
  [],
  ["Workshop", "Technology"],
];

/**
 * Calendars of several sources with `count` events in all: a fifth of them list an event of an earlier calendar again,
 * its title reworded, half of them with the same registration link. A fifth are held weekly.
 */
export function madeCalendars(count: number, sourceCount: number): readonly (readonly MadeEvent[])[] {
  const chance = chanceFrom(20_261_121);
  const originals: MadeEvent[] = [];
  const size = Math.ceil(count / sourceCount);
  return Array.from({ length: sourceCount }, (_, source) => {
    const provider = `${subjects[source % subjects.length]} Library System ${source + 1}`;
    const earlier = originals.length;
    return Array.from({ length: Math.min(size, count - source * size) }, (__, place) => {
      const id = `${source}-${place}`;
      // The first calendar has nothing to repeat, so the later ones repeat a little more.
      const repeats = earlier > 0 && chance.is((0.2 * sourceCount) / (sourceCount - 1));
      const original = repeats ? originals[chance.below(earlier)] : undefined;
      if (original !== undefined) return relisted(original, { id, provider, chance });
      const event = madeEvent(id, provider, chance);
      originals.push(event);
      return event;
    });
  });
}

function madeEvent(id: string, provider: string, chance: Chance): MadeEvent {
  const subject = pickOf(subjects, chance);
  const day = `2027${two(1 + chance.below(12))}${two(1 + chance.below(28))}`;
  const hour = 9 + chance.below(9);
  const first = chance.below(sentences.length);
  const opening = `<p><em>${subject}</em> with ${pickOf(speakers, chance)}, ${pickOf(subtitles, chance).toLowerCase()}.</p>\n`;
  const body = [0, 1, 3, 4]
    .map((step) => sentences[(first + step) % sentences.length] ?? "")
    .join("\n")
    .replaceAll("{subject}", subject.toLowerCase())
    .replaceAll("{provider}", provider)
    .replaceAll("{when}", `${hour}:00`)
    .replaceAll("{speaker}", pickOf(speakers, chance))
    .replaceAll("{other}", pickOf(speakers, chance))
    .replaceAll("{id}", id);
  return {
    id,
    title: `${subject} ${pickOf(angles, chance)}: ${pickOf(subtitles, chance)}`,
    provider,
    html: opening + body,
    start: `${day}T${two(hour)}${chance.pick(["00", "30"])}00`,
    end: `${day}T${two(hour + 1)}${chance.pick(["00", "30"])}00`,
    isWeekly: chance.is(0.2),
    url: `https://library.example.org/event/${id}`,
    location: chance.pick(places),
    categories: chance.pick(categories),
  };
}

interface Relisting {
  readonly id: string;
  readonly provider: string;
  readonly chance: Chance;
}

function relisted(original: MadeEvent, { id, provider, chance }: Relisting): MadeEvent {
  return {
    ...original,
    id,
    provider,
    title: reword(original.title, chance, original.provider),
    url: chance.is(0.5)
      ? `${original.url}?utm_source=partner&utm_campaign=${id}`
      : `https://partner.example.org/${id}`,
  };
}

function pickOf(values: readonly string[], chance: Chance): string {
  return values[chance.below(values.length)] ?? "";
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** Events as one iCalendar document, its long lines folded at 75 octets. */
export function calendarOf(events: readonly MadeEvent[]): string {
  const lines = events.flatMap((event) => [
    "BEGIN:VEVENT",
    `UID:${event.id}@library.example.org`,
    "DTSTAMP:20261101T000000Z",
    `DTSTART;TZID=America/New_York:${event.start}`,
    `DTEND;TZID=America/New_York:${event.end}`,
    ...(event.isWeekly ? ["RRULE:FREQ=WEEKLY;COUNT=12"] : []),
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.html)}`,
    ...(event.location === "" ? [] : [`LOCATION:${escaped(event.location)}`]),
    `URL:${event.url}`,
    ...(event.categories.length === 0 ? [] : [`CATEGORIES:${event.categories.join(",")}`]),
    "STATUS:CONFIRMED",
    "END:VEVENT",
  ]);
  const whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made//EN", ...lines, "END:VCALENDAR", ""];
  return whole.map(folded).join("\r\n");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll("\n", String.raw`\n`);
}

function folded(line: string): string {
  return line.length <= 75 ? line : (line.match(/.{1,74}/gu)?.join("\r\n ") ?? line);
}

/** Events as an RSS 2.0 feed with the event module, as calendars of libraries offer it. */
export function feedOf(events: readonly MadeEvent[]): string {
  const items = events.map(
    (
      event,
    ) => `<item><title>${event.title.replaceAll("&", "&amp;")}</title><link>${event.url.replaceAll("&", "&amp;")}</link>
<guid isPermaLink="false">${event.id}</guid><pubDate>Mon, 02 Nov 2026 14:00:00 -0500</pubDate><dc:creator>${event.provider}</dc:creator>
${event.categories.map((category) => `<category>${category}</category>`).join("")}<description><![CDATA[${event.html}]]></description>
<ev:startdate>${isoOf(event.start)}</ev:startdate><ev:enddate>${isoOf(event.end)}</ev:enddate><ev:location>${event.location}</ev:location></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ev="http://purl.org/rss/1.0/modules/event/"><channel><title>Events</title>${items.join("\n")}</channel></rss>`;
}

function isoOf(local: string): string {
  return local.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/u, "$1-$2-$3T$4:$5:$6-05:00");
}
