/** What a column of a table can hold. */
export type ColumnRole =
  | "title"
  | "start"
  | "startTime"
  | "end"
  | "endTime"
  | "duration"
  | "zone"
  | "isAllDay"
  | "description"
  | "url"
  | "registrationUrl"
  | "provider"
  | "placeName"
  | "address"
  | "city"
  | "region"
  | "postalCode"
  | "country"
  | "latitude"
  | "longitude"
  | "format"
  | "cost"
  | "credit"
  | "category"
  | "audience"
  | "level"
  | "language"
  | "status"
  | "capacity"
  | "image"
  | "id"
  | "updated";

/** Headers that name a role: the whole header, or a part of it (worth less). Lower case, words apart by one space. */
interface RoleWords {
  readonly whole: RegExp;
  readonly part?: RegExp;
}

export const roleWords: Readonly<Record<ColumnRole, RoleWords>> = {
  title: {
    whole:
      /^(?:title|name|event|event (?:name|title)|course|course (?:name|title)|session (?:name|title)|session|program|program (?:name|title)|webinar|webinar (?:name|title)|workshop|workshop (?:name|title)|training|training (?:name|title)|topic name|summary|subject|class|class (?:name|title)|offering|name label|conference|body|título|titulo|titre|titel)$/u,
    part: /\b(?:title|name label|headline)\b/u,
  },
  start: {
    whole:
      /^(?:start|starts|date|dates|when|start date|start date time|starts at|start datetime|begin|begins|begin date|event date|date start|from|session date|meeting date|day|date time|date and time|dtstart|date of event|first date|start unix|event start|event start unix|training date|class date|fecha|fecha de inicio|datum)$/u,
    part: /\b(?:start|begin|date)\b/u,
  },
  startTime: {
    whole:
      /^(?:time|times|start time|begin time|event time|meeting time|time start|hour|hours|session time|starts time|class time|hora|hora de inicio|heure|beginn|uhrzeit)$/u,
    part: /\btime\b/u,
  },
  end: {
    whole:
      /^(?:end|ends|end date|end date time|ends at|end datetime|finish|until|to|date end|dtend|last date|end unix|event end|event end unix|event end date|fecha de fin|ende)$/u,
    part: /\bend\b/u,
  },
  endTime: { whole: /^(?:end time|time end|finish time|ends time|event end time|hora de fin)$/u },
  duration: {
    whole:
      /^(?:duration|length|minutes|hours long|duration (?:minutes|mins?|hours|hrs?)|length (?:minutes|mins?))$/u,
    part: /\bduration\b/u,
  },
  zone: { whole: /^(?:zone|time ?zone|tz|timezone id)$/u, part: /\btime ?zone\b/u },
  isAllDay: { whole: /^(?:all ?day|all day event|is all ?day|is full day|full day)$/u },
  description: {
    whole:
      /^(?:description|details|abstract|about|notes|content|body|comment|long description|full description|event description|course description|blurb|overview|html description|descripción|descripcion|beschreibung)$/u,
    part: /\bdescription\b/u,
  },
  url: {
    whole:
      /^(?:url|link|web ?site|web ?page|web address|event url|event link|permalink|more info|more information|info link|page|html link|event path|link url|href|details url|meeting details url|course url|website url|enlace|lien)$/u,
    part: /\b(?:url|link|web ?site)\b/u,
  },
  registrationUrl: {
    whole:
      /^(?:registration|register|registration (?:url|link|page)|register (?:url|link|here)|sign ?up|sign ?up (?:url|link)|rsvp|tickets?|booking|enroll|ticket url|registration address)$/u,
    part: /\b(?:regist\w+|sign ?up|rsvp|enroll\w*)\b/u,
  },
  provider: {
    whole:
      /^(?:provider|host|hosted by|organi[sz]er|organi[sz]ation|sponsor|presenter organization|presented by|offered by|agency|publisher|vendor|source|institution|library|organi[sz]er name)$/u,
    part: /\b(?:provider|host|sponsor|organi[sz]er)\b/u,
  },
  placeName: {
    whole:
      /^(?:location|place|venue|where|room|building|site|location name|venue name|event location|meeting location|branch|place name|location text|lugar|lieu|ort)$/u,
    part: /\b(?:location|venue|place)\b/u,
  },
  address: {
    whole:
      /^(?:address|street|street address|location address|venue address|address 1|address line 1|street line one)$/u,
    part: /\b(?:address|street)\b/u,
  },
  city: { whole: /^(?:city|town|location city|venue city)$/u, part: /\bcity\b/u },
  region: { whole: /^(?:state|province|region|state province|location state|venue state)$/u },
  postalCode: {
    whole: /^(?:zip|zip ?code|postal ?code|post ?code|location zip|venue zip)$/u,
    part: /\b(?:zip|zip ?code|postal)\b/u,
  },
  country: { whole: /^(?:country|country code)$/u },
  latitude: { whole: /^(?:lat|latitude)$/u, part: /\b(?:lat|latitude)\b/u },
  longitude: { whole: /^(?:lon|lng|long|longitude)$/u, part: /\b(?:lng|longitude)\b/u },
  format: {
    whole:
      /^(?:format|delivery|mode|modality|delivery (?:method|mode|format)|online|virtual|is online|in person or online|attendance|how)$/u,
    part: /\b(?:format|delivery|modality)\b/u,
  },
  cost: {
    whole:
      /^(?:cost|costs|price|fee|fees|registration (?:fee|cost)|tuition|cost usd|price usd|amount|ticket price|member price|cost to attend|costo|precio|prix|tarif|kosten)$/u,
    part: /\b(?:cost|price|fee|tuition)\b/u,
  },
  credit: {
    whole:
      /^(?:credit|credits|ceus?|ce|le ?us?|contact hours|ce (?:hours|credits?)|pd hours|credit hours|ce units|continuing education|certificate)$/u,
    part: /\b(?:credits?|ceus?|leus?|contact hours)\b/u,
  },
  category: {
    whole:
      /^(?:category|categories|topic|topics|tags?|subjects?|track|tracks|type|event type|kind|keywords|series|competenc(?:y|ies)|theme|program type|calendar type desc)$/u,
    part: /\b(?:categor\w+|topics?|tags?)\b/u,
  },
  audience: {
    whole:
      /^(?:audience|audiences|who should attend|target audience|intended audience|ages?|age group|for whom|for)$/u,
    part: /\baudience\b/u,
  },
  level: { whole: /^(?:level|skill level|difficulty)$/u, part: /\blevel\b/u },
  language: { whole: /^(?:language|lang|languages)$/u },
  status: {
    whole: /^(?:status|event status|cancel+ed|is cancel+ed|cancel+ed event|changed)$/u,
    part: /\b(?:status|cancel+ed)\b/u,
  },
  capacity: {
    whole: /^(?:capacity|seats|max(?:imum)? (?:attendees|attendance|participants)|spaces|limit)$/u,
    part: /\bcapacity\b/u,
  },
  image: { whole: /^(?:image|picture|photo|thumbnail|image url|featured image|image reference)$/u },
  id: {
    whole:
      /^(?:id|uid|event id|guid|record id|identifier|course id|calendar id|meeting id|i cal uid|ical uid|datalayer id|slug)$/u,
  },
  updated: { whole: /^(?:updated|updated at|last modified|modified|changed at|last updated)$/u },
};

export const columnRoles = Object.keys(roleWords) as readonly ColumnRole[]; // the keys of the record above

/** A header as words: `eventTitle`, `Event_Title` and ` EVENT TITLE: ` are `event title`. */
export function headerWords(header: string): string {
  return header
    .replaceAll(/([a-z\d])([A-Z])/gu, "$1 $2")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
}
