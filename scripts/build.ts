import { OperatorError } from "@/db/operator-error";
import { buildIfChanged } from "@/scripts/start/build";

buildIfChanged((line) => console.log(line)).catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
});
