import { ProblemPage } from "@/components/shell/problem-page";
import { ButtonLink } from "@/components/ui/button-link";

export default function NotFound() {
  return (
    <main id="main" className="px-6">
      <ProblemPage title="There is nothing here" actions={<ButtonLink href="/orders">Orders</ButtonLink>}>
        The address may be mistyped, or it belongs to another organization than the one you are working for.
      </ProblemPage>
    </main>
  );
}
