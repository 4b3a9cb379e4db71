import { Bars, RadioList } from "#ui";
import { type Rating, ratingNames, ratings } from "../../rules/focus/assessment.ts";

/** One heading to rate: five plain answers beside each other. */
export function RatingField({
  heading,
  name,
  rating,
}: {
  readonly heading: string;
  readonly name: string;
  readonly rating: Rating | undefined;
}) {
  // What is not part of one's work stands last: it is no low end of a scale.
  const order = [...ratings.slice(1), 0] as const;
  return (
    <RadioList
      name={name}
      legend={heading}
      isScale
      choices={order.map((each) => ({
        value: String(each),
        label: ratingNames[each],
        isChosen: each === rating,
      }))}
    />
  );
}

/** A rating as a picture of four bars, and in words. */
export function RatingShown({ rating }: { readonly rating: Rating | undefined }) {
  if (rating === undefined) return <span class="quiet">not answered</span>;
  if (rating === 0) return <span class="quiet">{ratingNames[0]}</span>;
  const bars = [1, 2, 3, 4].map((step) => ({
    height: step / 4,
    tone: step > rating ? ("plain" as const) : rating > 2 ? ("good" as const) : ("attention" as const),
  }));
  return (
    <>
      <Bars bars={bars} words={`${rating} of 4:`} /> {ratingNames[rating]}
    </>
  );
}
