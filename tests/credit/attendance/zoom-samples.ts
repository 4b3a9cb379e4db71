import { ana, ben, latin, marked, type Sample, utf8 } from "./sample.ts";

const zoomRows = [
  "Ana E. (Ana Example),ana@library.example,04/22/2026 09:20:36 AM,04/22/2026 09:57:38 AM,38,No,",
  "Ana Example,ANA@library.example,04/22/2026 09:49:50 AM,04/22/2026 09:51:42 AM,2,No,",
  "Ben Sample,ben@library.example,04/22/2026 08:58:00 AM,04/22/2026 10:05:00 AM,67,No,",
];
const dayFirstRows = zoomRows.map((row) => row.replaceAll("04/22/2026", "22/04/2026"));

export const zoomMeetings: readonly Sample[] = [
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
