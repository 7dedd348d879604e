/** The Assignment page's form as a browser without script would send it. */

type Fields = Record<string, string | string[] | null>;

/** What the form on this page holds, with what somebody changed in it; null takes a field out. */
export function formOn(html: string, changes: Fields = {}): URLSearchParams {
  const [, form = ''] = /<form[^>]*id="assignment"[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
  const body = new URLSearchParams();
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    const isTicked = !/type="(?:checkbox|radio)"/.test(tag) || /\schecked/.test(tag);
    const name = attribute('name');
    if (name !== undefined && isTicked) body.append(name, attribute('value') ?? '');
  }
  for (const [name, values] of Object.entries(changes)) {
    body.delete(name);
    for (const value of [values ?? []].flat()) body.append(name, value);
  }
  return body;
}
