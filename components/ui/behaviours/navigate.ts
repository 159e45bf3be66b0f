/** Goes somewhere without loading the whole page. `replace` leaves no entry in the history, `stay` keeps the scroll position. */
export type Navigate = (href: string, options?: { replace?: boolean; stay?: boolean }) => void;
