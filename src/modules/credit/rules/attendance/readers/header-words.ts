/** What a column of an attendance report holds. */
export type Column =
  | "action"
  | "attended"
  | "connection"
  | "created"
  | "date"
  | "email"
  | "end"
  | "firstJoin"
  | "firstName"
  | "interest"
  | "join"
  | "lastLeave"
  | "lastName"
  | "leave"
  | "login"
  | "meetingId"
  | "minutes"
  | "name"
  | "originalName"
  | "participantId"
  | "participants"
  | "registered"
  | "role"
  | "start"
  | "timestamp"
  | "title"
  | "waitingRoom";

/**
 * Headers in lower case, without accents and units, as the programs write them in English, Italian, Spanish, French,
 * German, Portuguese, Polish and Japanese. A bar stands between two. A header that is
 * not here is told by what stands below it.
 */
export const headersByColumn: Readonly<Record<Column, readonly string[]>> = {
  action: ["action | user action | aktion | azione | accion"],
  attended: ["attended | ha partecipato | asistio | a participe | teilgenommen | participou"],
  connection: ["connection type | attendance type"],
  created: ["creation time | created | report generated | ora di creazione | hora de creacion"],
  date: [
    "date | session date | meeting date | event date | attendance date | data | fecha | datum | giorno | jour",
    "日付",
  ],
  email: [
    "email | e-mail | mail | user email | email address | e-mail address | emailaddress",
    "attendee email | participant email | emailofattendee | work email | email utente",
    "email dell'utente | e-mail utente | indirizzo email | indirizzo e-mail | correo",
    "correo electronico | correo electronico del usuario | e-mail del usuario | email del usuario",
    "adresse e-mail | adresse email | adresse e-mail de l'utilisateur | e-mail de l'utilisateur",
    "courriel | adresse de courriel | e-mail-adresse | benutzer-e-mail | e-mail des benutzers",
    "endereco de e-mail | e-mail do usuario | email do usuario | adres e-mail | adres email",
    "e-mail uzytkownika | メール | メールアドレス | メール アドレス | 電子メール | ユーザーのメール | ユーザーのメールアドレス",
  ],
  end: [
    "end | end time | actual end time | meeting end time | event end time | ora di fine",
    "hora de finalizacion | heure de fin | endzeit | hora de termino | godzina zakonczenia | 終了時刻",
    "終了時間",
  ],
  firstJoin: [
    "first join | first join time | attendeefirstjointime | first joined | primo accesso",
    "primera union | primera vez que se unio | premiere connexion | premiere participation",
    "erster beitritt | primeira entrada | primeiro ingresso | pierwsze dolaczenie | 最初の参加",
  ],
  firstName: ["first name | firstname | given name | nombre de pila | prenom | vorname | imie | 名"],
  interest: ["interest rating | attendee interest rating"],
  join: [
    "entered | entry time | join | join time | joined | joined at | time joined | time in | arrived | arrival | arrival time",
    "check in | check-in | sign in | signed in | ora di ingresso | ora di entrata | ora di accesso",
    "hora de entrada | hora para unirse | hora de union | hora de ingreso | hora de incorporacion",
    "heure d'arrivee | heure de connexion | heure d'entree | heure de participation | beitritt",
    "beitreten | beitrittszeit | beitrittszeitpunkt | beigetreten | ingressar na hora",
    "hora de ingresso | horario de entrada | czas dolaczenia | godzina dolaczenia | dolaczenie | 参加時刻",
    "参加日時 | 入室時刻 | 入室時間",
  ],
  lastLeave: [
    "last leave | last leave time | attendeelastleavetime | last left | ultima uscita | ultima salida",
    "dernier depart | derniere deconnexion | letztes verlassen | letzter austritt | ultima saida",
    "ostatnie wyjscie | ostatnie opuszczenie | 最後の退出",
  ],
  lastName: [
    "last name | lastname | surname | family name | cognome | apellido | apellidos | nom de famille",
    "nachname | sobrenome | nazwisko | 姓",
  ],
  leave: [
    "exited | exit time | time exited | leave | leave time | left | left at | time left | time out | departed | departure | departure time",
    "check out | check-out | sign out | signed out | ora di uscita | hora de salida | hora para salir",
    "hora de abandono | heure de depart | heure de deconnexion | heure de sortie | verlassen",
    "austrittszeit | austritt | verlassenszeit | endzeitpunkt | hora de saida | sair na hora",
    "horario de saida | czas opuszczenia | godzina opuszczenia | godzina wyjscia | opuszczenie",
    "czas wyjscia | 退出時刻 | 退出日時 | 退室時刻 | 退室時間",
  ],
  login: ["login | account | logged in as | watched with | watched through"],
  meetingId: [
    "id | meeting id | webinar id | id riunione | id de la reunion | id de reunion | meeting-id",
    "id da reuniao | ミーティング id",
  ],
  minutes: [
    "duration | total duration | time in session | in session duration | in-meeting duration | in meeting duration",
    "attendance duration | attendeetotaltimeinsession | minutes | mins | min | minutes attended",
    "attended minutes | time attended | total time | durata | durata totale | durata nella riunione",
    "minuti | duracion | duracion total | duracion en la reunion | tiempo en la reunion | tiempo en la sesion | minutos",
    "duree | duree totale | duree de la reunion | temps passe dans la session | dauer | gesamtdauer",
    "dauer in der besprechung | dauer der besprechung | besprechungsdauer | teilnahmedauer | minuten | duracao | duracao total",
    "duracao na reuniao | duracao da reuniao | tempo na sessao | czas trwania | laczny czas trwania",
    "czas udzialu w spotkaniu | minuty | 期間 | 合計時間 | 所要時間 | 会議時間 | 分",
  ],
  name: [
    "name | user name | username | full name | fullname | display name | participant | participant name",
    "attendee | attendee name | nameofattendee | person | who | nome | nome completo | nome utente",
    "partecipante | nombre | nombre completo | nombre de usuario | participante | nom | nom complet",
    "nom d'utilisateur | vollstandiger name | teilnehmer | benutzername | nome de usuario | nazwa",
    "imie i nazwisko | pelna nazwa | uczestnik | nazwa uzytkownika | 名前 | 氏名 | ユーザー名 | 表示名",
  ],
  originalName: [
    "name (original name) | user name (original name) | nome (nome originale)",
    "nome utente (nome originale) | nombre (nombre original) | nombre de usuario (nombre original)",
    "nom (nom original) | nom (nom d'origine) | nom d'utilisateur (nom original) | name (originalname)",
    "name (ursprunglicher name) | benutzername (originalname) | nome (nome original)",
    "nome de usuario (nome original) | nazwa (nazwa oryginalna) | nazwa uzytkownika (nazwa oryginalna)",
    "名前(元の名前) | 名前 (元の名前) | ユーザー名 (元の名前) | ユーザー名(元の名前)",
  ],
  participantId: [
    "participant id | participant id (upn) | participantid | attendee id",
    "identyfikator uczestnika (upn) | teilnehmer-id (upn) | id participante (upn) | id do participante (upn) | id. de participante (upn) | 参加者 id (upn)",
  ],
  participants: [
    "participants | partecipanti | participantes | teilnehmeranzahl | uczestnicy | # registered",
    "# registrants | unique viewers | total users | 参加者数",
  ],
  registered: [
    "registration time | registration date/time | registration date | ora di registrazione",
    "hora de inscripcion",
  ],
  role: ["role | attendeerole | ruolo | rol | rolle | funcao | rola | ロール | 役割"],
  start: [
    "start | start time | actual start time | meeting start time | event start time | ora di inizio",
    "hora de inicio | heure de debut | startzeit | godzina rozpoczecia | 開始時刻 | 開始時間",
  ],
  timestamp: [
    "timestamp | utceventtimestamp | utc event timestamp | event time | zeitstempel | marca de tiempo",
  ],
  title: [
    "topic | meeting title | meeting name | event name | session name | webinar name | title",
    "argomento | titolo riunione | tema | titulo de la reunion | sujet | titre de la reunion | thema",
    "besprechungstitel | topico | titulo da reuniao | temat | tytul spotkania | トピック | 会議のタイトル",
  ],
  waitingRoom: [
    "in waiting room | in sala d'attesa | en sala de espera | salle d'attente | en salle d'attente",
    "im warteraum | na sala de espera | w poczekalni | 待機室",
  ],
};
