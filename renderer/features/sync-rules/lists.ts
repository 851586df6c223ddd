export const replaceAt = <T>(list: readonly T[], at: number, value: T): T[] => list.map((one, index) => (index === at ? value : one))
export const withoutAt = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at)
