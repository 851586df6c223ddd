/** Whether an address may be shown as a link, to be copied. Anything else, as `javascript:`, is shown as the text that it is. */
export const isPage = (url: string): boolean => /^(?:https?:\/\/|mailto:)[^\s<>"'`]+$/i.test(url)

/** An address as it is shown: characters that hide or turn others are made visible. */
export const shownAddress = (url: string): string => url.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
