/** What a refused listing means, by the classes of whatsapp-cloud-api.md, section 13. */
export function faultOfListing(code: number | null, status: number): string {
  if (code === 190 || code === 0 || status === 401) return 'token';
  if (code !== null && [4, 80007, 130429, 80008].includes(code)) return 'busy';
  if (status === 429) return 'busy';
  if (code === 10 || code === 3 || (code !== null && code >= 200 && code <= 299)) return 'permission';
  if (code === 100 || code === 33 || status === 404) return 'account';
  return status >= 500 ? 'unreachable' : 'unclear';
}
