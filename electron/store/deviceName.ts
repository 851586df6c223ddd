/** A host name with its DNS suffix; neither an address nor a name with a dot in it is one. */
const WITH_SUFFIX = /^([^.\s]+)(?:\.[a-z\d-]+)*\.[a-z][a-z\d-]*$/i

/** What sources share of a device's name: some give it with its DNS suffix, others without. */
export const hostName = (name: string): string => WITH_SUFFIX.exec(name)?.[1] ?? name
