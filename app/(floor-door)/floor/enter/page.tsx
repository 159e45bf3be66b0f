import type { Metadata } from "next";
import { goOn } from "@/app/(floor-door)/floor/enter/actions";
import { LockButton } from "@/components/floor/shell/lock-button";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { floorPath } from "@/lib/floor/floor-path";
import { FLOOR_REFUSAL_TEXT } from "@/lib/floor/refusals";
import { requireEntrant } from "@/lib/floor/session";

export const metadata: Metadata = { title: "Go on here" };

export default async function EnterPage({ searchParams }: PageProps<"/floor/enter">) {
  const { person, device } = await requireEntrant();
  const { next } = await searchParams;
  return (
    <>
      <header>
        <h1 className="text-xl!">{person}</h1>
        <p className="mt-1 text-ink-2">
          You signed in by e-mail on {device.name} at {device.location.name}, a tablet that several people share. Go on, and it opens the
          floor alone and locks itself like for everybody.
        </p>
      </header>
      <ActionForm
        action={goOn}
        hidden={{ next: floorPath(typeof next === "string" ? next : null) }}
        refusals={FLOOR_REFUSAL_TEXT}
        label="Go on here"
      >
        <SubmitButton size="floor" pendingLabel="Opening">
          Go on as {person}
        </SubmitButton>
      </ActionForm>
      <LockButton label="Not me" pendingLabel="Leaving" door="/floor/lock" />
    </>
  );
}
