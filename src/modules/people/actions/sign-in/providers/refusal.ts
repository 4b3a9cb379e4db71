import { NotAllowed } from "#platform/errors";

/** Someone came back from an identity provider and is not let in. The message is for them. */
export class SignInRefusal extends NotAllowed {}

/** What came back does not fit what was asked, whatever it is: the details are for the cause, not for who sent it. */
export function misfit(cause?: unknown): SignInRefusal {
  return new SignInRefusal(
    "What came back does not fit a sign-in that was begun in this browser. It may have taken too long, or been used already. Start again.",
    cause === undefined ? undefined : { cause },
  );
}
