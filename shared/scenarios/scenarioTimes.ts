const MINUTE = 60_000

export const minutesBefore = (iso: string, minutes: number): Date => new Date(Date.parse(iso) - minutes * MINUTE)

/** `2024-06-03 06:41:12.000 UTC`, as dsregcmd prints times. */
export const dsregTime = (date: Date): string => `${date.toISOString().replace('T', ' ').slice(0, 19)}.000 UTC`

/** UTC with 100 ns. The format of check-in times in the registry is not documented. */
export const checkinTime = (date: Date): string => `${date.toISOString().slice(0, 19)}.0000000Z`

/** `03/06/2024 8:41:12 AM +00:00`, the script's own format. */
export function scriptRunTime(iso: string): string {
  const [date = '', time = ''] = new Date(iso).toISOString().split(/[T.]/)
  const [year, month, day] = date.split('-')
  const hour = Number(time.slice(0, 2))
  return `${day}/${month}/${year} ${hour % 12 === 0 ? 12 : hour % 12}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'} +00:00`
}
