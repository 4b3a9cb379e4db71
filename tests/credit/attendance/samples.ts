import { strToU8, zipSync } from "fflate";

/** A report written by hand in the manner of a program; everyone in it is made up. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: string;
  /** Name, e-mail, seconds within 9 to 10 am, how exactly they are known. Ana and Ben are in nearly all. */
  readonly people: readonly (readonly [string, string | undefined, number, string])[];
  readonly setApart?: readonly string[];
  readonly title?: string;
}

const ana = ["Ana Example", "ana@library.example", 2222, "times"] as const;
const ben = ["Ben Sample", "ben@library.example", 3600, "times"] as const;

const utf8 = (...lines: readonly string[]) => strToU8(lines.join("\r\n"));
const marked = (...lines: readonly string[]) => strToU8(`\uFEFF${lines.join("\r\n")}\r\n`);
const utf16 = (...lines: readonly string[]) =>
  new Uint8Array(Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`, "utf16le"));
const latin = (...lines: readonly string[]) => new Uint8Array(Buffer.from(lines.join("\r\n"), "latin1"));
const tabs = (...cells: readonly string[]) => cells.join("\t");

function bigEndian(...lines: readonly string[]): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${lines.join("\r\n")}`, "utf16le").swap16());
}

function workbook(...rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((text, column) => cell(text).replace("<c ", `<c r="${"ABCDEFGHIJ"[column]}${at + 1}" `)).join("")}</row>`,
  );
  const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaging = "http://schemas.openxmlformats.org/package/2006";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="${packaging}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="Report" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${spreadsheet}"><sheetData>${sheet.join("")}</sheetData></worksheet>`,
    ),
  });
}

const zoomRows = [
  "Ana E. (Ana Example),ana@library.example,04/22/2026 09:20:36 AM,04/22/2026 09:57:38 AM,38,No,",
  "Ana Example,ANA@library.example,04/22/2026 09:49:50 AM,04/22/2026 09:51:42 AM,2,No,",
  "Ben Sample,ben@library.example,04/22/2026 08:58:00 AM,04/22/2026 10:05:00 AM,67,No,",
];
const dayFirstRows = zoomRows.map((row) => row.replaceAll("04/22/2026", "22/04/2026"));

