import type { Metadata } from "next";
import { savePassword } from "@/app/(office)/account/actions";
import { ActionForm } from "@/components/ui/action-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { PASSWORD_TEXT } from "@/lib/members/account";
import { SHORTEST_PASSWORD } from "@/lib/tenancy/password";
import { requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { user, role, organization } = await requireSession();
  return (
    <>
      <PageHeader title="Your account" />
      <div className="grid max-w-104 gap-4">
        <Sheet title="You">
          <DefinitionList
            items={[
              { term: "Name", value: user.name },
              { term: "E-mail", value: user.email },
              { term: `Role in ${organization.name}`, value: role.name },
            ]}
          />
        </Sheet>
        <Sheet title="Password">
          <ActionForm
            action={savePassword}
            refusals={PASSWORD_TEXT}
            doneText="The password is changed. Your other sessions have ended."
            afterDone="reset"
          >
            {/* Tells a password manager whose password this is. */}
            <input type="text" name="username" autoComplete="username" defaultValue={user.email} readOnly hidden />
            <TextField name="current" type="password" label="Password you have now" autoComplete="current-password" required />
            <TextField
              name="password"
              type="password"
              label="New password"
              hint={`At least ${SHORTEST_PASSWORD} characters.`}
              autoComplete="new-password"
              required
            />
            <SubmitButton pendingLabel="Changing" className="justify-self-start">
              Change password
            </SubmitButton>
          </ActionForm>
        </Sheet>
      </div>
    </>
  );
}
