// breaks: no-restricted-imports
export const late = async (): Promise<unknown> => import("@/db/client");