const zoom: readonly Sample[] = [
  {
    name: "Zoom meeting, detailed",
    bytes: utf8(
      "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent",
      ...zoomRows,
    ),
    kind: "zoom-meeting",
    people: [ana, ben],
  },
  {
    name: "Zoom meeting, detailed, with waiting room, bots and callers",
    bytes: marked(
      "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room",
      ...zoomRows.map((row) => `${row},No`),
      "Ben Sample,ben@library.example,04/22/2026 08:50:00 AM,04/22/2026 08:58:00 AM,8,No,,Yes",
      "read.ai meeting notes,,04/22/2026 09:00:00 AM,04/22/2026 10:00:00 AM,60,Yes,,No",
      "+1 555***0123,,04/22/2026 09:00:00 AM,04/22/2026 10:00:00 AM,60,Yes,,No",
    ),
    kind: "zoom-meeting",
    people: [ana, ben],
    setApart: ["waiting-room", "bot", "caller"],
  },
  {
    name: "Zoom meeting, unique users",
    bytes: utf8(
      "Name (Original Name),User Email,Total Duration (Minutes),Guest",
      "Ana Example,ana@library.example,38,No",
      "Ben Sample,,67,Yes",
    ),
    kind: "zoom-meeting",
    people: [
      ["Ana Example", "ana@library.example", 2280, "minutes"],
      ["Ben Sample", undefined, 3600, "minutes"],
    ],
  },
  {
    name: "Zoom meeting of 2026, lines about the meeting first",
    bytes: marked(
      "Topic,ID,Host,Duration (minutes),Start time,End time,Participants",
      '"Weeding, without tears",812 3456 7890,Hana Host,67,04/22/2026 08:58:00 AM,04/22/2026 10:05:00 AM,2',
      "",
      "Name (original name),Email,Total duration (minutes),Guest",
      "Ana Example,ana@library.example,38,No",
      "Ben Sample (Host),ben@library.example,67,No",
      "Zoom Report",
    ),
    kind: "zoom-meeting",
    people: [
      ["Ana Example", "ana@library.example", 2280, "minutes"],
      ["Ben Sample", "ben@library.example", 3600, "minutes"],
    ],
    title: "Weeding, without tears",
  },
  {
    name: "Zoom meeting, older lines about the meeting with the host's address",
    bytes: utf8(
      "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants",
      '"812 3456 7890",Weeding,04/22/2026 08:58:00 AM,04/22/2026 10:05:00 AM,host@library.example,67,2',
      "",
      "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent",
      ...zoomRows,
    ),
    kind: "zoom-meeting",
    people: [ana, ben],
    title: "Weeding",
  },
  {
    name: "Zoom account export, two columns called the same",
    bytes: utf8(
      "Topic,Meeting ID,User Name,User Email,Department,Group,Has Zoom Rooms?,Creation Time,Start Time,End Time,Duration (Minutes),Participants,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent",
      ...zoomRows.map(
        (row) =>
          `Weeding,812 3456,Hana Host,hana@library.example,,,No,04/01/2026 09:00:00 AM,04/22/2026 08:58:00 AM,04/22/2026 10:05:00 AM,999,2,${row}`,
      ),
    ),
    kind: "zoom-meeting",
    people: [ana, ben],
    title: "Weeding",
  },
  {
    name: "Zoom in Italian, account export, the day first",
    bytes: utf8(
      "Argomento,Digita,ID,Nome organizzatore,E-mail organizzatore,Ora di inizio,Ora di fine,Partecipanti,Durata (minuti),Minuti totali dei partecipanti,Nome (nome originale),E-mail,Ora di ingresso,Ora di uscita,Durata (minuti),Guest,Risposta",
      ...dayFirstRows.map(
        (row) =>
          `Scarto,Riunione,812 3456,Ospite,ospite@library.example,22/04/2026 08:58:00 AM,22/04/2026 10:05:00 AM,2,67,104,${row}`,
      ),
    ),
    kind: "zoom-meeting",
    people: [ana, ben],
    title: "Scarto",
  },
  ...(
    [
      [
        "Spanish",
        "Nombre (nombre original),E-mail del usuario,Hora para unirse,Hora para salir,Duración (minutos),Invitado,Consentimiento",
      ],
      [
        "French",
        "Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,Accord",
      ],
      [
        "German",
        "Name (Originalname),E-Mail-Adresse,Beitrittszeit,Verlassen,Dauer (Minuten),Gast,Zustimmung",
      ],
      [
        "Portuguese",
        "Nome (nome original),E-mail,Hora de entrada,Hora de saída,Duração (minutos),Convidado,Consentimento",
      ],
      [
        "Polish",
        "Nazwa (nazwa oryginalna),Adres e-mail,Czas dołączenia,Czas opuszczenia,Czas trwania (minuty),Gość,Zgoda",
      ],
      ["Japanese", "名前（元の名前）,ユーザーのメール,参加時刻,退出時刻,期間 (分),ゲスト,同意"],
      [
        "Turkish, which we do not know",
        "Ad (Asıl ad),Kullanıcı E-postası,Katılma Zamanı,Ayrılma Zamanı,Süre,Konuk,Onay",
      ],
    ] as const
  ).map(([language, header]) => ({
    name: `Zoom in ${language}`,
    bytes: marked(header, ...dayFirstRows),
    kind: "zoom-meeting",
    people: [ana, ben],
  })),
  {
    name: "Zoom in Spanish, semicolons, windows-1252",
    bytes: latin(
      "Nombre (nombre original);Correo electrónico;Hora de entrada;Hora de salida;Duración (minutos)",
      "Ana Example;ana@library.example;22/04/2026 09:20:36 a. m.;22/04/2026 09:57:38 a. m.;38",
      "Íñigo Señal;inigo@library.example;22/04/2026 08:58:00 a. m.;22/04/2026 10:05:00 a. m.;67",
    ),
    kind: "zoom-meeting",
    people: [ana, ["Íñigo Señal", "inigo@library.example", 3600, "times"]],
  },
];

