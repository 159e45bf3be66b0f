import type { Metadata } from "next";
import { acceptWithForm } from "@/app/(auth)/invitation/[token]/actions";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { findInvitation } from "@/lib/members/accept-invitation";
import { MEMBER_REFUSALS } from "@/lib/members/refusals";
import { sentencesOf } from "@/lib/result/sentences";
import { SHORTEST_PASSWORD } from "@/lib/tenancy/password";

// The address holds a secret: no other server may learn it.
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: { index: false } };

export default async function InvitationPage({ params }: PageProps<"/invitation/[token]">) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation) return <Ended />;
  const { organizationName, roleName, email, hasPassword } = invitation;
  return (
    <div className="grid max-w-100 gap-4">
      <div>
        <h1>Join {organizationName}</h1>
        <p className="mt-1 text-ink-2">
          You are invited as <b className="text-ink">{roleName}</b> with the address {email}.
        </p>
      </div>
      <Sheet>
        <ActionForm action={acceptWithForm} hidden={{ token }} refusals={sentencesOf(MEMBER_REFUSALS)}>
          {!hasPassword && <TextField name="name" label="Your name" autoComplete="name" required />}
          <TextField
            name="password"
            type="password"
            label={hasPassword ? "The password of your account" : "Choose a password"}
            hint={hasPassword ? "You have an account with this address already." : `At least ${SHORTEST_PASSWORD} characters.`}
            autoComplete={hasPassword ? "current-password" : "new-password"}
            required
          />
          <SubmitButton pendingLabel="Joining">Join {organizationName}</SubmitButton>
        </ActionForm>
      </Sheet>
    </div>
  );
}

function Ended() {
  return (
    <div className="grid max-w-100 justify-items-start gap-4">
      <div>
        <h1>This invitation has ended</h1>
        <p className="mt-1 text-ink-2">It was used, withdrawn or is more than a week old. Ask the person who invited you for another.</p>
      </div>
      <ButtonLink href="/sign-in">Sign in</ButtonLink>
    </div>
  );
}
