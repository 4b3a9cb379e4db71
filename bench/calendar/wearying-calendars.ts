/* Only for tests and bench/fuzz-calendar.ts: calendars made to send a careless reader round in circles. */

/** Each kind by what it is full of, as large as asked for in bytes, or a little larger. */
export function wearyingCalendars(
  length: number,
): readonly (readonly [kind: string, calendar: Uint8Array])[] {
  return Object.entries(KINDS).map(([kind, of]) => [kind, Buffer.from(inCalendar(of(length)))]);
}

const KINDS: Readonly<Record<string, (length: number) => string>> = {
  "exclusions and older exceptions": (length) =>
    `${hourlySeries(listed("EXDATE:", length / 2))}${full(length / 2, (at) => exception(at))}`,
  "unreadable exclusions": (length) =>
    event(`DTSTART:20260101T000000Z\nRRULE:FREQ=DAILY\nEXDATE:${full(length, (at) => `x${at},`)}`),
  "exclusions in zones nobody knows": (length) =>
    event(`DTSTART:20260101T000000Z\n${full(length, (at) => `EXDATE;TZID=No ${at}:20260101T000000\n`)}`),
  "exclusions in zones of no town": (length) =>
    event(
      `DTSTART:20260101T000000Z\n${full(length, (at) => `EXDATE;TZID=America/No${at}:20260101T000000\n`)}`,
    ),
  "unreadable dates to add": (length) =>
    event(`DTSTART:20260101T000000Z\nRDATE:${full(length, (at) => `2026${at}/x,`)}`),
  "dates to add": (length) => event(`DTSTART:20260101T000000Z\n${listed("RDATE:", length)}`),
  "rules to leave out": (length) =>
    event(
      `DTSTART:20260101T000000Z\nRRULE:FREQ=HOURLY\n${full(length, (at) => `EXRULE:FREQ=DAILY;INTERVAL=${at + 1}\n`)}`,
    ),
  "rules of one series": (length) =>
    event(`DTSTART:20200101T000000Z\n${full(length, (at) => `RRULE:FREQ=DAILY;INTERVAL=${at + 1}\n`)}`),
  "changes to all that follows": (length) =>
    `${hourlySeries("")}${full(length, (at) => exception(at, ";RANGE=THISANDFUTURE"))}`,
  "dates to add, and changes to all that follows": (length) =>
    `${hourlySeries(listed("RDATE:", length / 2))}${full(length / 2, (at) => exception(at, ";RANGE=THISANDFUTURE"))}`,
  "dates to add, and whole days in their stead": (length) =>
    `${hourlySeries(listed("RDATE:", length / 2))}${full(length / 2, (at) => exception(at * 24 + 240_000, ";VALUE=DATE"))}`,
  "zones nobody knows beside one that is defined": (length) =>
    `${zone("Our Own", "")}${full(length, (at) => event(`UID:${at}\nDTSTART;TZID=Nobody ${at} knows:20261201T000000`))}`,
  "zones that are all defined": (length) =>
    full(length, (at) => `${zone(`Z${at}`, "")}${event(`UID:${at}\nDTSTART;TZID=Z${at}:20261201T000000`)}`),
  "changes of one zone's clock": (length) =>
    `${zone(
      "Long",
      full(length, (at) => `RDATE:${wall(at)}\n`),
    )}${event("DTSTART;TZID=Long:20261201T000000\nRRULE:FREQ=HOURLY")}`,
  "rules of one zone's clock": (length) =>
    `${zone(
      "Ruled",
      full(length, (at) => `RRULE:FREQ=DAILY;INTERVAL=${at + 1}\n`),
    )}${event("DTSTART;TZID=Ruled:20261201T000000\nRRULE:FREQ=HOURLY")}`,
  "parts of one zone": (length) =>
    `BEGIN:VTIMEZONE\nTZID:Parts\n${full(length, (at) => observance("STANDARD", wall(at), ""))}END:VTIMEZONE\n${event("DTSTART;TZID=Parts:20261201T000000\nRRULE:FREQ=HOURLY")}`,
  "filters that never fit": (length) =>
    full(length, (at) => event(`UID:${at}\nDTSTART:20260101T000000Z\n${NEVER}`)),
  "filters that fit once in four hundred years": (length) =>
    full(length, (at) =>
      event(`UID:${at}\nDTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO`),
    ),
  "lists of every hour, minute and second": (length) =>
    full(length, (at) =>
      event(`UID:${at}\nDTSTART:20260101T000000Z\nRRULE:FREQ=YEARLY;BYHOUR=${upTo(23)};BYMINUTE=${upTo(59)}`),
    ),
  "long lists in one rule": (length) =>
    event(
      `DTSTART:20260101T000000Z\nRRULE:FREQ=YEARLY;BYYEARDAY=${full(length, (at) => `${(at % 366) + 1},`)}1`,
    ),
  "positions in one rule": (length) =>
    event(
      `DTSTART:20260101T000000Z\nRRULE:FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS=${full(length, (at) => `${(at % 366) + 1},`)}1`,
    ),
  "versions of one event": (length) =>
    full(length, (at) => event(`UID:1\nDTSTART:20261201T000000Z\nSUMMARY:a\nSEQUENCE:${at}`)),
  "titles of one moment": (length) =>
    full(length, (at) => event(`UID:1\nDTSTART:20261201T000000Z\nSUMMARY:${at}`)),
  "moments of one title": (length) => full(length, (at) => event(`UID:1\nDTSTART:${wall(at)}Z\nSUMMARY:a`)),
  "cancellations of one event": (length) =>
    `METHOD:CANCEL\n${full(length, () => "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n")}`,
  "meetings called off one by one": (length) =>
    `METHOD:CANCEL\n${full(length, (at) => `BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:${wall(at)}Z\nEND:VEVENT\n`)}`,
  "events without a UID": (length) => full(length, (at) => event(`DTSTART:${wall(at)}Z`)),
  calendars: (length) => full(length, (at) => inCalendar(event(`UID:${at}\nDTSTART:20261201T000000Z`))),
  "calendars with zones": (length) =>
    full(length, (at) =>
      inCalendar(`${zone(`Z${at}`, "")}${event(`UID:${at}\nDTSTART;TZID=Q:20261201T000000`)}`),
    ),
  "folds of one line": (length) =>
    event(`DTSTART:20261201T000000Z\nDESCRIPTION:${full(length, () => "a\n ")}`),
  "folds of nothing": (length) => event(`DTSTART:20261201T000000Z\nDESCRIPTION:${full(length, () => "\n ")}`),
  "soft line ends": (length) =>
    event(`DTSTART:20261201T000000Z\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:${full(length, () => "=\n")}`),
  "lines without a name": (length) =>
    event(`DTSTART:20261201T000000Z\nDESCRIPTION:a\n${full(length, () => "a b\n")}`),
  "one long line": (length) => event(`DTSTART:20261201T000000Z\nDESCRIPTION:${full(length, () => "a")}`),
  "tags in a description": (length) =>
    event(`DTSTART:20261201T000000Z\nX-ALT-DESC:${full(length, () => "<a href='")}`),
  escapes: (length) => event(`DTSTART:20261201T000000Z\nDESCRIPTION:${full(length, () => "\\\\n")}`),
  parameters: (length) => event(`DTSTART${full(length, (at) => `;X${at}=1`)}:20261201T000000Z`),
  "parameters that never close": (length) => event(full(length, () => 'DTSTART;TZID="a:20261201T000000Z\n')),
  "colons in a parameter": (length) => event(`DTSTART;TZID=${full(length, () => ":")}20261201T000000`),
  categories: (length) => event(`DTSTART:20261201T000000Z\nCATEGORIES:${full(length, (at) => `c${at},`)}`),
  "lines of categories": (length) =>
    event(`DTSTART:20261201T000000Z\n${full(length, (at) => `CATEGORIES:c${at}\n`)}`),
  attachments: (length) =>
    event(`DTSTART:20261201T000000Z\n${full(length, (at) => `ATTACH:https://a.example/${at}\n`)}`),
  "components inside each other": (length) => full(length, () => "BEGIN:X\n"),
  "ends without a beginning": (length) => full(length, () => "END:X\n"),
  "events that never end": (length) => full(length, (at) => `BEGIN:VEVENT\nUID:${at}\nDTSTART:20261201\n`),
  "alarms of one event": (length) =>
    event(`DTSTART:20261201T000000Z\n${full(length, () => "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\n")}`),
  "kinds of components": (length) => full(length, (at) => `BEGIN:X${at}\nEND:X${at}\n`),
  "returns alone": (length) => full(length, () => "\r"),
  "empty lines": (length) => full(length, () => "\n"),
  zeros: (length) => full(length, () => "\u0000"),
};

const NEVER = "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;BYDAY=5MO;BYSETPOS=-366;BYHOUR=3;BYWEEKNO=53";

function inCalendar(content: string): string {
  return `BEGIN:VCALENDAR\n${content}\nEND:VCALENDAR\n`;
}

function event(lines: string): string {
  return `BEGIN:VEVENT\n${lines}\nEND:VEVENT\n`;
}

function hourlySeries(more: string): string {
  return event(`UID:1\nSUMMARY:a\nSEQUENCE:1\nDTSTART:20260101T000000Z\nRRULE:FREQ=HOURLY\n${more}`);
}

function exception(at: number, parameters = ""): string {
  return event(`UID:1\nSUMMARY:a\nRECURRENCE-ID${parameters}:${wall(at)}Z\nDTSTART:${wall(at)}Z`);
}

function zone(name: string, more: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${name}\n${observance("STANDARD", "19701101T020000", `RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n${more}`)}END:VTIMEZONE\n`;
}

function observance(kind: string, start: string, more: string): string {
  return `BEGIN:${kind}\nDTSTART:${start}\n${more}TZOFFSETFROM:-0617\nTZOFFSETTO:-0717\nEND:${kind}\n`;
}

/** Hours from the start of 2026 on, as calendars write them. */
function wall(at: number): string {
  const iso = new Date(Date.UTC(2026, 0, 1, at)).toISOString();
  return iso.slice(0, 19).replaceAll(/[-:]/gu, "");
}

function listed(name: string, length: number): string {
  return `${name}${full(length, (at) => `${wall(at)}Z,`)}`;
}

function upTo(last: number): string {
  return Array.from({ length: last + 1 }, (_, number) => number).join(",");
}

function full(length: number, piece: (at: number) => string): string {
  const pieces: string[] = [];
  for (let [at, size] = [0, 0]; size < length; at += 1) {
    const next = piece(at);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join("");
}
