import { ConfirmForm } from "@/components/ui/confirm-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Sheet } from "@/components/ui/sheet";
import type { OpenWork } from "@/lib/shipping/read-manifests";
import { SHIPPING_REFUSAL_TEXT } from "@/lib/shipping/refusals";

type OpenWorkProps<Answer extends AnyAnswer> = {
  work: readonly OpenWork[];
  /** Null when the reader may not ship. */
  close: AnswerAction<Answer> | null;
};

const packagesText = (count: number): string => (count === 1 ? "1 package" : `${count.toLocaleString("en")} packages`);

/** Shipped packages on no manifest yet, one row for each location and carrier. */
export function OpenWorkSheet<Answer extends AnyAnswer>({ work, close }: OpenWorkProps<Answer>) {
  if (work.length === 0) return null;
  return (
    <Sheet title="Not on a manifest yet" padded={false}>
      <ul className="divide-y divide-line-2">
        {work.map(({ location, carrier, packages }) => (
          <li key={`${location} ${carrier}`} className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
            <span>
              <b className="font-semibold">
                {location}, {carrier}
              </b>{" "}
              <span className="text-ink-2">{packagesText(packages)}</span>
            </span>
            {close && (
              <ConfirmForm
                label={
                  <>
                    Close the day
                    <span className="sr-only">
                      {" "}
                      of {carrier} at {location}
                    </span>
                  </>
                }
                size="sm"
                title={`Close the day of ${carrier} at ${location}?`}
                effect={`${packagesText(packages)} go on a manifest for the driver to sign. What ships later waits for the next one.`}
                confirmLabel="Close the day"
                action={close}
                hidden={{ location, carrier }}
                refusals={SHIPPING_REFUSAL_TEXT}
              />
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
