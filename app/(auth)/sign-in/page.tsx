import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { signInWithForm } from "@/app/(auth)/sign-in/actions";
import { DemoAccounts } from "@/components/access/demo-accounts";
import { OneRow } from "@/components/access/one-row";
import { SignInForm } from "@/components/access/sign-in-form";
import { SsoButton } from "@/components/access/sso-button";
import { Banner } from "@/components/ui/banner";
import { classNames } from "@/components/ui/class-names";
import { Sheet } from "@/components/ui/sheet";
import { listDemoAccounts } from "@/lib/tenancy/demo-accounts";
import { oidcName } from "@/lib/tenancy/oidc";
import { safePath } from "@/lib/tenancy/safe-path";
import { currentSession } from "@/lib/tenancy/session";
import { SIGN_IN_TEXT, signInErrorText } from "@/lib/tenancy/sign-in-text";

export const metadata: Metadata = { title: "Sign in" };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const asked = await searchParams;
  const next = safePath(one(asked["next"]));
  if (await currentSession()) redirect(next);
  const accounts = await listDemoAccounts();
  const error = one(asked["error"]);
  const sso = oidcName();
  return (
    <>
      <header>
        <h1>Sign in</h1>
        <p className="mt-1 text-ink-2">Here an order is one row, and every step of its life is one transaction.</p>
      </header>
      {accounts.length > 0 && <OneRow />}
      <div className={classNames("grid items-start gap-4", accounts.length > 0 ? "md:grid-cols-[20rem_minmax(0,1fr)]" : "max-w-88")}>
        <div className="grid gap-4">
          {error && <Banner tone="stop">{signInErrorText(error)}</Banner>}
          {asked["reset"] !== undefined && <Banner tone="ok">Your new password is saved. Sign in with it.</Banner>}
          <Sheet>
            <SignInForm action={signInWithForm} next={next} refusals={SIGN_IN_TEXT} />
            {sso && <SsoButton label={`Continue with ${sso}`} next={next} />}
          </Sheet>
          <p className="text-sm text-ink-2">
            <Link href="/forgot">Forgot your password?</Link>
          </p>
          <p className="text-sm text-ink-2">No account? An administrator of your organization can invite you.</p>
        </div>
        {accounts.length > 0 && <DemoAccounts accounts={accounts} action={signInWithForm} next={next} refusals={SIGN_IN_TEXT} />}
      </div>
    </>
  );
}
