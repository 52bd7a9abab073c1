// Where to go after log-in: an address of this workbench, never of another host.
export function safe_return(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])/.test(to)) return "/";
  return /^\/(login|set-up|invitation)(?![^?#/])/.test(to) ? "/" : to;
}