const webinar: readonly Sample[] = [
  {
    name: "Zoom webinar of 2020",
    bytes: marked(
      "Attendee Report",
      'Report Generated:,"Apr 23, 2026 08:00:00"',
      "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views",
      'Weeding,812-345-678,"Apr 22, 2026 08:55:00",70,3,0,2,4,2',
      "Host Details,",
      "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name",
      'Yes,Ben Sample,ben@library.example,"Apr 22, 2026 08:55:00","Apr 22, 2026 10:05:00",70,United States,',
      "Attendee Details,",
      "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name",
      'Yes,Ana Example,Ana,Example,ana@library.example,"Mar 2, 2026 10:00:00",approved,"Apr 22, 2026 09:20:36","Apr 22, 2026 09:57:38",38,Yes,United States',
      'Yes,Ana Example,,,ana@library.example,,,"Apr 22, 2026 09:49:50","Apr 22, 2026 09:51:42",2,Yes,United States',
      'No,Noor Absent,Noor,Absent,noor@library.example,"Mar 3, 2026 10:00:00",approved,--,--,--,--,--',
      "Other Attended",
      "User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name",
      '15550100,"Apr 22, 2026 09:00:00","Apr 22, 2026 10:00:00",60,United States',
    ),
    kind: "zoom-webinar",
    people: [ana, ben],
    setApart: ["no-show", "caller"],
    title: "Weeding",
  },
  {
    name: "Zoom webinar of 2026, an attendee made panelist, and questions of its own",
    bytes: marked(
      "Attendee Report",
      'Report Generated:,"04/23/2026 08:00:00 AM"',
      "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views",
      'Weeding,812 345 678,"04/22/2026 08:55:00 AM",70,3,0,2,4,2',
      "Host Details",
      "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name",
      'Yes,Hana Host,hana@library.example,"04/22/2026 08:55:00 AM","04/22/2026 10:05:00 AM",70,No,United States',
      "Panelist Details",
      "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name",
      'Yes,Ana Example,ana@library.example,"04/22/2026 09:49:50 AM","04/22/2026 09:57:38 AM",8,No,United States',
      "Attendee Details",
      "Attended,User Name (Original Name),First Name,Last Name,Email,Phone,When did you begin?,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,Source Name",
      'Yes,Ana Example,Ana,Example,ana@library.example,555 0100,13/01/2020 10:00,"03/02/2026 10:00:00 AM",approved,"04/22/2026 09:20:36 AM","04/22/2026 09:49:50 AM",30,Yes,United States,',
      'No,Noor Absent,Noor,Absent,noor@library.example,,,"03/03/2026 10:00:00 AM",approved,--,--,--,--,United States,',
    ),
    kind: "zoom-webinar",
    people: [ana, ["Hana Host", "hana@library.example", 3600, "times"]],
    setApart: ["no-show"],
    title: "Weeding",
  },
];

