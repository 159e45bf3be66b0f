export const dispatch = (): string => "done";
