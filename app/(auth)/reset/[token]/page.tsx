import type { Metadata } from "next";
import { resetWithForm } from "@/app/(auth)/reset/[token]/actions";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { findReset, RESET_TEXT } from "@/lib/members/password-reset";
import { SHORTEST_PASSWORD } from "@/lib/tenancy/password";

// The address holds a secret: no other server may learn it.
export const metadata: Metadata = { title: "New password", referrer: "no-referrer", robots: { index: false } };

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const reset = await findReset(token);
  if (!reset) return <Ended />;
  return (
    <div className="grid max-w-100 gap-4">
      <div>
        <h1>Choose a new password</h1>
        <p className="mt-1 text-ink-2">For {reset.email}. Wherever you are signed in now, you sign in again with it.</p>
      </div>
      <Sheet>
        <ActionForm action={resetWithForm} hidden={{ token }} refusals={RESET_TEXT}>
          <TextField
            name="password"
            type="password"
            label="New password"
            hint={`At least ${SHORTEST_PASSWORD} characters.`}
            autoComplete="new-password"
            required
          />
          <SubmitButton pendingLabel="Saving">Save the password</SubmitButton>
        </ActionForm>
      </Sheet>
    </div>
  );
}

function Ended() {
  return (
    <div className="grid max-w-100 justify-items-start gap-4">
      <div>
        <h1>This link has ended</h1>
        <p className="mt-1 text-ink-2">It was used, is more than an hour old, or a newer one was asked for.</p>
      </div>
      <ButtonLink href="/forgot">Ask for another</ButtonLink>
    </div>
  );
}
