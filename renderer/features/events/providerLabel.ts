/** The part of a provider's name that tells it from the others: Microsoft's prefixes are the same for all of them. */
export const providerLabel = (provider: string): string => provider.replace(/^Microsoft[-.](?:Windows[-.])?/i, '') || provider
