import type { Metadata } from "next";
import { admitTablet } from "@/app/(floor-door)/floor/enrol/actions";
import { AdmitForm } from "@/components/floor/door/admit-form";
import { FLOOR_REFUSAL_TEXT } from "@/lib/floor/refusals";

export const metadata: Metadata = { title: "Admit this tablet" };

export default async function EnrolPage({ searchParams }: PageProps<"/floor/enrol">) {
  const { code } = await searchParams;
  return (
    <>
      <header>
        <h1 className="text-xl!">Admit this tablet</h1>
        <p className="mt-1 text-ink-2">
          From then on people sign in on it with their badge and PIN. Whoever is signed in on it now is signed out. The code comes from
          Settings, Tablets in the office and is good for half an hour.
        </p>
      </header>
      <AdmitForm action={admitTablet} code={typeof code === "string" ? code : ""} refusals={FLOOR_REFUSAL_TEXT} />
    </>
  );
}
