/** A case made for a file or folder is named after it: `MDEClientAnalyzerResult.zip` gives `MDEClientAnalyzerResult.jcase`. */
export function caseNameFor(path: string): string {
  const name = path.split(/[\\/]/).findLast((part) => part !== '') ?? ''
  // A name that is all extension (".reg") is kept: a case file needs a name to be found by.
  const bare = name.replace(/(?<=.)\.[^.]{1,5}$/, '')
  return `${bare === '' ? 'case' : bare}.jcase`
}
