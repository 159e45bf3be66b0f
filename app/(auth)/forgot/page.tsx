import type { Metadata } from "next";
import Link from "next/link";
import { askWithForm } from "@/app/(auth)/forgot/actions";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { RESET_TEXT } from "@/lib/members/password-reset";

export const metadata: Metadata = { title: "New password" };

export default async function ForgotPage({ searchParams }: PageProps<"/forgot">) {
  return (await searchParams)["asked"] === undefined ? <Ask /> : <Asked />;
}

function Ask() {
  return (
    <div className="grid max-w-100 gap-4">
      <div>
        <h1>Choose a new password</h1>
        <p className="mt-1 text-ink-2">You get a mail with a link that works once, for an hour.</p>
      </div>
      <Sheet>
        <ActionForm action={askWithForm} refusals={RESET_TEXT}>
          <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
          <SubmitButton pendingLabel="Sending">Send the link</SubmitButton>
        </ActionForm>
      </Sheet>
      <p className="text-sm text-ink-2">
        <Link href="/sign-in">Back to sign-in</Link>
      </p>
    </div>
  );
}

/** The same words whether there is an account or not. */
function Asked() {
  return (
    <div className="grid max-w-100 justify-items-start gap-4">
      <div role="status">
        <h1>Look into your mail</h1>
        <p className="mt-1 text-ink-2">
          If there is an account with this address, a link to choose a new password is on its way. It can take a few minutes.
        </p>
      </div>
      <ButtonLink href="/sign-in">Sign in</ButtonLink>
    </div>
  );
}