const teamsHead = [
  "1. Summary",
  tabs("Meeting title", '"Weeding\r\nwithout tears"'),
  tabs("Attended participants", "2"),
  tabs("Start time", "4/22/26, 8:58:00\u202FAM"),
  tabs("End time", "4/22/26, 10:05:00\u202FAM"),
  tabs("Meeting duration", "1h 7m"),
  tabs("Average attendance time", "52m 1s"),
  "",
  "2. Participants",
  tabs("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"),
  tabs(
    "Ana Example",
    "4/22/26, 9:20:36\u202FAM",
    "4/22/26, 9:57:38\u202FAM",
    "36m 2s",
    "ana@library.example",
    "ana@library.example",
    "Presenter",
  ),
  tabs(
    "Ben Sample (External)",
    "4/22/26, 8:58:00\u202FAM",
    "4/22/26, 10:05:00\u202FAM",
    "1h 7m",
    "ben@library.example",
    "",
    "Organizer",
  ),
];
const teamsTail = [
  "",
  "3. In-Meeting Activities",
  tabs("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
  tabs(
    "Ana Example",
    "4/22/26, 9:20:36\u202FAM",
    "4/22/26, 9:49:38\u202FAM",
    "29m 2s",
    "ana@library.example",
    "Presenter",
  ),
  tabs("Ana Example", "4/22/26, 9:50:38\u202FAM", "4/22/26, 9:57:38\u202FAM", "7m", "ana@library.example"),
  tabs(
    "Ben Sample (External)",
    "4/22/26, 8:58:00\u202FAM",
    "4/22/26, 10:05:00\u202FAM",
    "1h 7m",
    "ben@library.example",
    "Organizer",
    "extra",
  ),
  tabs("+48 600 100 200", "4/22/26, 9:00:00\u202FAM", "4/22/26, 10:00:00\u202FAM", "1h", "", "Attendee"),
  tabs("Hidden Hal", "", "", "", "hal@library.example", "Attendee"),
  "",
  "4. Meeting Engagement",
  tabs("Name", "Reactions", "Raised hands"),
  tabs("Ana Example", "3", "1"),
];

const teams: readonly Sample[] = [
  {
    name: "Teams, all sections: a gap of a minute is bridged",
    bytes: utf16(...teamsHead, ...teamsTail),
    kind: "teams",
    people: [ana, ben],
    setApart: ["caller", "no-times"],
    title: "Weeding without tears",
  },
  {
    name: "Teams without section 3: minutes between first and last",
    bytes: utf16(...teamsHead),
    kind: "teams",
    people: [["Ana Example", "ana@library.example", 2162, "span"], ben],
    title: "Weeding without tears",
  },
  {
    name: "Teams in German",
    bytes: utf16(
      "1. Zusammenfassung",
      tabs("Besprechungstitel", "Aussondern"),
      tabs("Startzeit", "22.04.26, 08:58:00"),
      "",
      "2. Teilnehmer",
      tabs(
        "Name",
        "Erster Beitritt",
        "Letztes Verlassen",
        "Dauer in der Besprechung",
        "E-Mail",
        "Teilnehmer-ID (UPN)",
        "Rolle",
      ),
      tabs(
        "Ana Example",
        "22.04.26, 09:20:36",
        "22.04.26, 09:57:38",
        "37 Min. 2 Sek.",
        "ana@library.example",
        "x",
        "Organisator",
      ),
      "",
      "3. Aktivitäten in der Besprechung",
      tabs("Name", "Beitreten", "Verlassen", "Dauer", "E-Mail", "Rolle"),
      tabs(
        "Ana Example",
        "22.04.26, 09:20:36",
        "22.04.26, 09:57:38",
        "37 Min. 2 Sek.",
        "ana@library.example",
        "Organisator",
      ),
      tabs(
        "Ben Sample (Extern)",
        "22.04.26, 08:58:00",
        "22.04.26, 10:05:00",
        "1 Std. 7 Min.",
        "ben@library.example",
        "Teilnehmer",
      ),
    ),
    kind: "teams",
    people: [ana, ben],
    title: "Aussondern",
  },
  {
    name: "Teams in Polish, second section alone",
    bytes: utf16(
      "1. Podsumowanie",
      tabs("Tytuł spotkania", "Selekcja"),
      "",
      "2. Uczestnicy",
      tabs(
        "Nazwa",
        "Pierwsze dołączenie",
        "Ostatnie wyjście",
        "Czas udziału w spotkaniu",
        "Adres e-mail",
        "Identyfikator uczestnika (UPN)",
        "Rola",
      ),
      tabs(
        "Ana Example",
        "22.04.2026, 09:20:36",
        "22.04.2026, 09:57:38",
        "37 min 2 sek.",
        "ana@library.example",
        "",
        "Uczestnik",
      ),
      tabs(
        "Ben Sample",
        "22.04.2026, 08:58:00",
        "22.04.2026, 10:05:00",
        "1 godz. 7 min",
        "ben@library.example",
        "",
        "Organizator",
      ),
    ),
    kind: "teams",
    people: [ana, ben],
    title: "Selekcja",
  },
  {
    name: "Teams in Turkish, which we do not know: told by the numbers and shapes",
    bytes: utf16(
      "1. Özet",
      tabs("Başlık", "Ayıklama"),
      "",
      "3. Toplantı İçi Etkinlikler",
      tabs("Ad", "Katılma Saati", "Ayrılma Saati", "Süre", "E-posta", "Görev"),
      tabs(
        "Ana Example",
        "22.04.2026 09:20:36",
        "22.04.2026 09:57:38",
        "2222",
        "ana@library.example",
        "Sunucu",
      ),
      tabs(
        "Ben Sample",
        "22.04.2026 08:58:00",
        "22.04.2026 10:05:00",
        "4020",
        "ben@library.example",
        "Sunucu",
      ),
    ),
    kind: "teams",
    people: [ana, ben],
  },
  {
    name: "Teams before 2022, Meeting Summary",
    bytes: utf16(
      "Meeting Summary",
      tabs("Total Number of Participants", "2"),
      tabs("Meeting Title", "Weeding"),
      tabs("Meeting Start Time", "4/22/2026, 8:58:00 AM"),
      "",
      tabs("Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role", "Participant ID (UPN)"),
      tabs(
        "Ana Example",
        "4/22/2026, 9:20:36 AM",
        "4/22/2026, 9:57:38 AM",
        "37m 2s",
        "ana@library.example",
        "Attendee",
        "ana@library.example",
      ),
      tabs(
        "Ben Sample",
        "4/22/2026, 8:58:00 AM",
        "4/22/2026, 10:05:00 AM",
        "1h 7m",
        "ben@library.example",
        "Organizer",
        "ben@library.example",
      ),
    ),
    kind: "teams",
    people: [ana, ben],
    title: "Weeding",
  },
  {
    name: "Teams before 2021, a log of joining and leaving",
    bytes: utf16(
      tabs("Full Name", "User Action", "Timestamp"),
      tabs("Ben Sample", "Joined before", "4/22/2026, 8:58:00 AM"),
      tabs("Ana Example", "Joined", "4/22/2026, 9:20:36 AM"),
      tabs("Ana Example", "Left", "4/22/2026, 9:57:38 AM"),
      tabs("Ben Sample", "Left", "4/22/2026, 10:05:00 AM"),
    ),
    kind: "teams",
    people: [
      ["Ana Example", undefined, 2222, "times"],
      ["Ben Sample", undefined, 3600, "times"],
    ],
  },
  {
    name: "Teams live event, in UTC",
    bytes: utf8(
      "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role",
      "s1,p1,Ana Example,Browser,4/22/2026 2:20:36 PM,Joined,Attendee",
      "s1,p1,Ana Example,Browser,4/22/2026 2:57:38 PM,Left,Attendee",
      "s2,p2,Ben Sample,Browser,4/22/2026 1:58:00 PM,Joined,Organizer",
      "s2,p2,Ben Sample,Browser,4/22/2026 3:05:00 PM,Left,Organizer",
    ),
    kind: "teams-live-event",
    people: [
      ["Ana Example", undefined, 2222, "times"],
      ["Ben Sample", undefined, 3600, "times"],
    ],
  },
];

const others: readonly Sample[] = [
  {
    name: "Webex, times kept from Excel's guesses",
    bytes: utf16(
      tabs(
        "Meeting Name",
        "Meeting Start Time",
        "Meeting End Time",
        "Display Name",
        "First Name",
        "Last Name",
        "Role",
        "Attendee Email",
        "Join Time",
        "Leave Time",
        "Attendance Duration",
        "Connection Type",
        "Session Name",
      ),
      tabs(
        "Weeding",
        '"=""2026-04-22 09:00:00"""',
        '"=""2026-04-22 10:00:00"""',
        "Ana Example",
        "Ana",
        "Example",
        "Attendee",
        "ana@library.example",
        '"=""2026-04-22 09:20:36"""',
        '"=""2026-04-22 09:57:38"""',
        "38 mins",
        "Desktop",
        "",
      ),
      tabs(
        "Weeding",
        '"=""2026-04-22 09:00:00"""',
        '"=""2026-04-22 10:00:00"""',
        "Ben Sample",
        "Ben",
        "Sample",
        "Host",
        "ben@library.example",
        '"=""2026-04-22 08:58:00"""',
        '"=""2026-04-22 10:05:00"""',
        "67 mins",
        "Desktop",
        "",
      ),
    ),
    kind: "webex",
    people: [ana, ben],
    title: "Weeding",
  },
  {
    name: "Webex, three columns alone",
    bytes: utf8(
      "Display Name,Attendee Email,Attendance Duration",
      "Ana Example,ana@library.example,38 mins",
      "Ben Sample,ben@library.example,67 mins",
    ),
    kind: "webex",
    people: [
      ["Ana Example", "ana@library.example", 2280, "minutes"],
      ["Ben Sample", "ben@library.example", 3600, "minutes"],
    ],
  },
  {
    name: "GoTo, CSV with a preamble",
    bytes: utf8(
      "Attendee Report,,,",
      "Webinar Name,Webinar ID,Date",
      "Weeding,812-345-678,22 April 2026",
      "Attendee Details",
      "Attended,Interest Rating,Last Name,First Name,Email Address,Registration Date/Time,Join Time,Leave Time,Time in Session",
      'Yes,62,Example,Ana,ana@library.example,"Mar 2, 2026 10:00 AM CDT","Apr 22, 2026 09:20:36 AM CDT","Apr 22, 2026 09:57:38 AM CDT",37 minutes',
      'Yes,99,Sample,Ben,ben@library.example,"Mar 2, 2026 10:00 AM CST","Apr 22, 2026 08:58 AM CDT","Apr 22, 2026 10:05 AM CDT",1 hour 7 minutes',
      'No,0,Absent,Noor,noor@library.example,"Mar 2, 2026 10:00 AM CST",--,--,--',
    ),
    kind: "goto",
    people: [["Ana Example", "ana@library.example", 2220, "span"], ben],
    setApart: ["no-show"],
    title: "Weeding",
  },
  {
    name: "GoTo, Excel workbook",
    bytes: workbook(
      ["Attendee Report"],
      [
        "Attended",
        "Interest Rating",
        "Last Name",
        "First Name",
        "Email Address",
        "Registration Date/Time",
        "Join Time",
        "Leave Time",
        "Time in Session",
      ],
      [
        "Yes",
        "62",
        "Example",
        "Ana",
        "ana@library.example",
        "04/02/2026 10:00",
        "04/22/2026 09:20:36",
        "04/22/2026 09:57:38",
        "00:37:02",
      ],
      [
        "Yes",
        "99",
        "Sample",
        "Ben",
        "ben@library.example",
        "04/02/2026 10:00",
        "04/22/2026 08:58:00",
        "04/22/2026 10:05:00",
        "01:07:00",
      ],
    ),
    kind: "goto",
    people: [ana, ben],
  },
  {
    name: "Collaborate, in UTC",
    bytes: utf8(
      "NameOfAttendee,EmailOfAttendee,AttendeeRole,AttendeeFirstJoinTime,AttendeeLastLeaveTime,AttendeeTotalTimeInSession,AttendeeTotalRejoins",
      "Ana Example,ana@library.example,Participant,2026-04-22T14:20:36Z,2026-04-22T14:57:38Z,00:30:00,1",
      "Ben Sample,ben@library.example,Moderator,2026-04-22T13:58:00Z,2026-04-22T15:05:00Z,01:07:00,0",
    ),
    kind: "collaborate",
    people: [["Ana Example", "ana@library.example", 1800, "span"], ben],
  },
  {
    name: "a table people made, with times of day alone, UTF-16 of the other kind",
    bytes: bigEndian(
      "Who;Mail;Arrived;Left",
      "Ana Example;ana@library.example;9:20:36 am;9:57:38 am",
      "Ben Sample;ben@library.example;08:58;10:05",
    ),
    kind: "plain",
    people: [ana, ben],
  },
  {
    name: "a table people made, with minutes",
    bytes: utf8("Name,Minutes", "Ana Example,38", "Ben Sample,60,5"),
    kind: "plain",
    people: [
      ["Ana Example", undefined, 2280, "minutes"],
      ["Ben Sample", undefined, 3600, "minutes"],
    ],
  },
];

/** One report in each manner that is read, of a session from 9 to 10 am in Chicago on 22 April 2026. */
export const samples: readonly Sample[] = [...zoom, ...webinar, ...teams, ...others];

export const zone = "America/Chicago";
export const sessionDate = "2026-04-22";
