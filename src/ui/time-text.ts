const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const timeOnly = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })

/** A point in time in the reader's own time zone: only the hour on the day itself. @param iso ISO 8601 */
export function timeText(iso: string, now: Date = new Date()): string {
  const at = new Date(iso)
  const today = at.toDateString() === now.toDateString()
  return today ? timeOnly.format(at) : dayAndTime.format(at)
}

const whole = new Intl.NumberFormat('en-GB')

/** "1 case", "2 cases". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`
}

/** Bytes in binary units, as file managers show them: "3.4 MB". */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`
}

const dayOnly = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

/** A day as its source gives it, without a time zone. @param ms Unix milliseconds, taken as UTC */
export function dayText(ms: number): string {
  return dayOnly.format(ms)
}
