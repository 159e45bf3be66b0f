"use client";

import { Button } from "@/components/ui/button";

type PlaceBarProps = {
  may: { place: boolean; save: boolean };
  isReady: boolean;
  pending: boolean;
  /** Over the limit, where the account waits for approval instead of being refused. */
  parks: boolean;
  isDraft: boolean;
  onPlace: () => void;
  onSave: () => void;
};

/** The two ways out of the form. */
export function PlaceBar({ may, isReady, pending, parks, isDraft, onPlace, onSave }: PlaceBarProps) {
  const isOff = !isReady || pending;
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3">
      {may.place ? (
        <Button variant="primary" hotkey="mod+enter" disabled={isOff} onClick={onPlace} className="w-full">
          {pending ? "Placing" : parks ? "Send for approval" : "Place order"}
        </Button>
      ) : (
        <p className="text-ink-2">You may save it as a draft; placing it needs somebody with the right to place orders.</p>
      )}
      {may.save && (
        <Button hotkey="mod+s" disabled={isOff} onClick={onSave} className="w-full">
          {isDraft ? "Save the draft" : "Save as draft"}
        </Button>
      )}
    </div>
  );
}
