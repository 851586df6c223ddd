/** What sources share of a device's name: some give it with its DNS suffix, others without. An address is a name as a whole. */
export const hostName = (name: string): string => (/^[\d.]+$/.test(name) ? name : name.split('.')[0] || name)
