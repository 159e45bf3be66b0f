import { redirect } from "next/navigation";

/** The program opens on the orders; who is not signed in is led to sign-in from there. */
export default function Home(): never {
  redirect("/orders");
}
