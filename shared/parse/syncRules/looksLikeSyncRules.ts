/** Whether text is PowerShell as the Synchronization Rules Editor exports it. */
export const looksLikeSyncRuleScript = (headText: string): boolean => /^[^\n#'"]*\bNew-ADSyncRule(?:\s|`|$)/im.test(headText)

const isXml = (headText: string): boolean => /^\ufeff?\s*</.test(headText)

/** Whether text is XML with a synchronization rule, by an element of that name near the start. */
export const looksLikeSyncRuleXml = (headText: string): boolean =>
  isXml(headText) && /<(?:!DOCTYPE\s+)?synchronizationRule[\s>/[]/i.test(headText)

/** Whether text is a connector or the metaverse schema of a configuration folder, by its root. */
export const looksLikeSyncConnectorXml = (headText: string): boolean =>
  isXml(headText) &&
  /<(?:!DOCTYPE\s+)?(?:ma-data|mv-data|saved-ma-configuration|saved-mv-configuration)[\s>/[]/i.test(headText.slice(0, 4096))
