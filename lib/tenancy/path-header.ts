/** Set by the proxy, whatever the browser sent: the address that was asked for, so that sign-in can lead back to it. */
export const PATH_HEADER = "x-onerow-path";
