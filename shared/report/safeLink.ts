const ALLOWED: ReadonlySet<string> = new Set(['http:', 'https:'])

/** Whether a report may link to an address: web pages only, and nothing that hides a name or a password in it. */
export function isSafeLink(url: string): boolean {
  if (!/^https?:\/\/[!-~]+$/i.test(url) || /[\\<>"'`^{|}\s]/.test(url)) return false
  const [, authority = ''] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? []
  return ALLOWED.has(url.slice(0, url.indexOf(':') + 1).toLowerCase()) && authority !== '' && !authority.includes('@')
}
