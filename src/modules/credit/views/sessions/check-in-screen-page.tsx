import { Breadcrumb, ButtonLink, EmptyState, Page, type Shell } from "#ui";
import { sessionWhen } from "../../rules/sessions/when-words.ts";
import { sessionTrail } from "./attendance-page.tsx";

/** A QR code: its side in modules, and an SVG path that paints the dark ones. */
interface Picture {
  readonly size: number;
  readonly path: string;
}

export interface CheckInScreenPageProps {
  readonly shell: Shell;
  readonly session: {
    readonly id: string;
    readonly title: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly zone: string;
  };
  /** Absent while the doors are closed. */
  readonly code: { readonly shown: string; readonly address: string; readonly qrCode: Picture } | undefined;
  readonly opens: string;
  readonly checkedInCount: number;
  readonly looksAgain: boolean;
}

/** For the projector at the door: a code and a picture of it, new each minute. */
export function CheckInScreenPage(props: CheckInScreenPageProps) {
  const { shell, session, code, opens, checkedInCount } = props;
  return (
    <Page
      shell={shell}
      current="/sessions"
      title={`Check in: ${session.title}`}
      heading={session.title}
      lede={`${sessionWhen(session)} · ${checkedInCount} checked in`}
      notices={<Breadcrumb trail={sessionTrail(session)} />}
      isUnlisted
    >
      {code === undefined ? (
        <EmptyState title="The doors are closed">
          <p>The code is shown from {opens} on, until half an hour after the session.</p>
          <Paper {...props} />
        </EmptyState>
      ) : (
        <div class="stack">
          <p>Point your phone’s camera here:</p>
          <QrPicture {...code.qrCode} />
          <p>
            Or open <b>{code.address}</b> and type this code:
          </p>
          <p class="figure">{code.shown}</p>
          <p class="quiet">
            The code changes every minute.{" "}
            {props.looksAgain ? (
              <>
                This page shows the next one by itself. <a href="?still=yes">Stop that</a>
              </>
            ) : (
              <a href="?">Show the next ones by themselves</a>
            )}
          </p>
          <Paper {...props} />
        </div>
      )}
    </Page>
  );
}

function Paper({ session }: CheckInScreenPageProps) {
  return (
    <p>
      No phones, or no net?{" "}
      <ButtonLink href={`/sessions/${session.id}/check-in/list.csv`}>Take a list along</ButtonLink> Fill in
      when people came and went, and bring it in as an attendance report.
    </p>
  );
}

const shownModule = 12;

// A reader wants dark on light, whatever colours the page has.
function QrPicture({ size, path }: Picture) {
  return (
    <svg
      role="img"
      aria-label="QR code that opens the check-in with the code below"
      width={size * shownModule}
      height={size * shownModule}
      viewBox={`0 0 ${size} ${size}`}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
