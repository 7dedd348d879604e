/**
 * Makes a link to a conversation open it in the thread's place, without loading the page anew. Of several that are pressed
 * before an answer has come, the last one counts.
 */
export const opensThread = (path: string) => ({
  'hx-get': path,
  'hx-target': '#thread',
  'hx-swap': 'outerHTML transition:true',
  'hx-sync': 'closest .inbox:replace',
  'hx-push-url': 'true',
});
