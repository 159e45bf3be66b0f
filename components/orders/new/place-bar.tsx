"use client";

import type { FormHints } from "@/components/orders/new/form-hints";
import { buttonClass } from "@/components/ui/button-style";

type PlaceBarProps = {
  may: { place: boolean; save: boolean };
  hints: FormHints;
  isReady: boolean | undefined;
  pending: boolean;
  /** Over the limit, where the account waits for approval instead of being refused. */
  parks: boolean | undefined;
  isDraft: boolean;
  onPlace: () => void;
  onSave: () => void;
};

/** The two ways out of the form. */
export function PlaceBar({ may, hints, isReady, pending, parks, isDraft, onPlace, onSave }: PlaceBarProps) {
  const isOff = !isReady || pending;
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3">
      {may.place ? (
        <button
          type="button"
          disabled={isOff}
          onClick={onPlace}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className={buttonClass("primary", "md", "w-full")}
        >
          {pending ? "Placing" : parks ? "Send for approval" : "Place order"}
          {hints.place}
        </button>
      ) : (
        <p className="text-ink-2">You may save it as a draft; placing it needs somebody with the right to place orders.</p>
      )}
      {may.save && (
        <button
          type="button"
          disabled={isOff}
          onClick={onSave}
          aria-keyshortcuts="Control+S Meta+S"
          className={buttonClass("default", "md", "w-full")}
        >
          {isDraft ? "Save the draft" : "Save as draft"}
          {hints.save}
        </button>
      )}
    </div>
  );
}
