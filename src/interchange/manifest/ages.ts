const units: Readonly<Record<string, string>> = {
  y: 'y',
  yr: 'y',
  yrs: 'y',
  year: 'y',
  years: 'y',
  m: 'mo',
  mo: 'mo',
  month: 'mo',
  months: 'mo',
  w: 'wk',
  wk: 'wk',
  week: 'wk',
  weeks: 'wk',
  d: 'd',
  day: 'd',
  days: 'd',
}

/**
 * An age in words: "58 y", "6 mo". Takes `058Y` (DICOM AS, PS3.5 §6.2), `58`, `58.0`, `58 years`. From 90 years on only "90+ y", since a
 * greater age points to a person (45 CFR 164.514(b)(2)(i)(C)). Undefined for what is no age: above 130 years too, as the 414 of ChestX-ray14.
 */
export function ageOf(cell: string): string | undefined {
  const match = /^(\d{1,3})(?:\.0+)?\s*([a-z]*)$/i.exec(cell.trim())
  const unit = units[(match?.[2] || 'y').toLowerCase()]
  if (match === null || unit === undefined) return undefined
  const count = Number(match[1])
  if (unit !== 'y') return `${count} ${unit}`
  if (count > 130) return undefined
  return count >= 90 ? '90+ y' : `${count} y`
}
